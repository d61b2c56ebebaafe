package io.spatialforge.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StableHashTests {

    @Test
    void hashesStayWhatTheyAreBecauseShardsAndSplitsDependOnThem() {
        assertThat(Long.toHexString(StableHash.of("coco/30"))).isEqualTo("cf12424091aabcc1");
    }

    @Test
    void choicesAreSpreadEvenly() {
        int[] counts = new int[7];
        double sum = 0;
        for (int i = 0; i < 70_000; i++) {
            long hash = StableHash.with(StableHash.of("image/" + i), "purpose");
            counts[StableHash.below(hash, 7)]++;
            sum += StableHash.fraction(hash);
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
        assertThat(sum / 70_000).isBetween(0.49, 0.51);
    }

    @Test
    void hexDigitsAreHashedAsTheirText() {
        assertThat(StableHash.withHex(7, 0x00cf12424091aabcL)).isEqualTo(StableHash.with(7, "00cf12424091aabc"));
        assertThat(StableHash.withHex(7, -2)).isEqualTo(StableHash.with(7, "fffffffffffffffe"));
    }

    @Test
    void aTextInPartsGivesTheHashOfTheWhole() {
        long begun = StableHash.begin(7, "left-right ");
        assertThat(StableHash.end(StableHash.on(StableHash.on(begun, "r1"), " r2")))
                .isEqualTo(StableHash.with(7, "left-right r1 r2"));
        assertThat(StableHash.end(StableHash.on(begun, "r3"))).isEqualTo(StableHash.with(7, "left-right r3"));
        assertThat(StableHash.end(StableHash.begin(7, ""))).isEqualTo(StableHash.with(7, ""));
    }
}
