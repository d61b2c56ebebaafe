package io.spatialforge.records;

import java.util.Arrays;

/** Texts as JSON in UTF-8: what of them stands there as it is, what is escaped, and how. */
final class Escapes {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** Of ASCII, 128 for what can't stand in a text as it is. */
    static final short[] OF_ASCII = new short[128];

    static {
        Arrays.fill(OF_ASCII, 0, ' ', (short) 128);
        OF_ASCII['"'] = 128;
        OF_ASCII['\\'] = 128;
    }

    private Escapes() {}

    /**
     * Writes a text that is not all plain ASCII, without its quotes.
     *
     * @param to with room for six bytes a character
     * @return the place behind it
     */
    static int write(String value, byte[] to, int from) {
        int at = from;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80 && OF_ASCII[c] == 0) {
                to[at++] = (byte) c;
            } else {
                at = one(value, i, to, at);
                i += isPair(value, i) ? 1 : 0;
            }
        }
        return at;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isHighSurrogate(text.charAt(at))
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** Writes a character that is no plain ASCII, or the pair that stands for it; half a pair becomes an escape. */
    private static int one(String text, int place, byte[] to, int from) {
        int at = from;
        char c = text.charAt(place);
        if (c < 0x80 || Character.isSurrogate(c) && !isPair(text, place)) {
            return escape(c, to, at);
        }
        if (c < 0x800) {
            to[at++] = (byte) (0xc0 | c >> 6);
        } else if (!Character.isSurrogate(c)) {
            to[at++] = (byte) (0xe0 | c >> 12);
            to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
        } else {
            int point = Character.toCodePoint(c, text.charAt(place + 1));
            to[at++] = (byte) (0xf0 | point >> 18);
            to[at++] = (byte) (0x80 | point >> 12 & 0x3f);
            to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
            to[at++] = (byte) (0x80 | point & 0x3f);
            return at;
        }
        to[at++] = (byte) (0x80 | c & 0x3f);
        return at;
    }

    private static int escape(char c, byte[] to, int from) {
        int at = from;
        to[at++] = '\\';
        switch (c) {
            case '"', '\\' -> to[at++] = (byte) c;
            case '\b' -> to[at++] = 'b';
            case '\t' -> to[at++] = 't';
            case '\n' -> to[at++] = 'n';
            case '\f' -> to[at++] = 'f';
            case '\r' -> to[at++] = 'r';
            default -> {
                to[at++] = 'u';
                to[at++] = (byte) HEX[c >> 12];
                to[at++] = (byte) HEX[c >> 8 & 0xf];
                to[at++] = (byte) HEX[c >> 4 & 0xf];
                to[at++] = (byte) HEX[c & 0xf];
            }
        }
        return at;
    }
}
