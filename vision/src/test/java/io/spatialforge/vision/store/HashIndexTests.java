package io.spatialforge.vision.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.StableHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashIndexTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000, 50_000})
    void itHoldsWhatAMapOfListsWouldHold(int entries) {
        HashIndex index = new HashIndex();
        Map<Long, List<Long>> expected = new HashMap<>();
        for (int i = 0; i < entries; i++) {
            long key = StableHash.with(StableHash.of("key"), StableHash.below(StableHash.with(1, i), 1 + entries / 3));
            index.add(key, entries - i);
            expected.computeIfAbsent(key, k -> new ArrayList<>()).add((long) entries - i);
        }
        index.sort();

        assertThat(index.size()).isEqualTo(entries);
        assertThat(index.find(42)).isEmpty();
        expected.forEach((key, values) -> assertThat(index.find(key))
                .containsExactly(
                        values.stream().mapToLong(Long::longValue).sorted().toArray()));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 100_000})
    void manyEntriesOfOneHashAreSortedInTime(int entries) {
        HashIndex index = new HashIndex();
        for (int i = 0; i < entries; i++) {
            index.add(7, i);
        }
        index.sort();

        assertThat(index.find(7)).hasSize(entries).isSorted();
    }
}
