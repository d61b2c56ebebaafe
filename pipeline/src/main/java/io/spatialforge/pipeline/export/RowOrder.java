package io.spatialforge.pipeline.export;

import java.util.Arrays;

/** Where the rows of a part are, and in which order they are written: some thirty bytes a row. For one thread. */
final class RowOrder {

    private long[] orders = new long[64];
    private long[] places = new long[64];
    private int[] lengths = new int[64];
    private int size;

    /**
     * @param order rows are sorted by it; of equal ones the earlier comes first
     */
    void add(long order, long place, int length) {
        if (size == orders.length) {
            int more = Math.addExact(size, size >> 1);
            orders = Arrays.copyOf(orders, more);
            places = Arrays.copyOf(places, more);
            lengths = Arrays.copyOf(lengths, more);
        }
        orders[size] = order;
        places[size] = place;
        lengths[size] = length;
        size++;
    }

    int size() {
        return size;
    }

    long place(int row) {
        return places[row];
    }

    int length(int row) {
        return lengths[row];
    }

    /** The rows as they were added, from 0, in the order in which they are written. */
    int[] sorted() {
        int[] from = new int[size];
        for (int i = 0; i < size; i++) {
            from[i] = i;
        }
        int[] to = new int[size];
        for (long width = 1; width < size; width *= 2) {
            for (long start = 0; start < size; start += 2 * width) {
                merge(from, to, (int) start, (int) Math.min(start + width, size), (int)
                        Math.min(start + 2 * width, size));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takesLeft = left < middle && (right == end || orders[from[left]] <= orders[from[right]]);
            to[i] = takesLeft ? from[left++] : from[right++];
        }
    }
}
