package io.spatialforge.export;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;

/**
 * The coordinates of Qwen3-VL: whole numbers from 0 to 1000, x over the width and y over the height of the upright image.
 * Halves round to the even number, as in Python, where the trainer's own tools were written.
 */
final class Qwen3VlGrid {

    static final int MAX = 1000;

    private Qwen3VlGrid() {}

    static int unit(double pixels, int side) {
        return (int) Math.clamp(Math.rint(pixels / side * MAX), 0, MAX);
    }

    /** Whether a box has no width or no height left on the grid; a point never has any to lose. */
    static boolean degenerate(Shape shape, Image image) {
        return switch (shape) {
            case Box box ->
                unit(box.x1(), image.width()) >= unit(box.x2(), image.width())
                        || unit(box.y1(), image.height()) >= unit(box.y2(), image.height());
            case Point point -> false;
        };
    }

    /** {@code [x1, y1, x2, y2]} of a box, {@code [x, y]} of a point. */
    static String written(Shape shape, Image image) {
        return switch (shape) {
            case Box box ->
                "[" + unit(box.x1(), image.width()) + ", " + unit(box.y1(), image.height()) + ", "
                        + unit(box.x2(), image.width()) + ", " + unit(box.y2(), image.height()) + "]";
            case Point point -> "[" + unit(point.x(), image.width()) + ", " + unit(point.y(), image.height()) + "]";
        };
    }
}
