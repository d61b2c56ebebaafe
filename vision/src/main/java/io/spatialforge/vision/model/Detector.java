package io.spatialforge.vision.model;

import io.spatialforge.vision.pixels.Picture;
import java.util.List;

/** Sees things of a fixed set of labels. Safe for several threads. */
public interface Detector extends Model {

    /** The labels it knows, normal form, in the model's own order. */
    List<String> labels();

    /**
     * What is in each picture: all boxes with at least the manifest's floor of score, after suppression of duplicates
     * within a label, best first.
     *
     * @throws ModelException if inference fails
     */
    List<List<Detection>> detect(List<Picture> pictures);
}
