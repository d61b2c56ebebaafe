package io.spatialforge.vision.see;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Scene;
import java.util.List;

/** Decides whom the pose model is shown. */
@FunctionalInterface
public interface Attention {

    /**
     * The people to be looked at, in a fixed order; equal boxes once.
     *
     * @param scene as annotated
     * @param seen what detectors saw of it; empty where none was asked
     */
    List<Box> people(Scene scene, List<Perception.Seen> seen);
}
