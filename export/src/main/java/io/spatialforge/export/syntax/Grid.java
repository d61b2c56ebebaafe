package io.spatialforge.export.syntax;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;

/**
 * The whole numbers in which a dialect gives coordinates in one image: {@code rint((pixels + shift) / size * max)},
 * clamped to {@code 0 … max}. Halves round to the even number, and the order of the operations is Python's usual one,
 * {@code round(x / w * 1000)}, since the trainers' own tools were written so.
 *
 * @param shiftX pixels before the image's left edge
 * @param sizeX pixels, at least the image's width, that {@code maxX} units cover
 * @param maxX the largest unit there is
 */
public record Grid(double shiftX, double sizeX, int maxX, double shiftY, double sizeY, int maxY) {

    private static final int THOUSAND = 1000;

    /** From 0 to 1000 over the width, and over the height. */
    public static Grid thousandths(Frame frame) {
        return scaledTo(frame, THOUSAND, THOUSAND);
    }

    /** The image's own pixels. */
    public static Grid pixels(Frame frame) {
        return scaledTo(frame, frame.width(), frame.height());
    }

    /** The pixels of the image scaled to another size. */
    public static Grid scaledTo(Frame frame, int width, int height) {
        return new Grid(0, frame.width(), width, 0, frame.height(), height);
    }

    public int x(double pixels) {
        return unit(pixels, shiftX, sizeX, maxX);
    }

    public int y(double pixels) {
        return unit(pixels, shiftY, sizeY, maxY);
    }

    private static int unit(double pixels, double shift, double size, int max) {
        return (int) Math.clamp(Math.rint((pixels + shift) / size * max), 0, max);
    }

    /** Appends {@code [x1, y1, x2, y2]} of a box, {@code [x, y]} of a point. */
    public void append(Shape shape, StringBuilder out) {
        switch (shape) {
            case Box box ->
                out.append('[')
                        .append(x(box.x1()))
                        .append(", ")
                        .append(y(box.y1()))
                        .append(", ")
                        .append(x(box.x2()))
                        .append(", ")
                        .append(y(box.y2()))
                        .append(']');
            case Point point ->
                out.append('[')
                        .append(x(point.x()))
                        .append(", ")
                        .append(y(point.y()))
                        .append(']');
        }
    }

    /** Whether a box has no width or no height left; a point never has any to lose. */
    public boolean degenerate(Shape shape) {
        return switch (shape) {
            case Box box -> x(box.x1()) >= x(box.x2()) || y(box.y1()) >= y(box.y2());
            case Point point -> false;
        };
    }

    /** A shape in units as one in pixels. */
    public Shape toPixels(Shape units) {
        return switch (units) {
            case Box box -> new Box(pixelsX(box.x1()), pixelsY(box.y1()), pixelsX(box.x2()), pixelsY(box.y2()));
            case Point point -> new Point(pixelsX(point.x()), pixelsY(point.y()));
        };
    }

    private double pixelsX(double units) {
        return units / maxX * sizeX - shiftX;
    }

    private double pixelsY(double units) {
        return units / maxY * sizeY - shiftY;
    }

    /** Pixels that one unit covers, from left to right. */
    public double pixelsPerUnitX() {
        return sizeX / maxX;
    }

    /** Pixels that one unit covers, from top to bottom. */
    public double pixelsPerUnitY() {
        return sizeY / maxY;
    }
}
