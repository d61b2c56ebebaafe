package io.spatialforge.words.reading;

import io.spatialforge.core.claim.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A text as a row of meanings: noun phrases are one {@link Meaning#MENTION} each, and what means nothing is left out.
 * Scratch space that is used again for the next text.
 */
final class Sentence {

    private static final int MOST = 160;

    private final Meaning[] meanings = new Meaning[MOST];
    private final @Nullable Object[] payloads = new @Nullable Object[MOST];
    private int size;
    private long seen;
    private @Nullable String problem;

    void clear() {
        size = 0;
        seen = 0;
        problem = null;
    }

    void add(Meaning meaning, @Nullable Object payload) {
        if (size == MOST) {
            fail("it is too long");
            return;
        }
        meanings[size] = meaning;
        payloads[size] = payload;
        size++;
        seen |= meaning.bit();
    }

    /** Remembers the first thing that could not be read. */
    void fail(String why) {
        if (problem == null) {
            problem = why;
        }
    }

    /** Why the text can't be read; null if each of its words was understood. */
    @Nullable
    String problem() {
        return problem;
    }

    int size() {
        return size;
    }

    /** The set of all meanings in it. */
    long seen() {
        return seen;
    }

    boolean has(Meaning meaning) {
        return (seen & meaning.bit()) != 0;
    }

    boolean hasAny(long meanings) {
        return (seen & meanings) != 0;
    }

    /** The meaning at a place; {@link Meaning#BREAK} beyond either end. */
    Meaning at(int i) {
        return i < 0 || i >= size ? Meaning.BREAK : meanings[i];
    }

    int count(Meaning meaning) {
        if (!has(meaning)) {
            return 0;
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (meanings[i] == meaning) {
                count++;
            }
        }
        return count;
    }

    /** The reference at a place that has {@link Meaning#MENTION}. */
    Reference reference(int i) {
        if (payloads[i] instanceof Reference reference) {
            return reference;
        }
        throw new IllegalStateException("no reference at " + i);
    }

    /** The spelling at a place that has {@link Meaning#NOUN}. */
    Form noun(int i) {
        if (payloads[i] instanceof Form form) {
            return form;
        }
        throw new IllegalStateException("no noun at " + i);
    }

    /** What must be met at a place that has {@link Meaning#ATTRIBUTE} or {@link Meaning#RELATED}. */
    Condition condition(int i) {
        if (payloads[i] instanceof Condition condition) {
            return condition;
        }
        throw new IllegalStateException("no condition at " + i);
    }

    /** The words at a place that has {@link Meaning#QUOTE}. */
    String quote(int i) {
        if (payloads[i] instanceof String quote) {
            return quote;
        }
        throw new IllegalStateException("no quote at " + i);
    }

    /** The first meaning that is not among the allowed ones; null if all are. */
    @Nullable
    Meaning stranger(long allowed) {
        long strangers = seen & ~allowed;
        return strangers == 0 ? null : Meaning.values()[Long.numberOfTrailingZeros(strangers)];
    }
}
