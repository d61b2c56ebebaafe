package io.spatialforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 64, 1000})
    void everyImageBelongsToExactlyOneShardAndShardsAreOfLikeSize(int count) {
        Shards shards = new Shards(count);
        int images = 200 * count;
        int[] sizes = new int[count];
        for (int i = 0; i < images; i++) {
            sizes[shards.of("objects365/" + i)]++;
        }
        for (int size : sizes) {
            assertThat(size).isBetween(100, 320);
        }
    }

    @Test
    void theShardOfAnImageIsTheSameForever() {
        assertThat(new Shards(8).of("coco/139")).isEqualTo(new Shards(8).of("coco/139"));
        assertThat(new Shards(1000).of("coco/139"))
                .isEqualTo((int) Long.remainderUnsigned(io.spatialforge.core.StableHash.of("coco/139"), 1000));
    }

    @Test
    void shardsAreNamedByTheirPlaceAndTheirNumber() {
        assertThat(new Shards(8).name(3)).isEqualTo("00003-of-00008");
        assertThat(new Shards(99_999).name(12_345)).isEqualTo("12345-of-99999");
        assertThatThrownBy(() -> new Shards(8).name(8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Shards(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
