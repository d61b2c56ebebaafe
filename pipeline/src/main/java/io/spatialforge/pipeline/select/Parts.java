package io.spatialforge.pipeline.select;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many pairs fall into each of the {@link Tally#PARTS} parts: only of those parts that have any, in rising order. */
final class Parts {

    private int[] parts = new int[1];
    private int[] counts = new int[1];
    private int size;

    /** Pairs in the parts up to and including each; null where they have to be added up. */
    private long @Nullable [] upTo;

    /** Takes what one part has. */
    @FunctionalInterface
    interface Sink {
        void take(int part, int count);
    }

    /**
     * Counts pairs in a part.
     *
     * @throws ArithmeticException if one part has more than two billion
     */
    void add(int part, int count) {
        upTo = null;
        int last = size - 1;
        int at = last >= 0 && parts[last] < part ? -size - 1 : Arrays.binarySearch(parts, 0, size, part);
        if (at >= 0) {
            counts[at] = Math.addExact(counts[at], count);
            return;
        }
        if (size == parts.length) {
            parts = Arrays.copyOf(parts, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        int place = -at - 1;
        System.arraycopy(parts, place, parts, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        parts[place] = part;
        counts[place] = count;
        size++;
    }

    /** Counts what another one counted. */
    void add(Parts other) {
        for (int i = 0; i < other.size; i++) {
            add(other.parts[i], other.counts[i]);
        }
    }

    void forEach(Sink sink) {
        for (int i = 0; i < size; i++) {
            sink.take(parts[i], counts[i]);
        }
    }

    /** Pairs in one part. */
    int of(int part) {
        int at = Arrays.binarySearch(parts, 0, size, part);
        return at < 0 ? 0 : counts[at];
    }

    /** All pairs. */
    long all() {
        return size == 0 ? 0 : upTo()[size - 1];
    }

    /** Pairs in parts below the limit. */
    long below(int limit) {
        int at = Arrays.binarySearch(parts, 0, size, limit);
        int before = at >= 0 ? at : -at - 1;
        return before == 0 ? 0 : upTo()[before - 1];
    }

    /** The limit below which there are as nearly as possible so many pairs. */
    int nearest(double wanted) {
        long[] sums = upTo();
        for (int i = 0; i < size; i++) {
            double before = i == 0 ? 0 : sums[i - 1];
            if (sums[i] > wanted && sums[i] - wanted > wanted - before) {
                return parts[i];
            }
        }
        return Tally.PARTS;
    }

    /** The highest limit below which there are no more pairs than that. */
    int most(long allowed) {
        long[] sums = upTo();
        for (int i = 0; i < size; i++) {
            if (sums[i] > allowed) {
                return parts[i];
            }
        }
        return Tally.PARTS;
    }

    private long[] upTo() {
        long[] sums = upTo;
        if (sums == null) {
            sums = new long[size];
            long sum = 0;
            for (int i = 0; i < size; i++) {
                sum += counts[i];
                sums[i] = sum;
            }
            upTo = sums;
        }
        return sums;
    }
}
