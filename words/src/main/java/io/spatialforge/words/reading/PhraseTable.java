package io.spatialforge.words.reading;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by their first word, longest first. Looking one up compares letters in place and makes no strings.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseTable<T> {

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
        private final byte[] letters;
        private final long key;
        private final int firstWord;

        Phrase(String text) {
            Letters folded = new Letters();
            folded.read(text, 0, text.length());
            this.text = text;
            this.firstWord = text.isEmpty() ? 0 : folded.wordLength(0);
            this.key = folded.key(0, firstWord);
            this.letters = folded.copy(text.length());
        }
    }

    /** A phrase of one table, with what is looked at first beside it. */
    static final class Entry<T> {
        private final long key;
        private final int firstWord;
        private final int length;

        /** Whether a text of plain letters has it where the first word's key and length are the same. */
        private final boolean isOneWord;

        private final Phrase phrase;
        private T meaning;
        private @Nullable Entry<T> next;

        private Entry(Phrase phrase, T meaning) {
            this.key = phrase.key;
            this.firstWord = phrase.firstWord;
            this.length = phrase.letters.length;
            this.isOneWord = firstWord == length && Letters.isWhole(firstWord);
            this.phrase = phrase;
            this.meaning = meaning;
        }

        int length() {
            return length;
        }

        T meaning() {
            return meaning;
        }
    }

    /** What the phrase stands for; null if it is not in the table. */
    @Nullable
    T find(Phrase phrase) {
        Entry<T> entry = buckets[bucket(phrase.key)];
        while (entry != null) {
            if (entry.phrase == phrase || entry.phrase.text.equalsIgnoreCase(phrase.text)) {
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
        while (entry != null && entry.length() >= phrase.letters.length) {
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
     * @param word length of the word that starts here
     * @param key of that word
     */
    @Nullable
    Entry<T> match(Letters text, int start, int word, long key) {
        Entry<T> entry = buckets[bucket(key)];
        while (entry != null) {
            if (entry.key == key
                    && entry.firstWord == word
                    && (entry.isOneWord || text.hasWords(start, entry.phrase.letters))
                    && (text.isPlain() || text.isWritten(start, word, entry.phrase.text))) {
                return entry;
            }
            entry = entry.next;
        }
        return null;
    }

    private int bucket(long key) {
        return (int) (key * 0x9e3779b97f4a7c15L >>> shift);
    }
}
