package io.spatialforge.export.dataset;

import io.spatialforge.core.StableHash;
import org.apiguardian.api.API;

/** A set of texts kept as 64-bit hashes with open addressing: 11 to 22 bytes an entry. */
@API(status = API.Status.INTERNAL)
public final class HashSet64 {

    private long[] slots = new long[1024];
    private int size;

    /** Adds a text; false if it, or one of the same hash, is there already. */
    public boolean add(String text) {
        long hash = StableHash.of(text);
        if (!insert(hash == 0 ? 1 : hash)) {
            return false;
        }
        size++;
        if (size > slots.length / 4 * 3) {
            grow();
        }
        return true;
    }

    private boolean insert(long hash) {
        int mask = slots.length - 1;
        for (int at = (int) hash & mask; ; at = at + 1 & mask) {
            if (slots[at] == hash) {
                return false;
            }
            if (slots[at] == 0) {
                slots[at] = hash;
                return true;
            }
        }
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                insert(hash);
            }
        }
    }
}
