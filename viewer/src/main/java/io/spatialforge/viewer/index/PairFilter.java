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
 * @param verdict of a judge, as {@link PairRow#verdict}
 * @param image id
 * @param text that question or answer contain, without regard to case
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

    /** All pairs. */
    public static final PairFilter ALL = new PairFilter(null, null, null, null, null, null, null, null, null);
}
