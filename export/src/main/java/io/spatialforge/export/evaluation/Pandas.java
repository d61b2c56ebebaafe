package io.spatialforge.export.evaluation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How pandas reads tables unless it is told otherwise, which VLMEvalKit does not do. */
final class Pandas {

    private static final Set<String> NOTHING = Set.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    private Pandas() {}

    /** Whether a cell is taken for an empty one, or cut, which happens at a zero character. */
    static boolean loses(String cell) {
        return NOTHING.contains(cell) || cell.indexOf('\0') >= 0;
    }

    /** A text of a question that would get lost; null if there is none. */
    static @Nullable String lost(Question question) {
        for (String option : question.options()) {
            if (loses(option)) {
                return option;
            }
        }
        return loses(question.question()) ? question.question() : loses(question.answer()) ? question.answer() : null;
    }
}
