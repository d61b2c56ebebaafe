package io.spatialforge.audit.blind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each answer was right, by a key of the question. */
final class Counts {

    private final Map<String, Map<List<Integer>, Integer>> counts = new HashMap<>();

    void add(String key, List<Integer> answer) {
        counts.computeIfAbsent(key, k -> new HashMap<>()).merge(answer, 1, Integer::sum);
    }

    /**
     * The most frequent answer, of equals the first in order.
     *
     * @param support fewer questions of that key than this say nothing
     */
    @Nullable
    List<Integer> most(String key, int support) {
        Map<List<Integer>, Integer> answers = counts.get(key);
        if (answers == null) {
            return null;
        }
        List<Integer> best = null;
        int most = 0;
        int all = 0;
        for (Map.Entry<List<Integer>, Integer> answer : answers.entrySet()) {
            all += answer.getValue();
            boolean better = answer.getValue() > most
                    || (answer.getValue() == most && best != null && isBefore(answer.getKey(), best));
            if (better) {
                most = answer.getValue();
                best = answer.getKey();
            }
        }
        return all < support ? null : best;
    }

    private static boolean isBefore(List<Integer> a, List<Integer> b) {
        return new ArrayList<>(a).toString().compareTo(new ArrayList<>(b).toString()) < 0;
    }
}
