package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Chooses among the pairs of one image: at most so many of one kind of claim, and at most so many in all. Tasks take turns,
 * and within a task its forms, so that what an image has little of stays; whose turn comes first, and which pair of a form
 * is taken, is decided by hash.
 *
 * @param seed of the choices
 * @param perKind most pairs of one kind of claim
 * @param perImage most pairs
 */
record Turns(long seed, int perKind, int perImage) {

    /** Those of the pairs that stay by kind, in their order. */
    List<QaPair> ofEachKind(List<QaPair> pairs) {
        Map<Class<?>, List<QaPair>> kinds = new HashMap<>();
        for (QaPair pair : pairs) {
            kinds.computeIfAbsent(pair.claim().getClass(), k -> new ArrayList<>())
                    .add(pair);
        }
        Set<String> chosen = new HashSet<>();
        for (List<QaPair> kind : kinds.values()) {
            List<QaPair> byRank = sorted(kind, this::rank);
            for (QaPair pair : byRank.subList(0, Math.min(perKind, byRank.size()))) {
                chosen.add(pair.id());
            }
        }
        return those(pairs, chosen);
    }

    /** Those of the pairs that stay of the image, in their order. */
    List<QaPair> ofImage(List<QaPair> pairs) {
        if (pairs.size() <= perImage) {
            return pairs;
        }
        Map<Task, Map<String, List<QaPair>>> tasks = new EnumMap<>(Task.class);
        for (QaPair pair : pairs) {
            tasks.computeIfAbsent(pair.claim().task(), t -> new HashMap<>())
                    .computeIfAbsent(pair.phrased().form(), f -> new ArrayList<>())
                    .add(pair);
        }
        List<List<QaPair>> turns = new ArrayList<>();
        for (Map<String, List<QaPair>> forms : tasks.values()) {
            List<List<QaPair>> ranked = new ArrayList<>();
            for (List<QaPair> form : forms.values()) {
                ranked.add(sorted(form, this::rank));
            }
            turns.add(inTurns(ranked));
        }
        Set<String> chosen = new HashSet<>();
        for (QaPair pair : inTurns(turns).subList(0, perImage)) {
            chosen.add(pair.id());
        }
        return those(pairs, chosen);
    }

    /** One of each list, then the next of each; in each round in the order of their hashes. */
    private List<QaPair> inTurns(List<List<QaPair>> lists) {
        List<QaPair> all = new ArrayList<>();
        int longest = 0;
        for (List<QaPair> list : lists) {
            longest = Math.max(longest, list.size());
        }
        for (int round = 0; round < longest; round++) {
            List<QaPair> now = new ArrayList<>();
            for (List<QaPair> list : lists) {
                if (round < list.size()) {
                    now.add(list.get(round));
                }
            }
            all.addAll(sorted(now, this::rank));
        }
        return all;
    }

    private long rank(QaPair pair) {
        return StableHash.with(StableHash.with(seed, "turns"), pair.id());
    }

    private static List<QaPair> sorted(List<QaPair> pairs, ToLongFunction<QaPair> rank) {
        List<QaPair> sorted = new ArrayList<>(pairs);
        sorted.sort(Comparator.comparingLong(rank).thenComparing(QaPair::id));
        return sorted;
    }

    private static List<QaPair> those(List<QaPair> pairs, Set<String> ids) {
        List<QaPair> those = new ArrayList<>(ids.size());
        for (QaPair pair : pairs) {
            if (ids.contains(pair.id())) {
                those.add(pair);
            }
        }
        return those;
    }
}
