package io.spatialforge.pipeline.judge;

/**
 * What is asked about one pair, in as many rounds as it takes.
 *
 * <p>The answer that the pair has sits in another seat in each round: under another letter, and where a question can be
 * turned round ("which is farther" for "which is nearer") in the other wording. A judge that always says the same is right
 * in one seat at most.
 */
public interface Inquiry {

    /** The key of the answer that the pair has. */
    String answer();

    /** Whether a key is that of the pair's answer, or another way to say the same. */
    default boolean isAnswer(String key) {
        return key.equals(answer());
    }

    /** In how many seats the answer can be, at least 1. */
    int seats();

    /**
     * The ballot of a round.
     *
     * @param seat of the pair's answer, from 0
     * @param round from 0; what does not tell the seat, as the order of the other options, is by chance in each round
     */
    Ballot ballot(int seat, int round);
}
