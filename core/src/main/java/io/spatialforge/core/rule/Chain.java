package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import java.util.ArrayList;
import java.util.List;

/** Chooses things for a question about several: each two of them must be clearly ordered. */
final class Chain {

    /** Fewer than three is a question about two. */
    static final int SHORTEST = 3;

    private Chain() {}

    /** Whether two things, by their places, are clearly ordered. */
    interface Clear {
        boolean between(int first, int second);
    }

    /**
     * Chooses among the places 0 to {@code n - 1}, beginning at one chosen by chance.
     *
     * @param longest most things that are chosen, at least {@link #SHORTEST}
     * @return the places in the order they were chosen; empty where there is no chain of three
     */
    static List<Integer> choose(int n, int longest, long chance, Clear clear) {
        int next = StableHash.below(chance, n);
        int[] chosen = new int[length(longest, chance)];
        int size = 0;
        for (int k = 0; k < n && size < chosen.length; k++) {
            if (fits(next, chosen, size, clear)) {
                chosen[size] = next;
                size++;
            }
            next = next + 1 == n ? 0 : next + 1;
        }
        if (size < SHORTEST) {
            return List.of();
        }
        List<Integer> places = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            places.add(chosen[i]);
        }
        return places;
    }

    private static boolean fits(int next, int[] chosen, int size, Clear clear) {
        for (int i = 0; i < size; i++) {
            if (!clear.between(chosen[i], next)) {
                return false;
            }
        }
        return true;
    }

    /** How many things to ask about, from three to the longest, by chance. */
    static int length(int longest, long chance) {
        return SHORTEST + StableHash.below(StableHash.with(chance, "size"), longest - SHORTEST + 1);
    }
}
