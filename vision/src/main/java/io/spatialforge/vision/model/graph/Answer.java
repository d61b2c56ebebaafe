package io.spatialforge.vision.model.graph;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import io.spatialforge.vision.model.ModelException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** What one run of a graph gave. Of one thread; its native memory is held until it is closed. */
public final class Answer implements AutoCloseable {

    private final Graph graph;
    private final OrtSession.Result result;
    private final Map<String, Floats> read = new HashMap<>();

    Answer(Graph graph, OrtSession.Result result) {
        this.graph = graph;
        this.result = result;
    }

    /**
     * Numbers and their shape.
     *
     * @param values the last axis runs fastest
     */
    @SuppressWarnings("ArrayRecordComponent") // a million numbers, of one thread
    public record Floats(float[] values, long[] shape) {

        public int length(int axis) {
            return (int) shape[axis];
        }

        /** How many numbers each picture of the batch has. */
        public int perPicture() {
            return shape[0] == 0 ? 0 : values.length / (int) shape[0];
        }
    }

    /**
     * An output of floats, of half precision too. Read once, however often it is asked for.
     *
     * @throws ModelException if there is no such output, or it is not of floats
     */
    public Floats floats(String output) {
        return read.computeIfAbsent(output, name -> {
            OnnxTensor tensor = tensor(name);
            FloatBuffer buffer = tensor.getFloatBuffer();
            if (buffer == null) {
                throw graph.differs("output", graph.output(name), "floats");
            }
            return new Floats(array(buffer), tensor.getInfo().getShape());
        });
    }

    private static float[] array(FloatBuffer buffer) {
        if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.array().length == buffer.remaining()) {
            return buffer.array();
        }
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /**
     * An output of 64-bit whole numbers.
     *
     * @throws ModelException if there is no such output, or it is not of whole numbers
     */
    public long[] longs(String output) {
        LongBuffer buffer = tensor(output).getLongBuffer();
        if (buffer == null) {
            throw graph.differs("output", graph.output(output), "whole numbers");
        }
        long[] values = new long[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /**
     * An output as it is, such as one that is the input of another graph; closed with the answer.
     *
     * @throws ModelException if there is no such output
     */
    public OnnxTensor tensor(String output) {
        if (result.get(output).orElse(null) instanceof OnnxTensor tensor) {
            return tensor;
        }
        graph.output(output);
        throw new ModelException("model '" + graph.model() + "': output '" + output + "' is no tensor");
    }

    @Override
    public void close() {
        result.close();
    }

    /** The axes of an output, as the run gave them. */
    public long[] shape(String output) {
        return tensor(output).getInfo().getShape();
    }
}
