package io.spatialforge.pipeline.select;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out pairs of labels that have more than their caps: those whose hash lies beyond the limit of one of their
 * labels. One hash decides for all labels of a pair, so that pairs which one label leaves out are those another one would
 * leave out, too.
 */
final class LabelCaps {

    private final Map<String, Map<String, Integer>> labels = new HashMap<>();
    private final Map<String, Map<String, Integer>> twos = new HashMap<>();
    private final long seed;

    /**
     * @param tally of the labels of all pairs
     */
    LabelCaps(Tally tally, long seed, Caps caps) {
        this.seed = seed;
        limit(tally, Table.LABEL, caps.label(), labels);
        limit(tally, Table.LABEL_PAIR, caps.labelPair(), twos);
    }

    private static void limit(Tally tally, Table table, @Nullable Long cap, Map<String, Map<String, Integer>> limits) {
        if (cap == null) {
            return;
        }
        tally.byPart(table)
                .forEach((task, names) -> names.forEach((name, pairs) -> {
                    if (pairs.all() > cap) {
                        limits.computeIfAbsent(task, t -> new HashMap<>()).put(name, pairs.most(cap));
                    }
                }));
    }

    /** Whether a pair stays. */
    boolean keeps(PairKey pair) {
        String task = pair.task().id();
        Map<String, Integer> ofLabels = labels.getOrDefault(task, Map.of());
        Map<String, Integer> ofTwos = twos.getOrDefault(task, Map.of());
        if (ofLabels.isEmpty() && ofTwos.isEmpty()) {
            return true;
        }
        int part = Tally.part(pair, seed, Tally.LABELS);
        NamedLabels named = pair.labels();
        for (String label : named.all()) {
            if (part >= ofLabels.getOrDefault(label, Tally.PARTS)) {
                return false;
            }
        }
        if (!ofTwos.isEmpty()) {
            for (String two : named.twos()) {
                if (part >= ofTwos.getOrDefault(two, Tally.PARTS)) {
                    return false;
                }
            }
        }
        return true;
    }
}
