package io.spatialforge.core.scene;

/** Where a region is: a {@link Box} with an extent, or a {@link Point} without one. Pixels of the upright image. */
public sealed interface Shape permits Box, Point {

    /** The smallest box that holds the shape; of a point, a box of no area. */
    Box extent();

    /**
     * The shape in the image flipped left to right.
     *
     * @param imageWidth width of the image in pixels
     */
    Shape mirrored(double imageWidth);
}
