package io.spatialforge.vision.model.decode;

import static io.spatialforge.vision.model.TinyGraph.FLOAT;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.TinyGraph;
import io.spatialforge.vision.model.TinyGraph.Attribute;
import io.spatialforge.vision.pixels.Picture;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** A graph with the tensors of a large model that knows one thing: where the picture is red. */
final class Sketch {

    final TinyGraph graph = new TinyGraph();
    private final String pictures;
    private final int height;
    private final int width;
    private int names;

    /**
     * @param pictures name of the input
     * @param batch of pictures, or -1
     */
    Sketch(String pictures, long batch, int height, int width) {
        this(pictures, batch, height, width, 3);
    }

    Sketch(String pictures, long batch, int height, int width, int channels) {
        this.pictures = pictures;
        this.height = height;
        this.width = width;
        graph.input(pictures, FLOAT, batch, channels, height, width);
    }

    /** Black, with a red box, of an image that may be larger than the pixels. */
    static Picture red(int columns, int rows, int imageWidth, int imageHeight, Box box) {
        Mat mat = new Mat(rows, columns, opencv_core.CV_8UC3);
        try (UByteIndexer pixels = mat.createIndexer()) {
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    double imageX = (x + 0.5) * imageWidth / columns;
                    double imageY = (y + 0.5) * imageHeight / rows;
                    boolean inside = imageX > box.x1() && imageX < box.x2() && imageY > box.y1() && imageY < box.y2();
                    pixels.put(y, x, 0, 0);
                    pixels.put(y, x, 1, 0);
                    pixels.put(y, x, 2, inside ? 255 : 0);
                }
            }
        }
        return new Picture(mat, imageWidth, imageHeight);
    }

    static Picture red(int width, int height, Box box) {
        return red(width, height, width, height, box);
    }

    /** An operation with one result; the answer is its name. */
    String node(String operation, List<String> inputs, Attribute... attributes) {
        String name = "n" + names++;
        graph.node(operation, inputs, List.of(name), attributes);
        return name;
    }

    /** Names a result, as an output's. */
    Sketch named(String name, String result) {
        graph.node("Identity", List.of(result), List.of(name));
        return this;
    }

    String floats(float[] values, long... shape) {
        String name = "c" + names++;
        graph.floats(name, values, shape);
        return name;
    }

    String number(double value) {
        return floats(new float[] {(float) value}, 1);
    }

    String longs(long... values) {
        String name = "c" + names++;
        graph.longs(name, values, values.length);
        return name;
    }

    String longs(long[] values, long... shape) {
        String name = "c" + names++;
        graph.longs(name, values, shape);
        return name;
    }

    String add(String a, String b) {
        return node("Add", List.of(a, b));
    }

    String subtract(String a, String b) {
        return node("Sub", List.of(a, b));
    }

    String times(String a, double factor) {
        return node("Mul", List.of(a, number(factor)));
    }

    String real(String a) {
        return node("Cast", List.of(a), TinyGraph.integer("to", FLOAT));
    }

    String shaped(String a, long... shape) {
        return node("Reshape", List.of(a, longs(shape)));
    }

    /** The first channel, [n, h, w]: red, if colours are in the order that the model takes. */
    String redness() {
        return node("Gather", List.of(pictures, longs(new long[] {0})), TinyGraph.integer("axis", 1));
    }

    /** How red the reddest pixel is, [n, 1, 1]. */
    String reddest() {
        return shaped(
                node("ReduceMax", List.of(redness()), TinyGraph.ints("axes", 2, 3), TinyGraph.integer("keepdims", 0)),
                -1,
                1,
                1);
    }

    /** The columns' redness [n, w], or the rows' [n, h]. */
    String profile(boolean columns) {
        return node(
                "ReduceMax",
                List.of(redness()),
                TinyGraph.ints("axes", 1, columns ? 2 : 3),
                TinyGraph.integer("keepdims", 0));
    }

    private String end(boolean columns, int last) {
        return real(node(
                "ArgMax",
                List.of(profile(columns)),
                TinyGraph.integer("axis", 1),
                TinyGraph.integer("keepdims", 1),
                TinyGraph.integer("select_last_index", last)));
    }

    /** The box around the reddest pixels as DETR gives it: middle, width and height as shares, [n, 1, 4]. */
    String redBox() {
        String x1 = end(true, 0);
        String x2 = add(end(true, 1), number(1));
        String y1 = end(false, 0);
        String y2 = add(end(false, 1), number(1));
        String four = node(
                "Concat",
                List.of(
                        times(add(x1, x2), 0.5 / width),
                        times(add(y1, y2), 0.5 / height),
                        times(subtract(x2, x1), 1.0 / width),
                        times(subtract(y2, y1), 1.0 / height)),
                TinyGraph.integer("axis", 1));
        return shaped(four, -1, 1, 4);
    }

    /** The same for each picture of the batch: numbers of shape [1, …] added to nothing of shape [n, 1, 1]. */
    String forEach(String numbers) {
        return add(times(reddest(), 0), numbers);
    }

    Path writeTo(Path file) {
        return graph.writeTo(file);
    }
}
