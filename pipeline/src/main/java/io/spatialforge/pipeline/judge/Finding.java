package io.spatialforge.pipeline.judge;

/**
 * What came of an inquiry.
 *
 * @param asked rounds that were answered
 * @param agreed rounds in which the pair's answer was given
 * @param detail for people: what was answered instead, or why nobody answered
 */
public record Finding(Outcome outcome, int asked, int agreed, String detail) {

    static Finding open(String why) {
        return new Finding(Outcome.OPEN, 0, 0, why);
    }

    static Finding impossible(String why) {
        return new Finding(Outcome.IMPOSSIBLE, 0, 0, why);
    }

    /** How it ended. */
    public enum Outcome {
        /** The pair's answer was given often enough. */
        AGREED,
        /** Another answer was, so that the pair's could not be any more. */
        DISAGREED,
        /** No answer was. */
        UNSURE,
        /** A round was left unanswered, so nothing came of it yet. */
        OPEN,
        /** It can't be put to a judge. */
        IMPOSSIBLE
    }
}
