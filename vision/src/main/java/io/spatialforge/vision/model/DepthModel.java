package io.spatialforge.vision.model;

import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.pixels.Picture;
import java.util.List;

/** Estimates depth. Safe for several threads. */
public interface DepthModel extends Model {

    /** What the numbers mean, as the manifest declares it. */
    DepthMeaning meaning();

    /**
     * A map of each picture: of the whole upright image, at the model's own resolution, so columns and rows stand for
     * equal shares of the image's width and height.
     *
     * @throws ModelException if inference fails
     */
    List<DepthMap> depth(List<Picture> pictures);
}
