package io.spatialforge.viewer.review;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import io.spatialforge.viewer.index.PairRow;
import io.spatialforge.viewer.index.RunIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pairs that are reviewed: equally many of each task that has so many, chosen by the seed, so that all reviewers see the
 * same ones and can be held against each other.
 */
final class Sample {

    private final long seed;
    private final Map<Task, List<PairRow>> pairs;
    private final int size;

    private Sample(long seed, Map<Task, List<PairRow>> pairs) {
        this.seed = seed;
        this.pairs = pairs;
        this.size = pairs.values().stream().mapToInt(List::size).sum();
    }

    /** Empty until the run is indexed. */
    static Optional<Sample> of(RunIndex index, ReviewOptions options) throws IOException {
        Map<Task, List<PairRow>> pairs = new EnumMap<>(Task.class);
        for (Task task : options.tasks()) {
            Optional<List<PairRow>> drawn = index.drawn(task, options.seed(), options.perTask());
            if (drawn.isEmpty()) {
                return Optional.empty();
            }
            pairs.put(task, drawn.get());
        }
        return Optional.of(new Sample(options.seed(), pairs));
    }

    int size() {
        return size;
    }

    /** In the order of a reviewer, which is that of hashes of seed, reviewer and id; of each task one in turn. */
    List<PairRow> order(String reviewer) {
        long state = StableHash.with(StableHash.with(StableHash.of("review"), seed), reviewer);
        List<List<PairRow>> shuffled = new ArrayList<>();
        for (List<PairRow> of : pairs.values()) {
            List<PairRow> rows = new ArrayList<>(of);
            rows.sort(Comparator.<PairRow>comparingLong(row -> StableHash.with(state, row.id()))
                    .thenComparing(PairRow::id));
            shuffled.add(rows);
        }
        List<PairRow> order = new ArrayList<>(size);
        for (int round = 0; order.size() < size; round++) {
            for (List<PairRow> rows : shuffled) {
                if (round < rows.size()) {
                    order.add(rows.get(round));
                }
            }
        }
        return order;
    }
}
