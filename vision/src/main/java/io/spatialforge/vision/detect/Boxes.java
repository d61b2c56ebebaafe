package io.spatialforge.vision.detect;

import io.spatialforge.core.scene.Box;
import java.util.Comparator;

/** The order in which regions of a label are numbered, and the mean of two boxes. */
final class Boxes {

    static final Comparator<Box> IN_ORDER = Comparator.comparingDouble(Box::x1)
            .thenComparingDouble(Box::y1)
            .thenComparingDouble(Box::x2)
            .thenComparingDouble(Box::y2);

    private Boxes() {}

    /** The same whichever comes first. */
    static Box mean(Box a, Box b) {
        return new Box((a.x1() + b.x1()) / 2, (a.y1() + b.y1()) / 2, (a.x2() + b.x2()) / 2, (a.y2() + b.y2()) / 2);
    }
}
