package io.spatialforge.audit;

/** What truth says of a pair. */
sealed interface Outcome {

    /** A right pair that nothing speaks against. */
    Right RIGHT = new Right(false);

    /**
     * The pair is right.
     *
     * @param contested by a narrow reading it could be argued: the objects' own extents in depth overlap
     */
    record Right(boolean contested) implements Outcome {}

    /**
     * The pair is wrong.
     *
     * @param why with the numbers of the truth
     * @param nearMiss by a lenient reading it would be right: the half-plane of a bearing fits though the quadrant does not,
     *     or the objects' own extents in depth overlap
     */
    record Wrong(String why, boolean nearMiss) implements Outcome {}

    /** Truth can't say. */
    record NotJudged(Gap gap) implements Outcome {}

    static Outcome wrong(String why) {
        return new Wrong(why, false);
    }

    static Outcome notJudged(Gap gap) {
        return new NotJudged(gap);
    }
}
