package io.spatialforge.viewer.serve;

import io.spatialforge.viewer.index.PairRow;
import org.jspecify.annotations.Nullable;

/**
 * A pair in a list.
 *
 * @param address of its page, among the pairs of the list
 * @param photograph address of a small photograph; null where its source has none at hand
 */
public record PairLine(
        PairRow row, String address, @Nullable String photograph) {

    /** The question in one line, in which a region shown as coordinates is in brackets. */
    public String question() {
        return plain(row.question());
    }

    /** The answer in one line. */
    public String answer() {
        return plain(row.answer());
    }

    private static String plain(String text) {
        return text.replace('{', '[').replace('}', ']').replaceAll("\\s+", " ");
    }
}
