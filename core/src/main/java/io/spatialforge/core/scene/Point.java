package io.spatialforge.core.scene;

/**
 * A place without extent, in pixels of the upright image.
 *
 * @param x pixels from the left edge
 * @param y pixels from the top edge
 */
public record Point(double x, double y) implements Shape {

    @Override
    public Box extent() {
        return new Box(x, y, x, y);
    }

    @Override
    public Point mirrored(double imageWidth) {
        return new Point(imageWidth - x, y);
    }
}
