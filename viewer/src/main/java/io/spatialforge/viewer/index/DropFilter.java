package io.spatialforge.viewer.index;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Which drops are asked for, of those that were written; null for any.
 *
 * @param source name of a corpus
 * @param image id
 * @param text that subject or detail contain, without regard to case
 */
public record DropFilter(
        @Nullable Stage stage,
        @Nullable Unit unit,
        @Nullable Reason reason,
        @Nullable String source,
        @Nullable String image,
        @Nullable String text) {

    /** All drops. */
    public static final DropFilter ALL = new DropFilter(null, null, null, null, null, null);
}
