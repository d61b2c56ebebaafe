package io.spatialforge.words.reading;

import org.jspecify.annotations.Nullable;

/**
 * Phrases by their first word, longest first. Looking one up compares characters in place and makes no strings.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseTable<T> {

    private final @Nullable Entry<T>[] buckets;

    /**
     * @param expected about how many phrases will be put in
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    PhraseTable(int expected) {
        buckets = new Entry[Integer.highestOneBit(Math.max(8, 2 * expected)) << 1];
    }

    /** A phrase in lower case, its words separated by single spaces. */
    static final class Entry<T> {
        private final String phrase;
        private final int firstWordHash;
        private T meaning;
        private @Nullable Entry<T> next;

        private Entry(String phrase, int firstWordHash, T meaning) {
            this.phrase = phrase;
            this.firstWordHash = firstWordHash;
            this.meaning = meaning;
        }

        int length() {
            return phrase.length();
        }

        T meaning() {
            return meaning;
        }
    }

    /** Whether a character can be within a word. */
    static boolean inWord(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || c == '-'
                : Character.isLetterOrDigit(c);
    }

    /** The hash of a word so far, one character further; capitals count as small letters. */
    static int hash(int soFar, char c) {
        return 31 * soFar + (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }

    /** What the phrase stands for; null if it is not in the table. */
    @Nullable
    T find(String phrase) {
        Entry<T> entry = match(phrase, 0, phrase.length(), hashOfFirstWord(phrase));
        return entry == null || entry.length() != phrase.length() ? null : entry.meaning;
    }

    /** Puts a phrase in, or replaces what it stands for. */
    void put(String phrase, T meaning) {
        int hash = hashOfFirstWord(phrase);
        int bucket = bucket(hash);
        Entry<T> before = null;
        Entry<T> entry = buckets[bucket];
        while (entry != null && entry.length() >= phrase.length()) {
            if (entry.phrase.equals(phrase)) {
                entry.meaning = meaning;
                return;
            }
            before = entry;
            entry = entry.next;
        }
        Entry<T> added = new Entry<>(phrase, hash, meaning);
        added.next = entry;
        if (before == null) {
            buckets[bucket] = added;
        } else {
            before.next = added;
        }
    }

    /**
     * The longest phrase that starts here and ends where a word does.
     *
     * @param hash of the word that starts here
     */
    @Nullable
    Entry<T> match(String text, int start, int end, int hash) {
        Entry<T> entry = buckets[bucket(hash)];
        while (entry != null) {
            int after = start + entry.length();
            if (entry.firstWordHash == hash
                    && after <= end
                    && isWritten(entry.phrase, text, start)
                    && (after == end || !inWord(text.charAt(after)))) {
                return entry;
            }
            entry = entry.next;
        }
        return null;
    }

    /** Whether a text has the phrase at a place, in capitals or not; from its end, because many begin alike. */
    private static boolean isWritten(String phrase, String text, int start) {
        for (int i = phrase.length() - 1; i >= 0; i--) {
            char c = text.charAt(start + i);
            char p = phrase.charAt(i);
            if (c != p && (c < 128 && p < 128 ? small(c) != small(p) : !isSame(c, p))) {
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

    private int bucket(int hash) {
        return (hash ^ (hash >>> 15)) & (buckets.length - 1);
    }

    private static int hashOfFirstWord(String phrase) {
        int hash = 0;
        for (int i = 0; i < phrase.length() && inWord(phrase.charAt(i)); i++) {
            hash = hash(hash, phrase.charAt(i));
        }
        return hash;
    }
}
