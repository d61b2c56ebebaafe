package io.spatialforge.words.reading;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by their first word, longest first. Looking one up compares characters in place and makes no strings.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseTable<T> {

    /** What a character is within a word: itself, a small letter for a capital, 0 where it is in no word; of ASCII. */
    private static final char[] IN_WORD = new char[128];

    static {
        for (char c = 0; c < IN_WORD.length; c++) {
            if (c < 128 && Character.isLetterOrDigit(c) || c == '\'' || c == '-') {
                IN_WORD[c] = small(c);
            }
        }
    }

    private final @Nullable Entry<T>[] buckets;
    private final int shift;

    /**
     * @param expected about how many phrases will be put in
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    PhraseTable(int expected) {
        int size = Integer.highestOneBit(Math.max(8, 2 * expected)) << 1;
        buckets = new Entry[size];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
    }

    /** A phrase in lower case, its words separated by single spaces. */
    static final class Phrase {
        private final String text;
        private final char[] small;

        /** The {@link #key} of its first word. */
        private final long key;

        /** Where the first word ends. */
        private final int firstWord;

        /** How many characters at the beginning need no comparison with a word of that key and length. */
        private final int sure;

        Phrase(String text) {
            this.text = text;
            this.small = text.toCharArray();
            for (int i = 0; i < small.length; i++) {
                small[i] = small(small[i]);
            }
            long soFar = 0;
            int i = 0;
            for (; i < small.length && inWord(small[i]); i++) {
                soFar = key(soFar, small[i]);
            }
            this.key = soFar;
            this.firstWord = i;
            this.sure = soFar >= 0 && i <= Long.BYTES ? i : 0;
        }
    }

    /** A phrase of one table. */
    static final class Entry<T> {
        private final Phrase phrase;
        private T meaning;
        private @Nullable Entry<T> next;

        private Entry(Phrase phrase, T meaning) {
            this.phrase = phrase;
            this.meaning = meaning;
        }

        int length() {
            return phrase.small.length;
        }

        T meaning() {
            return meaning;
        }
    }

    /** Whether a character can be within a word. */
    static boolean inWord(char c) {
        return c < 128 ? IN_WORD[c] != 0 : Character.isLetterOrDigit(c);
    }

    /**
     * The key of a word so far, one character of a word further; capitals count as small letters. Of eight characters of
     * ASCII or fewer it is the word itself, and not negative; of others that are as few it is negative.
     */
    static long key(long soFar, char c) {
        if (c < 128) {
            return Long.rotateLeft(soFar & Long.MAX_VALUE, 8) ^ IN_WORD[c] | soFar & Long.MIN_VALUE;
        }
        return 31 * soFar + c | Long.MIN_VALUE;
    }

    /** What the phrase stands for; null if it is not in the table. */
    @Nullable
    T find(Phrase phrase) {
        Entry<T> entry = buckets[bucket(phrase.key)];
        while (entry != null) {
            if (entry.length() == phrase.small.length
                    && entry.phrase.key == phrase.key
                    && isWritten(entry.phrase.small, 0, phrase.small, 0)) {
                return entry.meaning;
            }
            entry = entry.next;
        }
        return null;
    }

    /** Puts a phrase in, or replaces what it stands for. */
    void put(Phrase phrase, T meaning) {
        int bucket = bucket(phrase.key);
        Entry<T> before = null;
        Entry<T> entry = buckets[bucket];
        while (entry != null && entry.length() >= phrase.small.length) {
            if (entry.phrase.text.equals(phrase.text)) {
                entry.meaning = meaning;
                return;
            }
            before = entry;
            entry = entry.next;
        }
        Entry<T> added = new Entry<>(phrase, meaning);
        added.next = entry;
        if (before == null) {
            buckets[bucket] = added;
        } else {
            before.next = added;
        }
    }

    /** Hands over all phrases, in no order that matters. */
    void forEach(BiConsumer<Phrase, T> sink) {
        for (Entry<T> first : buckets) {
            for (Entry<T> entry = first; entry != null; entry = entry.next) {
                sink.accept(entry.phrase, entry.meaning);
            }
        }
    }

    /**
     * The longest phrase that starts here and ends where a word does.
     *
     * @param afterWord where the word ends that starts here
     * @param end of what may be looked at
     * @param key of the word that starts here
     */
    @Nullable
    Entry<T> match(char[] text, int start, int afterWord, int end, long key) {
        Entry<T> entry = buckets[bucket(key)];
        while (entry != null) {
            if (entry.phrase.key == key) {
                int after = start + entry.length();
                if (afterWord - start == entry.phrase.firstWord
                        && after <= end
                        && isWritten(entry.phrase.small, entry.phrase.sure, text, start)
                        && (after == end || !inWord(text[after]))) {
                    return entry;
                }
            }
            entry = entry.next;
        }
        return null;
    }

    /**
     * Whether a text has the phrase at a place, in capitals or not; from its end, because many begin alike.
     *
     * @param sure how many characters at the beginning are known to be the same
     */
    private static boolean isWritten(char[] phrase, int sure, char[] text, int start) {
        for (int i = phrase.length - 1; i >= sure; i--) {
            char c = text[start + i];
            char p = phrase[i];
            if (c != p && (c < 128 && p < 128 ? small(c) != p : !isSame(c, p))) {
                return false;
            }
        }
        return true;
    }

    private static char small(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** As {@link String#equalsIgnoreCase} compares. */
    private static boolean isSame(char a, char b) {
        char upperA = Character.toUpperCase(a);
        char upperB = Character.toUpperCase(b);
        return upperA == upperB || Character.toLowerCase(upperA) == Character.toLowerCase(upperB);
    }

    private int bucket(long key) {
        return (int) (key * 0x9e3779b97f4a7c15L >>> shift);
    }
}
