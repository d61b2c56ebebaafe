package io.spatialforge.export.syntax;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;

/** What syntaxes ask of shapes. */
final class Shapes {

    private Shapes() {}

    static Point centre(Shape shape) {
        return switch (shape) {
            case Box box -> new Point(box.centreX(), box.centreY());
            case Point point -> point;
        };
    }
}
