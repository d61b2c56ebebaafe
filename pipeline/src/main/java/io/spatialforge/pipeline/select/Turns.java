package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses among the pairs of one image: at most so many of one kind of claim, and at most so many in all. Tasks take turns,
 * and within a task its forms, so that what an image has little of stays; whose turn comes first, and which pair of a form
 * is taken, is decided by hash.
 *
 * @param seed of the choices
 * @param room which part of the pairs was made
 * @param perKind most pairs of one kind of claim where all were made
 * @param perImage most pairs
 */
record Turns(long seed, Room room, int perKind, int perImage) {

    private record Ranked(PairKey pair, long rank) {
        static final Comparator<Ranked> ORDER = Comparator.comparingLong(Ranked::rank)
                .thenComparing(ranked -> ranked.pair().id());
    }

    /** Those of the pairs that stay by kind, in their order. */
    List<PairKey> ofEachKind(String image, List<PairKey> pairs) {
        double chance = Room.chance(image, seed);
        Map<String, List<PairKey>> kinds = new HashMap<>();
        for (PairKey pair : pairs) {
            kinds.computeIfAbsent(pair.how().claim(), k -> new ArrayList<>()).add(pair);
        }
        Set<String> beyond = new HashSet<>();
        for (List<PairKey> kind : kinds.values()) {
            int most = room.most(kind.getFirst().how().claim(), perKind, chance);
            if (kind.size() > most) {
                List<Ranked> byRank = ranked(kind);
                for (Ranked late : byRank.subList(most, byRank.size())) {
                    beyond.add(late.pair.id());
                }
            }
        }
        if (beyond.isEmpty()) {
            return pairs;
        }
        List<PairKey> stay = new ArrayList<>(pairs.size() - beyond.size());
        for (PairKey pair : pairs) {
            if (!beyond.contains(pair.id())) {
                stay.add(pair);
            }
        }
        return stay;
    }

    /** Those of the pairs that stay of the image, in their order. */
    List<PairKey> ofImage(List<PairKey> pairs) {
        if (pairs.size() <= perImage) {
            return pairs;
        }
        Map<Task, Map<String, List<PairKey>>> tasks = new EnumMap<>(Task.class);
        for (PairKey pair : pairs) {
            tasks.computeIfAbsent(pair.task(), t -> new HashMap<>())
                    .computeIfAbsent(pair.how().form(), f -> new ArrayList<>())
                    .add(pair);
        }
        List<List<Ranked>> turns = new ArrayList<>();
        for (Map<String, List<PairKey>> forms : tasks.values()) {
            List<List<Ranked>> ofTask = new ArrayList<>();
            for (List<PairKey> form : forms.values()) {
                ofTask.add(ranked(form));
            }
            turns.add(inTurns(ofTask));
        }
        Set<String> chosen = new HashSet<>();
        for (Ranked ranked : inTurns(turns).subList(0, perImage)) {
            chosen.add(ranked.pair.id());
        }
        List<PairKey> stay = new ArrayList<>(perImage);
        for (PairKey pair : pairs) {
            if (chosen.contains(pair.id())) {
                stay.add(pair);
            }
        }
        return stay;
    }

    /** One of each list, then the next of each; in each round in the order of their hashes. */
    private static List<Ranked> inTurns(List<List<Ranked>> lists) {
        List<Ranked> all = new ArrayList<>();
        int longest = 0;
        for (List<Ranked> list : lists) {
            longest = Math.max(longest, list.size());
        }
        for (int round = 0; round < longest; round++) {
            List<Ranked> now = new ArrayList<>();
            for (List<Ranked> list : lists) {
                if (round < list.size()) {
                    now.add(list.get(round));
                }
            }
            now.sort(Ranked.ORDER);
            all.addAll(now);
        }
        return all;
    }

    /** In the order of their hashes. */
    private List<Ranked> ranked(Collection<PairKey> pairs) {
        List<Ranked> ranked = new ArrayList<>(pairs.size());
        for (PairKey pair : pairs) {
            ranked.add(new Ranked(pair, StableHash.with(StableHash.with(seed, "turns"), pair.id())));
        }
        ranked.sort(Ranked.ORDER);
        return ranked;
    }
}
