package io.spatialforge.export.evaluation;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.syntax.Grid;
import java.util.List;
import java.util.StringJoiner;

/**
 * A pair as it is asked and scored. Coordinates are in the unit of the dialect.
 *
 * @param pair it is made of
 * @param kind how replies are scored
 * @param question in the words of the dialect
 * @param answer in the words of the dialect
 * @param options what can be chosen from; of an order the things in their right order; empty where nothing is to be
 *     chosen, or it can't be told
 * @param correct place of the right option, from 0; -1 where there is none
 * @param shapes boxes or points that are asked for, in pixels
 * @param grid of the image
 * @param hasCoordinates whether the question holds coordinates or asks for some
 */
record Question(
        QaPair pair,
        QuestionKind kind,
        String question,
        String answer,
        List<String> options,
        int correct,
        List<Shape> shapes,
        Grid grid,
        boolean hasCoordinates) {

    Question {
        options = List.copyOf(options);
        shapes = List.copyOf(shapes);
    }

    /** The boxes and points as JSON: {@code [[1, 2, 3, 4]]}. */
    String shapesJson() {
        StringJoiner json = new StringJoiner(", ", "[", "]");
        for (Shape shape : shapes) {
            json.add(
                    switch (shape) {
                        case Box box ->
                            "[%d, %d, %d, %d]"
                                    .formatted(grid.x(box.x1()), grid.y(box.y1()), grid.x(box.x2()), grid.y(box.y2()));
                        case Point point -> "[%d, %d]".formatted(grid.x(point.x()), grid.y(point.y()));
                    });
        }
        return json.toString();
    }
}
