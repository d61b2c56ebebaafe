package io.spatialforge.vision.fetch;

import io.spatialforge.core.StableHash;

/** A set of URLs by their 64-bit hashes: 16 bytes each at most. Of ten million, two share one with a chance of 1 in 370,000. */
final class UrlSet {

    private long[] slots = new long[1 << 12];
    private int size;

    /** Whether it is new. */
    synchronized boolean add(String url) {
        if (2 * (size + 1) > slots.length) {
            long[] old = slots;
            slots = new long[Math.multiplyExact(old.length, 2)];
            for (long hash : old) {
                if (hash != 0) {
                    slots[slot(hash)] = hash;
                }
            }
        }
        long hash = hash(url);
        int slot = slot(hash);
        if (slots[slot] == hash) {
            return false;
        }
        slots[slot] = hash;
        size++;
        return true;
    }

    synchronized boolean holds(String url) {
        long hash = hash(url);
        return slots[slot(hash)] == hash;
    }

    private static long hash(String url) {
        long hash = StableHash.of(url);
        return hash == 0 ? 1 : hash; // 0 marks a free slot
    }

    private int slot(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
