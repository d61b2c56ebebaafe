package io.spatialforge.pipeline;

/** Names of the figures of the judge stage; a task's id follows those that end in a tab. */
final class JudgeFigures {

    /** Pairs put to the judge and decided, or dropped because they could not be. */
    static final String PUT = "put\t";

    /** Pairs that were not to be judged. */
    static final String PASSED = "passed\t";

    /** Pairs that were to be judged, were not, and are kept all the same. */
    static final String UNJUDGED = "unjudged\t";

    /** Answers of the judge about pairs. */
    static final String ROUNDS = "rounds\t";

    /** Answers of the judge about proposed words. */
    static final String WORD_ROUNDS = "word-rounds";

    /** Pairs made of words that a model proposed. */
    static final String DESCRIBED = "described\t";

    private JudgeFigures() {}
}
