package io.spatialforge.vision.model.graph;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.pixels.Picture;

/**
 * What of a picture a model is shown.
 *
 * @param region in pixels of the upright image; where it reaches beyond the image, the model sees grey
 */
public record View(Picture picture, Box region) {

    /** All of it. */
    public static View whole(Picture picture) {
        return new View(picture, new Box(0, 0, picture.width(), picture.height()));
    }
}
