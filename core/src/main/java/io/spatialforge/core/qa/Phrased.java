package io.spatialforge.core.qa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim in words. A region shown as coordinates is the placeholder <code>{r3}</code>, which a dialect replaces.
 *
 * @param form the kind of question within its task, as in {@code pair} or {@code order}
 * @param question text with placeholders
 * @param answer text with placeholders; for boxes, only placeholders separated by single spaces, or a sentence that there
 *     is none
 * @param kind what the answer looks like
 * @param choices the options in the order of their letters, as in the question; null where there are none
 * @param template the template that was used
 */
public record Phrased(
        String form,
        String question,
        String answer,
        AnswerKind kind,
        @Nullable List<String> choices,
        String template) {}
