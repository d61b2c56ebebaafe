package io.spatialforge.viewer.index;

/**
 * Numbers of kinds in the order in which they are met, from 0. Kinds are told apart by 64 bits of hash, so that each takes
 * some 20 bytes and not its values: of a million kinds, two are taken for one in one of 37 million runs.
 */
final class KindNumbers {

    private static final int SMALLEST = 1 << 10;

    private long[] hashes = new long[SMALLEST];
    /** One more than the number; 0 where there is none. */
    private int[] numbers = new int[SMALLEST];

    private int size;

    /** How many kinds there are. */
    int size() {
        return size;
    }

    /**
     * The number of a kind; {@link #size} before, if it was not met so far.
     *
     * @param hash well mixed
     */
    int of(long hash) {
        int at = place(hash);
        if (numbers[at] == 0) {
            if (size == hashes.length / 2) {
                grow();
                at = place(hash);
            }
            hashes[at] = hash;
            numbers[at] = ++size;
        }
        return numbers[at] - 1;
    }

    private int place(long hash) {
        int at = (int) hash & (hashes.length - 1);
        while (numbers[at] != 0 && hashes[at] != hash) {
            at = (at + 1) & (hashes.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] before = hashes;
        int[] known = numbers;
        hashes = new long[2 * before.length];
        numbers = new int[hashes.length];
        for (int i = 0; i < before.length; i++) {
            if (known[i] != 0) {
                int at = place(before[i]);
                hashes[at] = before[i];
                numbers[at] = known[i];
            }
        }
    }
}
