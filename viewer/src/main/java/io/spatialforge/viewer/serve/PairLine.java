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

    /** As in {@code "A. the dog"}. */
    private static final int LETTER_START = "A. ".length();

    /** The question in one line, in which a region shown as coordinates is in brackets. */
    public String question() {
        return plain(row.question());
    }

    /** The answer in one line; where it is a letter, with what the question says it stands for. */
    public String answer() {
        String start = row.answer() + ". ";
        return plain(row.question()
                .lines()
                .filter(line -> start.length() == LETTER_START && line.startsWith(start))
                .findFirst()
                .orElse(row.answer()));
    }

    private static String plain(String text) {
        return text.replace('{', '[').replace('}', ']').replaceAll("\\s+", " ");
    }
}
