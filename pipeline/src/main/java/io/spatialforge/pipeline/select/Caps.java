package io.spatialforge.pipeline.select;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The most pairs of a task there may be, so that what is in every photograph does not drown what is in few.
 *
 * @param image of one image, over all tasks; null for any number
 * @param label that name one label; null for any number
 * @param labelPair that hold the same two labels against each other; null for any number
 */
@API(status = API.Status.EXPERIMENTAL)
public record Caps(
        @Nullable Integer image,
        @Nullable Long label,
        @Nullable Long labelPair) {

    /** No caps. */
    public static final Caps NONE = new Caps(null, null, null);

    /** Whether labels have to be counted. */
    public boolean areOfLabels() {
        return label != null || labelPair != null;
    }
}
