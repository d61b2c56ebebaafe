package io.spatialforge.core.scene;

/**
 * A place without extent, in pixels of the upright image.
 *
 * @param x pixels from the left edge
 * @param y pixels from the top edge
 */
public record Point(double x, double y) implements Shape {

    /** The point to a thousandth of a pixel. */
    public Point rounded() {
        return new Point(rounded(x), rounded(y));
    }

    static double rounded(double pixels) {
        return Math.rint(pixels * 1000) / 1000;
    }

    @Override
    public Box extent() {
        return new Box(x, y, x, y);
    }

    @Override
    public Point mirrored(double imageWidth) {
        return new Point(imageWidth - x, y);
    }
}
