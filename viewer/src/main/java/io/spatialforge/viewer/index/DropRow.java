package io.spatialforge.viewer.index;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.viewer.explain.DropWords;
import org.jspecify.annotations.Nullable;

/**
 * A drop in a list.
 *
 * @param number in the order of the run, from 0
 * @param subject as it is stored
 * @param detail as it is stored
 */
public record DropRow(
        long number,
        Stage stage,
        Unit unit,
        Reason reason,
        @Nullable String image,
        @Nullable String subject,
        @Nullable String detail) {

    /** What was left out, in words. */
    public String what() {
        return DropWords.what(unit, subject);
    }

    /** Why beyond the reason, in words; null where nothing is known. */
    public @Nullable String why() {
        return detail == null ? null : DropWords.detail(detail);
    }
}
