package io.spatialforge.vision.model;

import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.vision.pixels.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the pixels of a thing that a box or a point names. Safe for several threads. */
public interface MaskModel extends Model {

    /**
     * The mask of each prompt: a grid laid over the whole upright image, at the model's own resolution.
     *
     * @param prompts boxes or points in pixels of the upright image
     * @return for each prompt its mask; null where the model is not sure enough, or its mask does not fit the prompt
     * @throws ModelException if inference fails
     */
    List<@Nullable Mask> masks(Picture picture, List<? extends Shape> prompts);
}
