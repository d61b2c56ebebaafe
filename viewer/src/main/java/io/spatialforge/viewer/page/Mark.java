package io.spatialforge.viewer.page;

import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A region as it is drawn onto a photograph.
 *
 * @param shape in pixels of the upright image
 * @param colour as {@code #rrggbb}
 * @param beside whether it is only looked at for comparison, and not what the pair is about
 */
public record Mark(
        String region,
        String label,
        Shape shape,
        String colour,
        boolean beside,
        @Nullable Keypoints keypoints,
        @Nullable FacingEstimate facing) {}
