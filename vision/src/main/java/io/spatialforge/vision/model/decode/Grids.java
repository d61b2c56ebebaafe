package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.Placement;

/** Grids of cells over a tensor: one cell for each square of so many pixels. */
final class Grids {

    private Grids() {}

    /** Cells of a grid: an unfinished square at the right or bottom counts. */
    static int cells(Placement placement, int stride) {
        return along(placement.width(), stride) * along(placement.height(), stride);
    }

    static int along(int pixels, int stride) {
        return (pixels + stride - 1) / stride;
    }

    /**
     * @throws ModelException if the grids of those strides don't have as many cells together
     */
    static void check(Graph graph, String output, Placement placement, int[] strides, int got) {
        int expected = 0;
        for (int stride : strides) {
            expected += cells(placement, stride);
        }
        if (got != expected) {
            throw new ModelException(
                    "model '%s': output '%s': expected %d cells for a tensor of %dx%d, got %d; is it the right decoder?"
                            .formatted(graph.model(), output, expected, placement.width(), placement.height(), got));
        }
    }
}
