package io.spatialforge.pipeline.select;

import io.spatialforge.core.qa.QaPair;
import java.util.HashMap;
import java.util.Map;

/**
 * Sees to it that among the questions of one kind no answer is more frequent than the others, to a tolerance: yes and no,
 * letters, sides, the k-th that is mentioned. Answers are given by chance, so that little has to be left out.
 *
 * <p>A pair stays if its hash lies below the limit of its answer: of 1,024 parts as many as make the counts even.
 */
final class AnswerBalance {

    /** Fewer pairs of a kind are left as they are: what is uneven among them is chance. */
    private static final long ENOUGH = 100;

    private final Map<String, Map<String, Integer>> limits = new HashMap<>();
    private final long seed;

    /**
     * @param tally of all pairs
     * @param slack by how much the share of an answer may exceed that of even shares, 0 to 1
     * @param numbers the largest share of a number among the numbers of a kind, 0 to 1
     */
    AnswerBalance(Tally tally, long seed, double slack, double numbers) {
        this.seed = seed;
        tally.byBucket(Tally.Table.ANSWER).forEach((kind, answers) -> {
            int options = options(kind);
            limits.put(kind, limits(answers, options == 0 ? numbers : 1.0 / options + slack));
        });
    }

    private static int options(String kind) {
        String last = kind.substring(kind.lastIndexOf('/') + 1);
        return last.length() == 1 && Character.isDigit(last.charAt(0)) ? last.charAt(0) - '0' : 0;
    }

    private static Map<String, Integer> limits(Map<String, long[]> answers, double share) {
        double[] counts = new double[answers.size()];
        double all = 0;
        int next = 0;
        for (long[] buckets : answers.values()) {
            for (long count : buckets) {
                counts[next] += count;
            }
            all += counts[next++];
        }
        double level = all < ENOUGH ? Double.POSITIVE_INFINITY : Evening.level(counts, share);
        Map<String, Integer> limits = new HashMap<>();
        answers.forEach((answer, buckets) -> limits.put(answer, limit(buckets, level)));
        return limits;
    }

    /** The bucket from which on pairs are left out. */
    private static int limit(long[] buckets, double level) {
        long sum = 0;
        int limit = 0;
        while (limit < buckets.length && sum + buckets[limit] <= level) {
            sum += buckets[limit];
            limit++;
        }
        return limit;
    }

    /** Whether a pair stays. */
    boolean keeps(QaPair pair) {
        ClosedAnswer answer = ClosedAnswer.of(pair);
        if (answer == null) {
            return true;
        }
        Map<String, Integer> ofKind = limits.get(answer.kind());
        Integer limit = ofKind == null ? null : ofKind.get(answer.answer());
        return limit == null || Tally.bucket(pair, seed) < limit;
    }
}
