package io.spatialforge.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that somebody meant who mistyped it: the one that fewest letters have to be changed in, left out, put in or
 * exchanged with their neighbour, as long as that is a third of them at most; or the only one that begins as what was typed.
 */
public final class Nearest {

    /** Shorter beginnings say too little. */
    private static final int LEAST_BEGINNING = 3;

    private Nearest() {}

    /** The nearest; the first of several that are equally near; empty where none is near. */
    public static Optional<String> to(String typed, Collection<String> known) {
        String word = plain(typed);
        String best = null;
        int least = Math.max(1, word.length() / 3) + 1;
        List<String> beginSo = new ArrayList<>();
        for (String name : known) {
            String candidate = plain(name);
            if (word.length() >= LEAST_BEGINNING && candidate.startsWith(word)) {
                beginSo.add(name);
            }
            int distance = distance(word, candidate);
            if (distance < least && distance < candidate.length()) {
                least = distance;
                best = name;
            }
        }
        return best == null && beginSo.size() == 1 ? Optional.of(beginSo.getFirst()) : Optional.ofNullable(best);
    }

    /** A question to add to a complaint, as in {@code "; did you mean 'forge'?"}; nothing where no name is near. */
    public static String hint(String typed, Collection<String> known) {
        return to(typed, known).map("; did you mean '%s'?"::formatted).orElse("");
    }

    /** Names are written with hyphens here and underscores there. */
    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Changes, omissions, insertions and exchanges of neighbours from one word to another. */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[to.length()];
    }
}
