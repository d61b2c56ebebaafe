package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.QaPair;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that of each label "none" is no more frequent an answer than "some", in counting, in counting by each kind of
 * condition, in grounding and in pointing: else a model learns from the question alone that there is none.
 *
 * <p>Two passes. Each shard tallies its pairs: those whose answer is "some", and those whose answer is "none" by where
 * their hash falls among 1,024 buckets. The tallies add up. The second pass keeps the "none" pairs whose bucket lies below
 * the highest limit at which they don't outnumber the others; every shard comes to the same limits by itself.
 */
public final class ZeroBalance {

    private static final int BUCKETS = 1024;

    private final long seed;

    public ZeroBalance(long seed) {
        this.seed = seed;
    }

    /** A mergeable tally, by task and label. */
    public static final class Tally {

        private final SortedMap<String, long[]> buckets = new TreeMap<>();

        private long[] of(String key) {
            return buckets.computeIfAbsent(key, k -> new long[BUCKETS + 1]);
        }

        /** The tally as numbers by name, none of them 0. */
        public SortedMap<String, Double> asFigures() {
            SortedMap<String, Double> figures = new TreeMap<>();
            buckets.forEach((key, counts) -> {
                for (int i = 0; i <= BUCKETS; i++) {
                    if (counts[i] > 0) {
                        figures.put("balance\t" + key + "\t" + i, (double) counts[i]);
                    }
                }
            });
            return figures;
        }

        /** Adds what {@link #asFigures} gave; figures of other names are passed over. */
        public void add(Map<String, Double> figures) {
            figures.forEach((name, count) -> {
                String[] parts = name.split("\t");
                if (parts.length == 4 && parts[0].equals("balance")) {
                    of(parts[1] + "\t" + parts[2])[Integer.parseInt(parts[3])] += Math.round(count);
                }
            });
        }

        /** For each task and label the bucket from which on "none" is left out. */
        public Map<String, Integer> limits() {
            Map<String, Integer> limits = new TreeMap<>();
            buckets.forEach((key, counts) -> {
                long some = counts[BUCKETS];
                long none = 0;
                int limit = 0;
                while (limit < BUCKETS && none + counts[limit] <= some) {
                    none += counts[limit];
                    limit++;
                }
                limits.put(key, limit);
            });
            return limits;
        }
    }

    /** First pass: counts a pair. */
    public void tally(QaPair pair, Tally tally) {
        String key = key(pair);
        if (key != null) {
            tally.of(key)[isNone(pair.claim()) ? bucket(pair) : BUCKETS]++;
        }
    }

    /** Second pass: whether the pair stays. */
    public boolean keeps(QaPair pair, Map<String, Integer> limits) {
        String key = key(pair);
        return key == null || !isNone(pair.claim()) || bucket(pair) < limits.getOrDefault(key, 0);
    }

    private int bucket(QaPair pair) {
        return StableHash.below(StableHash.with(StableHash.with(seed, "zero-balance"), pair.id()), BUCKETS);
    }

    private static @Nullable String key(QaPair pair) {
        return switch (pair.claim()) {
            case Claim.Count c -> counting(c.condition()) + '\t' + c.label();
            case Claim.Grounding c ->
                c.expression() instanceof Expression.Every e
                        ? "grounding " + pair.phrased().form() + '\t' + e.label()
                        : null;
            case Claim.Nearer c -> null;
            case Claim.DepthOrder c -> null;
            case Claim.ExtremeDepth c -> null;
            case Claim.LeftOf c -> null;
            case Claim.HorizontalOrder c -> null;
            case Claim.Bearing c -> null;
            case Claim.Facing c -> null;
            case Claim.Referring c -> null;
        };
    }

    private static String counting(@Nullable Condition condition) {
        return switch (condition) {
            case null -> "counting";
            case Condition.InHalf half -> "counting in half";
            case Condition.Has has -> "counting by attribute";
            case Condition.Related related -> "counting by relationship";
        };
    }

    private static boolean isNone(Claim claim) {
        return (claim instanceof Claim.Count c && c.count() == 0)
                || (claim instanceof Claim.Grounding g && g.regions().isEmpty());
    }
}
