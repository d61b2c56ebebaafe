package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;

/** Puts options into an order: one of them where it is told to be, the others by chance. */
final class Seating {

    /** Letters of marks and options; I and O are left out, which look like digits. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** Letters of things that a question shows: none of those that its options have. */
    private static final String SHOWN = "PQRSTUVWXYZ";

    /** So many options have letters. */
    static final int MOST = LETTERS.length();

    private Seating() {}

    static String letter(int place) {
        return LETTERS.substring(place, place + 1);
    }

    /**
     * @throws IllegalArgumentException if there are more than have letters
     */
    static String shownLetter(int place) {
        if (place >= SHOWN.length()) {
            throw new IllegalArgumentException("a question shows " + (place + 1) + " things");
        }
        return SHOWN.substring(place, place + 1);
    }

    /**
     * Numbers 0 to {@code count - 1} in the order of their places.
     *
     * @param lead the number that sits at {@code seat}
     */
    static int[] order(int count, int lead, int seat, long chance) {
        int[] others = shuffled(count - 1, chance);
        int[] order = new int[count];
        int next = 0;
        for (int place = 0; place < count; place++) {
            if (place == seat) {
                order[place] = lead;
            } else {
                int other = others[next++];
                order[place] = other < lead ? other : other + 1;
            }
        }
        return order;
    }

    /** Numbers 0 to {@code count - 1}, every order equally likely. */
    static int[] shuffled(int count, long chance) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = StableHash.below(StableHash.with(chance, i), i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
