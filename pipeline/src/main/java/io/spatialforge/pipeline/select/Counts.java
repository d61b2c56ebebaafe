package io.spatialforge.pipeline.select;

import java.util.Arrays;

/** Counts by keys of 64 bits, 16 bytes each: tallies have millions. */
final class Counts {

    private long[] keys = new long[1 << 10];
    private long[] counts = new long[1 << 10];
    private int size;

    /** Adds to the count of a key. */
    void add(long key, long count) {
        if (count == 0) {
            return;
        }
        int slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        counts[slot] += count;
        if (2 * size > keys.length) {
            grow();
        }
    }

    /** The count of a key; 0 where nothing was added. */
    long of(long key) {
        return counts[slot(key)];
    }

    /** The keys counted from one on and before another one, in rising order. */
    long[] keys(long from, long to) {
        long[] found = new long[16];
        int next = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] != 0 && keys[slot] >= from && keys[slot] < to) {
                if (next == found.length) {
                    found = Arrays.copyOf(found, 2 * next);
                }
                found[next++] = keys[slot];
            }
        }
        found = Arrays.copyOf(found, next);
        Arrays.sort(found);
        return found;
    }

    private int slot(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        int slot = (int) ((mixed ^ mixed >>> 32) & keys.length - 1);
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new long[2 * oldCounts.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
