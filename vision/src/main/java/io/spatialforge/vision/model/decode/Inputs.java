package io.spatialforge.vision.model.decode;

import ai.onnxruntime.OnnxJavaType;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.Port;

/** What inputs of a graph must be that takes more than pictures. */
final class Inputs {

    private Inputs() {}

    /**
     * What is asked differs from picture to picture, so there is one in a run.
     *
     * @throws ModelException if the graph takes only several pictures at a time
     */
    static void checkOnePicture(Graph graph) {
        for (Port port : graph.inputs().values()) {
            if (port.rank() == 4 && !port.fits(0, 1)) {
                throw graph.differs("input", port, "one picture at a time");
            }
        }
    }

    /**
     * @param expected what the input holds, for the message
     * @throws ModelException if there is no such input, or it does not take whole numbers of that shape
     */
    static void check(Graph graph, String input, String expected, long... shape) {
        Port port = graph.input(input);
        if (port.type() != OnnxJavaType.INT64 || !port.fits(shape)) {
            throw graph.differs("input", port, expected);
        }
    }
}
