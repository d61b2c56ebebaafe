package io.spatialforge.viewer.index;

import io.spatialforge.core.claim.Task;
import org.jspecify.annotations.Nullable;

/**
 * Which pairs are asked for; null for any.
 *
 * @param form within the task, as in {@code pair-yes-no}
 * @param split id, as in {@code train}
 * @param source name of a corpus
 * @param label that one of the pair's regions has, or that it asks about, exactly
 * @param answer exactly
 * @param verdict of a judge, as {@link PairRow#verdict}, or {@link #NOT_ASKED}
 * @param image id
 * @param text that question or answer contain, letter by letter but without regard to case
 */
public record PairFilter(
        @Nullable Task task,
        @Nullable String form,
        @Nullable String split,
        @Nullable String source,
        @Nullable String label,
        @Nullable String answer,
        @Nullable String verdict,
        @Nullable String image,
        @Nullable String text) {

    /** The verdict of pairs that no judge was asked about. */
    public static final String NOT_ASKED = "not asked";

    /** All pairs. */
    public static final PairFilter ALL = new PairFilter(null, null, null, null, null, null, null, null, null);

    /** The same but for one field, of which any value is asked for. */
    public PairFilter without(RunIndex.PairField field) {
        return switch (field) {
            case TASK -> new PairFilter(null, form, split, source, label, answer, verdict, image, text);
            case FORM -> new PairFilter(task, null, split, source, label, answer, verdict, image, text);
            case SPLIT -> new PairFilter(task, form, null, source, label, answer, verdict, image, text);
            case SOURCE -> new PairFilter(task, form, split, null, label, answer, verdict, image, text);
            case LABEL -> new PairFilter(task, form, split, source, null, answer, verdict, image, text);
            case ANSWER -> new PairFilter(task, form, split, source, label, null, verdict, image, text);
            case VERDICT -> new PairFilter(task, form, split, source, label, answer, null, image, text);
        };
    }

    /** The same, where an empty text is none. */
    PairFilter plain() {
        return text != null && text.isEmpty()
                ? new PairFilter(task, form, split, source, label, answer, verdict, image, null)
                : this;
    }
}
