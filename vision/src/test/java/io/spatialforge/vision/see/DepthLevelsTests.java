package io.spatialforge.vision.see;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.vision.depth.DepthMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DepthLevelsTests {

    private static DepthMap random(double low, double high) {
        Random random = new Random(7);
        float[] values = new float[64 * 48];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (low * Math.pow(high / low, random.nextDouble()));
        }
        return new DepthMap(64, 48, values);
    }

    @Test
    void aDistanceIsKeptToAFifthOfAPercent() {
        DepthMap map = random(0.5, 500);

        DepthMap kept = DepthLevels.of(map, DepthSource.Kind.METRIC).map();

        for (int i = 0; i < map.values().length; i++) {
            assertThat((double) kept.values()[i] / map.values()[i]).isCloseTo(1, within(0.002));
        }
    }

    @Test
    void inverseDepthOfAnySignIsKeptToAThousandthOfItsRange() {
        Random random = new Random(7);
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 30 - 10;
        }
        DepthMap map = new DepthMap(100, 10, values);

        DepthMap kept = DepthLevels.of(map, DepthSource.Kind.INVERSE).map();

        for (int i = 0; i < values.length; i++) {
            assertThat(kept.values()[i]).isCloseTo(values[i], within(30f / 1000));
        }
    }

    @Test
    void whereThereIsNoValueThereIsNoneAfterwards() {
        DepthMap map = new DepthMap(3, 1, new float[] {1, Float.NaN, 2});

        assertThat(DepthLevels.of(map, DepthSource.Kind.METRIC).map().values()).containsExactly(1f, Float.NaN, 2f);
    }

    @Test
    void aMapWithoutAnyValueStaysOne() {
        DepthMap map = new DepthMap(2, 1, new float[] {Float.NaN, Float.NaN});

        assertThat(DepthLevels.of(map, DepthSource.Kind.INVERSE).map()).isEqualTo(map);
    }

    @Test
    void aFlatMapStaysFlat() {
        DepthMap map = new DepthMap(2, 2, new float[] {3, 3, 3, 3});

        assertThat(DepthLevels.of(map, DepthSource.Kind.INVERSE).map()).isEqualTo(map);
    }

    @Test
    void aFartherPointNeverBecomesTheNearerOne() {
        DepthMap map = random(1, 10);

        DepthMap kept = DepthLevels.of(map, DepthSource.Kind.METRIC).map();

        for (int i = 1; i < map.values().length; i++) {
            boolean farther = map.values()[i] > map.values()[i - 1];
            assertThat(kept.values()[i] >= kept.values()[i - 1])
                    .isEqualTo(farther || kept.values()[i] == kept.values()[i - 1]);
        }
    }
}
