package io.spatialforge.export.syntax;

import io.spatialforge.core.scene.Shape;

/**
 * A region that is shown in a text.
 *
 * @param label as the question speaks of it; empty where a file that was read does not say it
 * @param shape in pixels of the upright image
 * @param number from 1, in the order in which a conversation first shows its regions
 */
public record Shown(String label, Shape shape, int number) {

    /** The same as a point: of a box, its centre. */
    public Shown asPoint() {
        return new Shown(label, Shapes.centre(shape), number);
    }
}
