package io.spatialforge.viewer.review;

/** Texts of pairs in lists. */
public final class Sentences {

    private Sentences() {}

    /** In one line, in which a region shown as coordinates is in brackets. */
    public static String plain(String text) {
        return text.replace('{', '[').replace('}', ']').replaceAll("\\s+", " ").strip();
    }
}
