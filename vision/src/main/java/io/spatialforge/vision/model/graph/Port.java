package io.spatialforge.vision.model.graph;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A tensor that a graph takes or gives.
 *
 * @param shape length of each axis; {@link #ANY} where the graph leaves it open
 */
public record Port(String name, OnnxJavaType type, List<Long> shape) {

    /** An axis of any length. */
    public static final long ANY = -1;

    public Port {
        shape = List.copyOf(shape);
    }

    static Port of(String name, TensorInfo info) {
        List<Long> shape = new ArrayList<>();
        for (long axis : info.getShape()) {
            shape.add(axis < 0 ? ANY : axis);
        }
        return new Port(name, info.type, shape);
    }

    /** How many axes it has. */
    public int rank() {
        return shape.size();
    }

    /** Whether an axis has that length, or may have. */
    public boolean fits(int axis, long length) {
        return shape.get(axis) == ANY || shape.get(axis) == length;
    }

    /** Whether it has as many axes, and each has that length, or may have; {@link #ANY} fits whatever there is. */
    public boolean fits(long... wanted) {
        if (wanted.length != rank()) {
            return false;
        }
        for (int axis = 0; axis < wanted.length; axis++) {
            if (wanted[axis] != ANY && !fits(axis, wanted[axis])) {
                return false;
            }
        }
        return true;
    }

    /** As in {@code float [?, 3, 416, 416]}. */
    @Override
    public String toString() {
        StringJoiner axes = new StringJoiner(", ", "[", "]");
        for (long axis : shape) {
            axes.add(axis == ANY ? "?" : Long.toString(axis));
        }
        return type.name().toLowerCase(Locale.ROOT) + " " + axes;
    }
}
