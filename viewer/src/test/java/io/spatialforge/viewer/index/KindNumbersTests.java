package io.spatialforge.viewer.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.StableHash;
import org.junit.jupiter.api.Test;

class KindNumbersTests {

    @Test
    void kindsAreNumberedAsTheyAreMetAndKeepTheirNumbers() {
        KindNumbers kinds = new KindNumbers();
        int many = 5000;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < many; i++) {
                assertThat(kinds.of(StableHash.with(i, "kind"))).isEqualTo(i);
                assertThat(kinds.size()).isEqualTo(pass == 0 ? i + 1 : many);
            }
        }
    }

    @Test
    void aHashOfNothingIsAKindToo() {
        KindNumbers kinds = new KindNumbers();
        assertThat(kinds.of(7)).isZero();
        assertThat(kinds.of(0)).isEqualTo(1);
        assertThat(kinds.of(1 << 20)).isEqualTo(2);
        assertThat(kinds.of(0)).isEqualTo(1);
        assertThat(kinds.size()).isEqualTo(3);
    }
}
