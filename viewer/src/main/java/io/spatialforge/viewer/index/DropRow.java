package io.spatialforge.viewer.index;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A drop in a list.
 *
 * @param number in the order of the run, from 0
 */
public record DropRow(
        long number,
        Stage stage,
        Unit unit,
        Reason reason,
        @Nullable String image,
        @Nullable String subject,
        @Nullable String detail) {}
