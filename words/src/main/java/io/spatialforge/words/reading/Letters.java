package io.spatialforge.words.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A text as bytes that are quick to compare: letters, digits, apostrophes and hyphens, of which words are made, in small
 * letters; all else negative. What is no ASCII stands for itself no more, so that it has to be compared once again. Scratch
 * space that is used again for the next text.
 */
final class Letters {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEGATIVE = 0x8080808080808080L;

    /** In place of what is no ASCII; no letter of ASCII is that. */
    private static final byte ODD_LETTER = 1;

    /** Behind the end, and in place of what is neither ASCII nor a letter; no character of ASCII is that. */
    private static final byte NO_LETTER = Byte.MIN_VALUE;

    private static final byte[] FOLDED = new byte[128];

    static {
        for (char c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = (byte) (inWord(c) ? small(c) : Byte.MIN_VALUE | c);
        }
    }

    private String text = "";
    private char[] characters = new char[256];
    private byte[] letters = new byte[characters.length + Long.BYTES];
    private int end;
    private boolean plain = true;

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '-';
    }

    private static char small(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** Takes the place of the last text; places are counted from the beginning of the whole text. */
    void read(String whole, int from, int to) {
        if (characters.length < to) {
            characters = new char[2 * to];
            letters = new byte[characters.length + Long.BYTES];
        }
        char[] in = characters;
        byte[] out = letters;
        whole.getChars(from, to, in, from);
        int all = 0;
        for (int i = from; i < to; i++) {
            char c = in[i];
            all |= c;
            out[i] = FOLDED[c & 127];
        }
        text = whole;
        end = to;
        plain = all < 128;
        if (!plain) {
            readOdd(from);
        }
        EIGHT.set(out, to, NEGATIVE);
    }

    private void readOdd(int from) {
        for (int i = from; i < end; i++) {
            if (characters[i] >= 128) {
                letters[i] = inWord(characters[i]) ? ODD_LETTER : NO_LETTER;
            }
        }
    }

    /** Whether the text is all ASCII, so that its letters are all there is to compare. */
    boolean isPlain() {
        return plain;
    }

    /** The character at a place, as it is written. */
    char at(int i) {
        return characters[i];
    }

    /** Whether the character at a place can be within a word; not so at the end. */
    boolean isInWord(int i) {
        return letters[i] >= 0;
    }

    /** How long the word is that starts here; 0 if none does. */
    int wordLength(int start) {
        long ends = (long) EIGHT.get(letters, start) & NEGATIVE;
        if (ends != 0) {
            return Long.numberOfTrailingZeros(ends) / Byte.SIZE;
        }
        int i = start + Long.BYTES;
        while (letters[i] >= 0) {
            i++;
        }
        return i - start;
    }

    /** Whether the {@link #key} of a word of that length is the word itself. */
    static boolean isWhole(int length) {
        return length <= Long.BYTES;
    }

    /** A number that equal words have in common, and different ones of up to eight letters never. */
    long key(int start, int length) {
        long key = 0;
        int i = start;
        int rest = length;
        for (; rest > Long.BYTES; rest -= Long.BYTES) {
            key = (key + (long) EIGHT.get(letters, i)) * 0x100000001b3L;
            i += Long.BYTES;
        }
        return rest == 0 ? key : key + ((long) EIGHT.get(letters, i) & -1L >>> Byte.SIZE * (Long.BYTES - rest));
    }

    /**
     * Whether words stand here, and no word goes on behind them; looked at from their end, because many begin alike.
     *
     * @param words in the letters of a text
     */
    boolean hasWords(int start, byte[] words) {
        int after = start + words.length;
        if (after > end || letters[after] >= 0) {
            return false;
        }
        for (int i = words.length - 1; i >= 0; i--) {
            if (letters[start + i] != words[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a phrase stands here, in capitals or not; in its first word, only those of ASCII count as small letters.
     */
    boolean isWritten(int start, int firstWord, String phrase) {
        for (int i = 0; i < firstWord; i++) {
            if (small(characters[start + i]) != small(phrase.charAt(i))) {
                return false;
            }
        }
        int rest = phrase.length() - firstWord;
        return text.regionMatches(true, start + firstWord, phrase, firstWord, rest);
    }

    /** The letters of a text from its beginning. */
    byte[] copy(int length) {
        return Arrays.copyOf(letters, length);
    }
}
