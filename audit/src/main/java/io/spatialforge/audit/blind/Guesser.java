package io.spatialforge.audit.blind;

import java.util.List;

/** Learns from questions with their answers, then guesses answers of others. Not thread-safe. */
interface Guesser {

    /** The name shown to people and written as JSON. */
    String name();

    /** Whether the guesser counts for the bound; one that sees more than the words is told for information. */
    default boolean counts() {
        return true;
    }

    void learn(Item item);

    /** Called once, after the last question was learnt. */
    default void ready() {}

    /** An answer as {@link Item#answer} has it. */
    List<Integer> guess(Item item);
}
