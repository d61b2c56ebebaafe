package io.spatialforge.records;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that lines have in common, such as labels and the ids of regions: what stands in line after line is made
 * once, which spares memory and lets later comparisons find the very same text. A text that shares its place with
 * another one takes it over.
 */
final class KnownTexts {

    private static final int LONGEST = 40;

    /** Read and written by all threads without locks; a text is immutable, so that any of them sees it whole or not yet. */
    private static final @Nullable String[] TEXTS = new @Nullable String[1 << 13];

    private KnownTexts() {}

    /** The text of some bytes of ASCII. */
    @SuppressWarnings("deprecation") // a text of bytes that are known to be ASCII
    static String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(bytes, 0, from, length);
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 13) & TEXTS.length - 1;
        String known = TEXTS[place];
        if (known != null && isWritten(known, bytes, from, length)) {
            return known;
        }
        String made = new String(bytes, 0, from, length);
        TEXTS[place] = made;
        return made;
    }

    private static boolean isWritten(String text, byte[] bytes, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
