package io.spatialforge.viewer.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts how many pairs are about each label, in bounded memory: of more than {@value #MOST} labels the rarest are not told
 * apart any more. What is said of the frequent ones is then too low by at most {@link Labels#error}. For one thread.
 */
final class LabelCounts {

    /** Labels that are told apart; free words have millions. */
    static final int MOST = 400_000;

    private final int most;
    private final Map<String, long[]> counts = new HashMap<>();
    private long forgotten;
    private long error;

    LabelCounts() {
        this(MOST);
    }

    LabelCounts(int most) {
        this.most = most;
    }

    void add(String label, long pairs) {
        long[] count = counts.get(label);
        if (count == null) {
            counts.put(label, new long[] {pairs});
            if (counts.size() > most) {
                forget();
            }
        } else {
            count[0] += pairs;
        }
    }

    void add(LabelCounts other) {
        other.counts.forEach((label, count) -> add(label, count[0]));
        forgotten += other.forgotten;
        error += other.error;
    }

    /** Takes the same number off every label and forgets those that have no more, until half of them are left. */
    private void forget() {
        long[] sorted =
                counts.values().stream().mapToLong(count -> count[0]).sorted().toArray();
        long least = sorted[sorted.length / 2];
        error += least;
        counts.values().removeIf(count -> {
            forgotten += Math.min(least, count[0]);
            count[0] -= least;
            return count[0] <= 0;
        });
    }

    /** All labels, the most frequent first; those that are alike by their letters. */
    Labels ranked() {
        List<Labels.Label> all = new ArrayList<>(counts.size());
        counts.forEach((label, count) -> all.add(new Labels.Label(label, count[0])));
        all.sort(Comparator.comparingLong(Labels.Label::pairs).reversed().thenComparing(Labels.Label::name));
        return Labels.of(all, forgotten, error);
    }
}
