package io.spatialforge.pipeline.select;

import java.util.Arrays;

/** How many pairs fall into each of the {@link Tally#PARTS} parts: only of those parts that have any. */
final class Parts {

    private int[] parts = new int[4];

    /** Pairs in the parts up to and including each. */
    private long[] upTo = new long[4];

    private int size;

    /**
     * Adds a part.
     *
     * @param part beyond all added before
     */
    void add(int part, long count) {
        if (size == parts.length) {
            parts = Arrays.copyOf(parts, 2 * size);
            upTo = Arrays.copyOf(upTo, 2 * size);
        }
        parts[size] = part;
        upTo[size] = all() + count;
        size++;
    }

    /** All pairs. */
    long all() {
        return size == 0 ? 0 : upTo[size - 1];
    }

    /** Pairs in parts below the limit. */
    long below(int limit) {
        int at = Arrays.binarySearch(parts, 0, size, limit);
        int before = at >= 0 ? at : -at - 1;
        return before == 0 ? 0 : upTo[before - 1];
    }

    /** The limit below which there are as nearly as possible so many pairs. */
    int nearest(double wanted) {
        for (int i = 0; i < size; i++) {
            double before = i == 0 ? 0 : upTo[i - 1];
            if (upTo[i] > wanted && upTo[i] - wanted > wanted - before) {
                return parts[i];
            }
        }
        return Tally.PARTS;
    }

    /** The highest limit below which there are no more pairs than that. */
    int most(long allowed) {
        for (int i = 0; i < size; i++) {
            if (upTo[i] > allowed) {
                return parts[i];
            }
        }
        return Tally.PARTS;
    }
}
