package io.spatialforge.pipeline.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EveningTests {

    @Test
    void whatIsEvenStays() {
        assertThat(Evening.level(new double[] {10, 10, 10}, 0.34)).isInfinite();
    }

    @Test
    void theLargestIsLoweredToItsShareOfWhatStays() {
        double level = Evening.level(new double[] {60, 40}, 0.5);
        assertThat(level).isEqualTo(40);
        assertThat(Evening.level(new double[] {90, 10}, 0.6)).isCloseTo(15, within(1e-9));
    }

    @Test
    void ofAnyAmountsNoneHasMoreThanItsShareAndNothingElseIsLowered() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            double[] amounts = random.doubles(2 + random.nextInt(6), 0.001, 100).toArray();
            double share = 1.0 / amounts.length + 0.2 * random.nextDouble();
            double level = Evening.level(amounts, share);
            double[] left = Arrays.stream(amounts).map(a -> Math.min(a, level)).toArray();
            double all = Arrays.stream(left).sum();
            assertThat(Arrays.stream(left).max().orElse(0) / all).isLessThanOrEqualTo(share + 1e-9);
            double more = 1.01 * level;
            double[] looser = Arrays.stream(amounts).map(a -> Math.min(a, more)).toArray();
            if (!Double.isInfinite(level) && Arrays.stream(looser).sum() > all + 1e-9) {
                assertThat(Arrays.stream(looser).max().orElse(0)
                                / Arrays.stream(looser).sum())
                        .isGreaterThan(share - 1e-9);
            }
        }
    }

    @Test
    void oneAnswerAloneIsHeldAgainstNothing() {
        assertThat(Evening.level(new double[] {7, 0}, 0.5)).isInfinite();
    }
}
