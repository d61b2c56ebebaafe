package io.spatialforge.vision.model.graph;

import io.spatialforge.core.scene.Box;

/**
 * Where in a tensor a picture lies, and so where in the image a place of the tensor is. Coordinates of both are
 * continuous: the pixel at column 0 covers 0 to 1.
 *
 * @param width of the tensor
 * @param height of the tensor
 * @param column first column of the tensor that shows the image
 * @param row first row of the tensor that shows the image
 * @param columns how many show it; the others are grey
 * @param rows how many show it
 * @param left x in the upright image of the tensor's left edge; below 0 where there is grey
 * @param top y in the upright image of the tensor's top edge
 * @param perColumn pixels of the upright image in a column of the tensor
 * @param perRow pixels of the upright image in a row of the tensor
 * @param imageWidth of the upright image
 * @param imageHeight of the upright image
 */
public record Placement(
        int width,
        int height,
        int column,
        int row,
        int columns,
        int rows,
        double left,
        double top,
        double perColumn,
        double perRow,
        int imageWidth,
        int imageHeight) {

    /** Where a column of the tensor is in the upright image; it may lie beyond its edges. */
    public double x(double tensorX) {
        return left + tensorX * perColumn;
    }

    /** Where a row of the tensor is in the upright image; it may lie beyond its edges. */
    public double y(double tensorY) {
        return top + tensorY * perRow;
    }

    /** A box of the tensor as one of the upright image, cut at its edges; one turned inside out becomes one of no area. */
    public Box box(double x1, double y1, double x2, double y2) {
        double ax = clamp(x(x1), imageWidth);
        double ay = clamp(y(y1), imageHeight);
        return new Box(ax, ay, Math.max(ax, clamp(x(x2), imageWidth)), Math.max(ay, clamp(y(y2), imageHeight)));
    }

    private static double clamp(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }
}
