package io.spatialforge.drawn;

import org.jspecify.annotations.Nullable;

/**
 * What an annotator who means well, and is no machine, writes down of one thing.
 *
 * @param label as the annotator calls it
 * @param bbox x1, y1, x2, y2 in pixels, drawn by hand
 * @param crowd whether it stands for several
 * @param fake whether it is flagged as a picture of the thing
 * @param reflected whether it is flagged as a mirror image
 * @param keypoints 17 COCO points as x, y, v; null where none were marked
 * @param runs the outline drawn by hand; null where only boxes are drawn
 */
public record Annotation(
        String label,
        double[] bbox,
        boolean crowd,
        boolean fake,
        boolean reflected,
        double @Nullable [] keypoints,
        int @Nullable [] runs) {}
