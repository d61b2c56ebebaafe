package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;

/** The map that a depth model gives, without what it made of the grey around the picture. */
final class DepthOutput {

    private DepthOutput() {}

    /**
     * The name of the output that is a map.
     *
     * @throws io.spatialforge.vision.model.ModelException if there are several outputs, or it has another shape
     */
    static String of(Graph graph) {
        return of(graph, graph.onlyOutput("a map [n, h, w] or [n, 1, h, w]"));
    }

    /**
     * Likewise, of an output that is known to be the map.
     *
     * @throws io.spatialforge.vision.model.ModelException if it has another shape
     */
    static String of(Graph graph, Port port) {
        if (port.rank() != 3 && !(port.rank() == 4 && port.fits(1, 1))) {
            throw graph.differs("output", port, "a map [n, h, w] or [n, 1, h, w]");
        }
        return port.name();
    }

    /** The map of one picture of a batch, in an array of its own. */
    static DepthMap map(Answer.Floats floats, int slot, Placement placement) {
        int height = floats.length(floats.shape().length - 2);
        int width = floats.length(floats.shape().length - 1);
        int left = share(placement.column(), width, placement.width());
        int top = share(placement.row(), height, placement.height());
        int right = Math.max(left + 1, share(placement.column() + placement.columns(), width, placement.width()));
        int bottom = Math.max(top + 1, share(placement.row() + placement.rows(), height, placement.height()));
        float[] values = new float[(right - left) * (bottom - top)];
        int first = slot * floats.perPicture();
        for (int row = top; row < bottom; row++) {
            System.arraycopy(
                    floats.values(), first + row * width + left, values, (row - top) * (right - left), right - left);
        }
        return new DepthMap(right - left, bottom - top, values);
    }

    private static int share(int place, int length, int of) {
        return (int) Math.round((double) place * length / of);
    }
}
