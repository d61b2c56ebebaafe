package io.spatialforge.sources.imports;

import io.spatialforge.core.StableHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Image ids by the file names and URLs that people know images by: whole, and by their last part. Names are kept as 64 bits
 * of hash and ids as bytes, some forty bytes an image, because a corpus has millions.
 */
final class ImageNames {

    private static final int AMBIGUOUS = -1;

    private final int prefix;
    private long[] keys = new long[1 << 10];
    private int[] places = new int[1 << 10];
    private int count;
    private byte[] ids = new byte[1 << 12];
    private int end;

    /**
     * @param source name of the corpus, with which all ids begin
     */
    ImageNames(String source) {
        prefix = source.length() + 1;
    }

    /** What a name stands for. */
    sealed interface Meaning {

        /** One image. */
        record Image(String id) implements Meaning {}

        /** Several images. */
        record Several() implements Meaning {}
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(String imageId, String name) {
        byte[] id = imageId.substring(prefix).getBytes(StandardCharsets.UTF_8);
        int place = -2;
        for (String key : new String[] {name, lastPart(name)}) {
            int slot = slot(hash(key));
            if (keys[slot] == 0) {
                place = place == -2 ? store(id) : place;
                put(hash(key), place);
            } else if (places[slot] != AMBIGUOUS && !Arrays.equals(idAt(places[slot]), id)) {
                places[slot] = AMBIGUOUS;
            }
        }
    }

    /** What the name stands for; null if it was never given. */
    @Nullable
    Meaning of(String source, String name) {
        int slot = slot(hash(name));
        if (keys[slot] == 0) {
            return null;
        }
        return places[slot] == AMBIGUOUS
                ? new Meaning.Several()
                : new Meaning.Image(source + "/" + new String(idAt(places[slot]), StandardCharsets.UTF_8));
    }

    static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static long hash(String name) {
        long hash = StableHash.of(name);
        return hash == 0 ? 1 : hash;
    }

    /** An id is kept as its length in two bytes, and its bytes. */
    private int store(byte[] id) {
        if (ids.length < end + id.length + 2) {
            ids = Arrays.copyOf(ids, Math.max(2 * ids.length, end + id.length + 2));
        }
        int place = end;
        ids[end++] = (byte) (id.length >> 8);
        ids[end++] = (byte) id.length;
        System.arraycopy(id, 0, ids, end, id.length);
        end += id.length;
        return place;
    }

    private byte[] idAt(int place) {
        int length = (ids[place] & 0xff) << 8 | ids[place + 1] & 0xff;
        return Arrays.copyOfRange(ids, place + 2, place + 2 + length);
    }

    private void put(long key, int place) {
        if (2 * ++count > keys.length) {
            long[] oldKeys = keys;
            int[] oldPlaces = places;
            keys = new long[2 * oldKeys.length];
            places = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    places[slot] = oldPlaces[i];
                }
            }
        }
        int slot = slot(key);
        keys[slot] = key;
        places[slot] = place;
    }

    private int slot(long key) {
        int slot = (int) key & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
