package io.spatialforge.sources.openimages;

/** A set of well-mixed hashes of image ids in eight bytes each, twice over: millions may be left out of a sample. */
final class IdSet {

    private long[] slots = new long[1 << 10];
    private int size;

    void add(long hash) {
        long id = hash == 0 ? 1 : hash;
        int mask = slots.length - 1;
        int slot = (int) id & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == id) {
                return;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = id;
        size++;
        if (2 * size > slots.length) {
            grow();
        }
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        size = 0;
        for (long id : old) {
            if (id != 0) {
                add(id);
            }
        }
    }
}
