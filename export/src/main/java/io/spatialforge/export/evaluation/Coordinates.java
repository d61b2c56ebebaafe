package io.spatialforge.export.evaluation;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;

/** What coordinates mean, in a sentence for models that were not trained on the dialect. */
final class Coordinates {

    private static final Frame ODD = new Frame(1234, 567);

    private Coordinates() {}

    static String of(Dialect dialect) {
        Grid grid = dialect.regions().grid(ODD);
        String order = "Boxes are [x1, y1, x2, y2] and points [x, y], ";
        if (grid.equals(Grid.thousandths(ODD))) {
            return order + "in whole numbers from 0 to 1000 relative to the width and height of the image.";
        }
        if (grid.equals(Grid.pixels(ODD))) {
            return order + "in pixels of the image.";
        }
        return order + "in pixels of the image as it is shown to you.";
    }
}
