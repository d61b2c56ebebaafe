package io.spatialforge.vision.store;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which photographs of a place have the very bytes of another one.
 *
 * <p>Bytes are compared by SHA-256, but few are read for it: only of photographs whose size and last {@value #TAIL} bytes
 * are also another's. 16 bytes of memory a photograph.
 */
public final class Copies {

    private static final int TAIL = 4096;

    private final Map<String, String> originals;

    private Copies(Map<String, String> originals) {
        this.originals = originals;
    }

    /**
     * Lists a place twice.
     *
     * @param asked the names that count
     * @throws IOException if the place can't be listed; a photograph that can't be read has no copies
     */
    public static Copies among(ImageStore store, Predicate<String> asked) throws IOException {
        HashIndex namesByTail = new HashIndex();
        store.list(new Photographs(asked) {
            @Override
            void take(String name) {
                Long tail = tail(store, name);
                if (tail != null) {
                    namesByTail.add(tail, StableHash.of(name));
                }
            }
        });
        long[] suspects = namesByTail.valuesOfSharedKeys();
        Map<String, String> originals = new HashMap<>();
        if (suspects.length == 0) {
            return new Copies(originals);
        }
        Arrays.sort(suspects);
        Map<String, String> firstByContent = new HashMap<>();
        store.list(new Photographs(asked) {
            @Override
            void take(String name) {
                String content = Arrays.binarySearch(suspects, StableHash.of(name)) < 0 ? null : sha256(store, name);
                if (content == null) {
                    return;
                }
                String first = firstByContent.putIfAbsent(content, name);
                if (first == null || first.equals(name)) {
                    return;
                }
                boolean earlier = name.compareTo(first) < 0;
                if (earlier) {
                    firstByContent.put(content, name);
                }
                originals.put(earlier ? first : name, content);
            }
        });
        originals.replaceAll((name, content) -> firstByContent.getOrDefault(content, name));
        return new Copies(originals);
    }

    /** The first photograph, in the order of names, with the bytes of a later one; null where this is the first itself. */
    public @Nullable String original(String name) {
        return originals.get(name);
    }

    private static @Nullable Long tail(ImageStore store, String name) {
        try {
            StoredImage image = store.find(ImageKey.ofFile(name));
            if (image == null || image.size() == 0) {
                return null;
            }
            try (InputStream in = image.open()) {
                in.skipNBytes(Math.max(0, image.size() - TAIL));
                return StableHash.with(image.size(), new String(in.readNBytes(TAIL), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            return null; // it is left out with a reason where it is looked at
        }
    }

    private static @Nullable String sha256(ImageStore store, String name) {
        try {
            StoredImage image = store.find(ImageKey.ofFile(name));
            return image == null ? null : image.sha256();
        } catch (IOException e) {
            return null; // likewise
        }
    }

    /** An inventory that only hears of photographs. */
    private abstract static class Photographs implements ImageStore.Inventory {

        private final Predicate<String> asked;

        Photographs(Predicate<String> asked) {
            this.asked = asked;
        }

        abstract void take(String name);

        @Override
        public void photograph(String name, @Nullable String url) {
            if (asked.test(name)) {
                take(name);
            }
        }

        @Override
        public void other(String name, Reason reason, String detail) {}
    }
}
