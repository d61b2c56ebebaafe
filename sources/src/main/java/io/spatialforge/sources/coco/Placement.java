package io.spatialforge.sources.coco;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.PhotoCheck;

/** What is decided on one listed image: where its photograph is, its size, and how it is turned. */
sealed interface Placement {

    /**
     * It can be used.
     *
     * @param width of the frame the annotations are in, in pixels
     * @param height likewise
     * @param turn from that frame to the upright image
     */
    record Placed(Image image, int width, int height, Transform turn, PhotoCheck photo) implements Placement {}

    /** It can't. */
    record Unusable(Reason reason, String detail) implements Placement {}
}
