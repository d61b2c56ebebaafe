package io.spatialforge.vision.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes ONNX graphs of a few nodes, so that tests need no weights. Fields are encoded as protocol buffers by the numbers
 * that onnx.proto gives them.
 *
 * <pre>{@code
 * new TinyGraph()
 *     .input("pictures", TinyGraph.FLOAT, -1, 3, 32, 32)
 *     .node("ReduceMean", List.of("pictures"), List.of("map"), TinyGraph.ints("axes", 1), TinyGraph.integer("keepdims", 0))
 *     .output("map", TinyGraph.FLOAT, -1, 32, 32)
 *     .writeTo(file);
 * }</pre>
 */
public final class TinyGraph {

    /** Types of tensors, as ONNX numbers them. */
    public static final int FLOAT = 1;

    public static final int UINT8 = 2;
    public static final int INT32 = 6;
    public static final int INT64 = 7;
    public static final int BOOL = 9;
    public static final int FLOAT16 = 10;

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final Message graph = new Message().text(2, "tiny");

    /** A tensor the graph takes; an axis of -1 is of any length. */
    public TinyGraph input(String name, int type, long... shape) {
        graph.message(11, port(name, type, shape));
        return this;
    }

    /** A tensor the graph gives; an axis of -1 is of any length. */
    public TinyGraph output(String name, int type, long... shape) {
        graph.message(12, port(name, type, shape));
        return this;
    }

    /** A constant tensor of floats. */
    public TinyGraph floats(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return constant(name, FLOAT, raw.array(), shape);
    }

    /** A constant tensor of 64-bit whole numbers. */
    public TinyGraph longs(String name, long[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return constant(name, INT64, raw.array(), shape);
    }

    private TinyGraph constant(String name, int type, byte[] raw, long... shape) {
        graph.message(
                5, new Message().packed(1, shape).number(2, type).text(8, name).bytes(9, raw));
        return this;
    }

    /**
     * An operation.
     *
     * @param attributes made by {@link #integer}, {@link #ints}, {@link #decimal} and {@link #word}
     */
    public TinyGraph node(String operation, List<String> inputs, List<String> outputs, Attribute... attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(4, operation);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message);
        }
        graph.message(1, node);
        return this;
    }

    /** A setting of an operation. */
    public static final class Attribute {

        private final Message message;

        private Attribute(Message message) {
            this.message = message;
        }
    }

    public static Attribute integer(String name, long value) {
        return new Attribute(new Message().text(1, name).number(3, value).number(20, 2));
    }

    public static Attribute ints(String name, long... values) {
        return new Attribute(new Message().text(1, name).packed(8, values).number(20, 7));
    }

    public static Attribute decimal(String name, float value) {
        return new Attribute(new Message().text(1, name).decimal(2, value).number(20, 1));
    }

    public static Attribute word(String name, String value) {
        return new Attribute(new Message().text(1, name).text(4, value).number(20, 3));
    }

    /** The file's bytes. */
    public byte[] bytes() {
        Message opset = new Message().text(1, "").number(2, OPSET);
        return new Message()
                .number(1, IR_VERSION)
                .message(7, graph)
                .message(8, opset)
                .out
                .toByteArray();
    }

    /** Writes the file. */
    public Path writeTo(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message port(String name, int type, long... shape) {
        Message axes = new Message();
        for (int i = 0; i < shape.length; i++) {
            axes.message(1, shape[i] < 0 ? new Message().text(2, name + "_" + i) : new Message().number(1, shape[i]));
        }
        Message tensor = new Message().number(1, type).message(2, axes);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protocol buffer being written. */
    private static final class Message {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message decimal(int field, float value) {
            varint((long) field << 3 | 5);
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(value)
                    .array());
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.out.toByteArray());
        }

        Message packed(int field, long... values) {
            Message numbers = new Message();
            for (long value : values) {
                numbers.varint(value);
            }
            return message(field, numbers);
        }
    }
}
