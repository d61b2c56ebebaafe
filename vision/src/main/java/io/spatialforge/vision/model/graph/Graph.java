package io.spatialforge.vision.model.graph;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.spatialforge.vision.model.ModelException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A graph that has been loaded, once for each device; a run goes to the device with the fewest runs in progress. Safe for
 * several threads: a session may be run by many at a time.
 */
public final class Graph implements AutoCloseable {

    private final String model;
    private final OrtEnvironment environment;
    private final List<OrtSession> sessions;
    private final AtomicIntegerArray running;
    private final int batch;
    private final Map<String, Port> inputs;
    private final Map<String, Port> outputs;

    /**
     * @param model that it belongs to, for messages
     * @param sessions of the same file, one for each device
     * @param batch most pictures of one run
     * @throws OrtException if the graph does not tell its inputs and outputs
     */
    public Graph(String model, OrtEnvironment environment, List<OrtSession> sessions, int batch) throws OrtException {
        this.model = model;
        this.environment = environment;
        this.sessions = List.copyOf(sessions);
        this.running = new AtomicIntegerArray(sessions.size());
        this.batch = batch;
        this.inputs = ports(sessions.get(0).getInputInfo());
        this.outputs = ports(sessions.get(0).getOutputInfo());
    }

    private static Map<String, Port> ports(Map<String, NodeInfo> nodes) {
        Map<String, Port> ports = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                ports.put(name, Port.of(name, tensor));
            }
        });
        return Collections.unmodifiableMap(ports);
    }

    /** The model it belongs to, for messages. */
    public String model() {
        return model;
    }

    /** What it takes, by name, in its own order. */
    public Map<String, Port> inputs() {
        return inputs;
    }

    /** What it gives, by name, in its own order. */
    public Map<String, Port> outputs() {
        return outputs;
    }

    /** Most pictures of one run. */
    public int batch() {
        return batch;
    }

    /**
     * @throws ModelException if there is no such input
     */
    public Port input(String name) {
        return port(inputs, "input", name);
    }

    /**
     * @throws ModelException if there is no such output
     */
    public Port output(String name) {
        return port(outputs, "output", name);
    }

    /**
     * The one output there is.
     *
     * @param expected what it is to be, for the message
     * @throws ModelException if there are several
     */
    public Port onlyOutput(String expected) {
        if (outputs.size() != 1) {
            throw new ModelException(
                    "model '" + model + "': expected one output, " + expected + "; the graph has " + outputs);
        }
        return outputs.values().iterator().next();
    }

    private Port port(Map<String, Port> ports, String kind, String name) {
        Port port = ports.get(name);
        if (port == null) {
            throw new ModelException("model '" + model + "': expected an " + kind + " '" + name + "', the graph has "
                    + String.join(", ", ports.keySet()));
        }
        return port;
    }

    /** An exception that says which tensor is not what its description or its decoder expects. */
    public ModelException differs(String kind, Port port, String expected) {
        return new ModelException("model '" + model + "': " + kind + " '" + port.name() + "': expected " + expected
                + ", the graph has " + port + "; is it the right file and the right decoder?");
    }

    /** A tensor of floats; to be closed. */
    public OnnxTensor floats(float[] values, long... shape) {
        try {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** A tensor of whole numbers; to be closed. */
    public OnnxTensor longs(long[] values, long... shape) {
        try {
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /**
     * A tensor of memory that stays the caller's; to be closed.
     *
     * @param values direct, in the machine's byte order, from its position to its limit
     */
    public OnnxTensor of(ByteBuffer values, OnnxJavaType type, long... shape) {
        try {
            return OnnxTensor.createTensor(environment, values, shape, type);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /**
     * Runs it.
     *
     * @return to be closed
     * @throws ModelException if it fails
     */
    public Answer run(Map<String, OnnxTensor> tensors) {
        int lane = 0;
        for (int i = 1; i < sessions.size(); i++) {
            if (running.get(i) < running.get(lane)) {
                lane = i;
            }
        }
        running.incrementAndGet(lane);
        try {
            return new Answer(this, sessions.get(lane).run(tensors));
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            running.decrementAndGet(lane);
        }
    }

    ModelException failed(OrtException e) {
        return new ModelException("model '" + model + "' fails: " + e.getMessage(), e);
    }

    @Override
    public void close() throws OrtException {
        for (OrtSession session : sessions) {
            session.close();
        }
    }
}
