package io.spatialforge.export.syntax;

/**
 * What is wrong with a text.
 *
 * @param expected what should be there
 * @param got what is there; cut where it is long
 */
public record Problem(String expected, String got) {

    private static final int LONGEST = 80;

    public Problem {
        got = got.length() <= LONGEST ? got : got.substring(0, LONGEST) + "…";
    }
}
