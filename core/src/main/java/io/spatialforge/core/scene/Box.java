package io.spatialforge.core.scene;

/**
 * An axis-parallel box in pixels of the upright image; a pixel at column 0 covers x from 0 to 1.
 *
 * @param x1 left edge
 * @param y1 top edge
 * @param x2 right edge, not less than {@code x1}
 * @param y2 bottom edge, not less than {@code y1}
 */
public record Box(double x1, double y1, double x2, double y2) implements Shape {

    /**
     * @throws IllegalArgumentException if a coordinate is not finite or the box is turned inside out
     */
    public Box {
        if (!(x1 <= x2 && y1 <= y2) || Double.isInfinite(x2 - x1) || Double.isInfinite(y2 - y1)) {
            throw new IllegalArgumentException("not a box: [%s, %s, %s, %s]".formatted(x1, y1, x2, y2));
        }
    }

    /** The box to a thousandth of a pixel, which may leave it without an area. */
    public Box rounded() {
        return new Box(Point.rounded(x1), Point.rounded(y1), Point.rounded(x2), Point.rounded(y2));
    }

    /** In pixels. */
    public double width() {
        return x2 - x1;
    }

    /** In pixels. */
    public double height() {
        return y2 - y1;
    }

    /** In square pixels. */
    public double area() {
        return (x2 - x1) * (y2 - y1);
    }

    /** x of the middle, in pixels. */
    public double centreX() {
        return (x1 + x2) / 2;
    }

    /** y of the middle, in pixels. */
    public double centreY() {
        return (y1 + y2) / 2;
    }

    /** Area shared with the other box, in square pixels; 0 where they only touch. */
    public double intersection(Box other) {
        if (x2 <= other.x1 || other.x2 <= x1 || y2 <= other.y1 || other.y2 <= y1) {
            return 0; // most pairs of boxes
        }
        double w = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double h = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        return w > 0 && h > 0 ? w * h : 0;
    }

    /** Intersection over union, 0 to 1; 0 for two boxes of no area. */
    public double iou(Box other) {
        double shared = intersection(other);
        return shared == 0 ? 0 : shared / (area() + other.area() - shared);
    }

    /** Intersection over the area of the smaller box, 0 to 1: 1 where one lies inside the other. */
    public double overlapOfSmaller(Box other) {
        double shared = intersection(other);
        return shared == 0 ? 0 : shared / Math.min(area(), other.area());
    }

    /** Length of the shared horizontal interval, in pixels; 0 where there is none. */
    public double horizontalOverlap(Box other) {
        return Math.max(0, Math.min(x2, other.x2) - Math.max(x1, other.x1));
    }

    @Override
    public Box extent() {
        return this;
    }

    @Override
    public Box mirrored(double imageWidth) {
        return new Box(imageWidth - x2, y1, imageWidth - x1, y2);
    }
}
