package io.spatialforge.pipeline.select;

import java.util.Arrays;

/** Numbers keys of 64 bits in the order in which they come, 12 to 24 bytes each: tallies have millions of cells. */
final class CellIndex {

    private static final int NONE = -1;

    private long[] keys = new long[1 << 9];
    private int[] slots = new int[1 << 10];
    private int size;

    CellIndex() {
        Arrays.fill(slots, NONE);
    }

    /** How many keys have a number. */
    int size() {
        return size;
    }

    /** The key of a number. */
    long key(int number) {
        return keys[number];
    }

    /** The number of a key; negative where it has none. */
    int of(long key) {
        return slots[slot(key)];
    }

    /** The number of a key, which is {@link #size()} as it was before where the key is new. */
    int add(long key) {
        int slot = slot(key);
        if (slots[slot] != NONE) {
            return slots[slot];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            grow();
            slot = slot(key);
        }
        keys[size] = key;
        slots[slot] = size;
        return size++;
    }

    private int slot(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 32) & slots.length - 1;
        while (slots[slot] != NONE && keys[slots[slot]] != key) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, NONE);
        for (int number = 0; number < size; number++) {
            slots[slot(keys[number])] = number;
        }
    }
}
