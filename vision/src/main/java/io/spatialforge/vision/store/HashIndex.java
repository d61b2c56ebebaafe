package io.spatialforge.vision.store;

import java.util.Arrays;

/**
 * A multimap from hashes to numbers that takes 16 bytes an entry: two arrays, sorted by hash. It may name entries of another
 * key of the same hash, so what it names must be verified.
 */
public final class HashIndex {

    private long[] keys = new long[1024];
    private long[] values = new long[1024];
    private int size;
    private boolean sorted = true;

    public void add(long key, long value) {
        if (size == keys.length) {
            int larger = Math.addExact(size, size >> 1);
            keys = Arrays.copyOf(keys, larger);
            values = Arrays.copyOf(values, larger);
        }
        keys[size] = key;
        values[size] = value;
        size++;
        sorted = false;
    }

    public int size() {
        return size;
    }

    /** Makes ready for {@link #find}; entries of one hash come in the order of their numbers. */
    public void sort() {
        if (!sorted) {
            keys = Arrays.copyOf(keys, size);
            values = Arrays.copyOf(values, size);
            sort(0, size - 1);
            sorted = true;
        }
    }

    /**
     * The numbers of a hash, ascending.
     *
     * @throws IllegalStateException if entries were added since it was sorted
     */
    public long[] find(long key) {
        if (!sorted) {
            throw new IllegalStateException("not sorted");
        }
        int any = Arrays.binarySearch(keys, 0, size, key);
        if (any < 0) {
            return new long[0];
        }
        int from = any;
        while (from > 0 && keys[from - 1] == key) {
            from--;
        }
        int to = any + 1;
        while (to < size && keys[to] == key) {
            to++;
        }
        return Arrays.copyOfRange(values, from, to);
    }

    /** Hears of numbers of one hash. */
    @FunctionalInterface
    public interface Pair {
        void of(long value, long next);
    }

    /** Tells the numbers of all hashes that were added more than once, each with the next of the same hash; sorts. */
    public void forEachShared(Pair pair) {
        sort();
        for (int i = 1; i < size; i++) {
            if (keys[i - 1] == keys[i]) {
                pair.of(values[i - 1], values[i]);
            }
        }
    }

    /** The numbers of all hashes that were added more than once, ascending by hash; sorts. */
    long[] valuesOfSharedKeys() {
        sort();
        long[] shared = new long[16];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if ((i > 0 && keys[i - 1] == keys[i]) || (i + 1 < size && keys[i + 1] == keys[i])) {
                if (count == shared.length) {
                    shared = Arrays.copyOf(shared, 2 * count);
                }
                shared[count++] = values[i];
            }
        }
        return Arrays.copyOf(shared, count);
    }

    /** Quicksort over both arrays at once; hashes are random, so that a middle element is a good pivot. */
    private void sort(int low, int high) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            long pivotKey = keys[middle];
            long pivotValue = values[middle];
            int i = from;
            int j = to;
            while (i <= j) {
                while (before(keys[i], values[i], pivotKey, pivotValue)) {
                    i++;
                }
                while (before(pivotKey, pivotValue, keys[j], values[j])) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (j - from < to - i) {
                sort(from, j);
                from = i;
            } else {
                sort(i, to);
                to = j;
            }
        }
    }

    private static boolean before(long keyA, long valueA, long keyB, long valueB) {
        return keyA < keyB || (keyA == keyB && valueA < valueB);
    }

    private void swap(int i, int j) {
        long key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        long value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
