package io.spatialforge.vision.model;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.pixels.Picture;
import java.util.List;

/** Places keypoints on one person at a time. Safe for several threads. */
public interface PoseModel extends Model {

    /**
     * The pose of each person of a picture.
     *
     * @param people their boxes in pixels of the upright image
     * @throws ModelException if inference fails
     */
    List<Pose> poses(Picture picture, List<Box> people);
}
