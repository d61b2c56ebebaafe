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
        int first = StableHash.below(chance, n);
        int size = length(longest, chance);
        List<Integer> chosen = new ArrayList<>(size);
        for (int k = 0; k < n && chosen.size() < size; k++) {
            int next = (first + k) % n;
            boolean fits = true;
            for (int earlier : chosen) {
                fits &= clear.between(earlier, next);
            }
            if (fits) {
                chosen.add(next);
            }
        }
        return chosen.size() < SHORTEST ? List.of() : chosen;
    }

    /** How many things to ask about, from three to the longest, by chance. */
    static int length(int longest, long chance) {
        return SHORTEST + StableHash.below(StableHash.with(chance, "size"), longest - SHORTEST + 1);
    }
}
