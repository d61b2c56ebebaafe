package io.spatialforge.vision.model.decode;

import static io.spatialforge.vision.model.TinyGraph.FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.model.TinyGraph;
import io.spatialforge.vision.pixels.Picture;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs with the tensors of RTMPose and ViTPose that place keypoints where it is red. */
class PoseDecoderTests {

    private static final String INPUT =
            "input: {width: 192, height: 256, fixed: true, colour: rgb, range: 1, fit: stretch, pad: 0}\n";

    @TempDir
    Path folder;

    private ModelRuntime runtime;

    @BeforeEach
    void open() {
        runtime = ModelRuntime.open(new RuntimeSettings(List.of("cpu"), 1, 4));
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private PoseModel model(String decoder, String settings) {
        return TinyModel.open(
                folder,
                "pose",
                INPUT + "decoder: " + decoder + "\nsettings: {" + settings + "}",
                runtime,
                PoseModel.class);
    }

    /** Histograms of redness in halves of a pixel; those of keypoints are each a little less high than the last. */
    private static Sketch histograms() {
        Sketch sketch = new Sketch("input", -1, 256, 192);
        float[] heights = new float[17];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = 1 - i / 20f;
        }
        String fading = sketch.floats(heights, 1, 17, 1);
        for (boolean columns : new boolean[] {true, false}) {
            String single = sketch.shaped(sketch.profile(columns), -1, columns ? 192 : 256, 1);
            String twice = sketch.node("Concat", List.of(single, single), TinyGraph.integer("axis", 2));
            String histogram = sketch.shaped(twice, -1, 1, columns ? 384 : 512);
            sketch.named(columns ? "simcc_x" : "simcc_y", sketch.node("Mul", List.of(histogram, fading)));
        }
        sketch.graph.output("simcc_x", FLOAT, -1, 17, 384).output("simcc_y", FLOAT, -1, 17, 512);
        return sketch;
    }

    /**
     * Heat maps as ViTPose's: cell 0 and the last lie on the first and last pixel's middle, or each on a square of 4 pixels.
     */
    private static Sketch heatMaps(String align) {
        Sketch sketch = new Sketch("pixel_values", -1, 256, 192);
        String small = align.equals("corners")
                ? sketch.node(
                        "Resize",
                        List.of(sketch.redness(), "", sketch.floats(new float[] {1, 1, 0.25f, 0.25f}, 4)),
                        TinyGraph.word("mode", "linear"),
                        TinyGraph.word("coordinate_transformation_mode", "align_corners"))
                : sketch.node(
                        "AveragePool",
                        List.of(sketch.redness()),
                        TinyGraph.ints("kernel_shape", 4, 4),
                        TinyGraph.ints("strides", 4, 4));
        sketch.named("heatmaps", sketch.node("Tile", List.of(small, sketch.longs(1, 17, 1, 1))));
        sketch.graph.output("heatmaps", FLOAT, -1, 17, 64, 48);
        return sketch;
    }

    /** A soft red spot, as a heat map's own peak: 1 in the middle, deviation in pixels. */
    private static Picture spot(int width, int height, double x, double y, double deviation) {
        Mat mat = new Mat(height, width, opencv_core.CV_8UC3);
        try (UByteIndexer pixels = mat.createIndexer()) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    double far = Math.pow(column + 0.5 - x, 2) + Math.pow(row + 0.5 - y, 2);
                    pixels.put(row, column, 0, 0);
                    pixels.put(row, column, 1, 0);
                    pixels.put(row, column, 2, (int) Math.round(255 * Math.exp(-far / 2 / deviation / deviation)));
                }
            }
        }
        return new Picture(mat, width, height);
    }

    @ParameterizedTest
    @CsvSource({
        // box of the person, and the middle of a pixel within
        "100, 50, 220, 290, 150.5, 100.5", // taller than the tensor: the crop is widened
        "100, 50, 400, 130, 300.5, 90.5", // wider: the crop is heightened
        "-20, -30, 172, 226, 10.5, 20.5", // reaches beyond the image
        "500, 380, 640, 480, 600.5, 470.5"
    })
    void theHighestBinsArePlacesInTheImage(double x1, double y1, double x2, double y2, double x, double y) {
        histograms().writeTo(folder.resolve("tiny.onnx"));
        PoseModel model = model("simcc", "");
        try (Picture picture = Sketch.red(640, 480, new Box(x - 1, y - 1, x + 1, y + 1))) {
            Pose pose = model.poses(picture, List.of(new Box(x1, y1, x2, y2))).get(0);
            double coarse = Math.max((x2 - x1) / 192, (y2 - y1) / 256) * 1.25;
            for (int point = 0; point < 17; point++) {
                // The first of the reddest columns: within the spot, which is 2 pixels wide, or a pixel of the tensor.
                assertThat(pose.x(point)).isCloseTo(x, within(Math.max(1.25, coarse)));
                assertThat(pose.y(point)).isCloseTo(y, within(Math.max(1.25, coarse)));
            }
            assertThat(pose.score(0)).isBetween(0.2, 1.0);
            assertThat(pose.score(16) / pose.score(0)).isCloseTo(0.2, within(1e-5));
        }
    }

    @Test
    void anExactPixelIsFoundExactly() {
        histograms().writeTo(folder.resolve("tiny.onnx"));
        PoseModel model = model("simcc", "margin: 1");
        // One pixel of the crop is one of the tensor.
        try (Picture picture = Sketch.red(640, 480, new Box(150, 100, 151, 101));
                Picture reduced = Sketch.red(640, 480, 1280, 960, new Box(300, 200, 302, 202))) {
            Pose pose =
                    model.poses(picture, List.of(new Box(100, 50, 292, 306))).get(0);
            assertThat(pose.x(3)).isCloseTo(150.5, within(1e-9));
            assertThat(pose.y(3)).isCloseTo(100.5, within(1e-9));
            Pose whole =
                    model.poses(reduced, List.of(new Box(200, 100, 584, 612))).get(0);
            assertThat(whole.x(3)).isCloseTo(301, within(1e-9));
            assertThat(whole.y(3)).isCloseTo(201, within(1e-9));
        }
    }

    @Test
    void eachPersonIsSeenAlone() {
        histograms().writeTo(folder.resolve("tiny.onnx"));
        PoseModel model = model("simcc", "margin: 1");
        try (Picture picture = Sketch.red(640, 480, new Box(150, 100, 151, 101))) {
            List<Pose> poses = model.poses(
                    picture,
                    List.of(new Box(100, 50, 292, 306), new Box(340, 50, 532, 306), new Box(52, 82, 244, 338)));
            assertThat(poses.get(0).x(0)).isCloseTo(150.5, within(1e-9));
            assertThat(poses.get(1).score(0)).isZero();
            assertThat(poses.get(2).x(0)).isCloseTo(150.5, within(1e-9));
            assertThat(model.poses(picture, List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"corners, 96.3, 130.8", "corners, 40, 201.25", "cells, 96.3, 130.8", "cells, 150.5, 60"})
    void aPeakIsPlacedWithinAHalfPixelOfAHeatMapOfCellsOfFour(String align, double x, double y) {
        heatMaps(align).writeTo(folder.resolve("tiny.onnx"));
        PoseModel model = model("heatmaps", "margin: 1, align: " + align);
        try (Picture picture = spot(192, 256, x, y, 8)) {
            Pose pose = model.poses(picture, List.of(new Box(0, 0, 192, 256))).get(0);
            assertThat(pose.x(0)).isCloseTo(x, within(0.25));
            assertThat(pose.y(16)).isCloseTo(y, within(0.25));
            assertThat(pose.score(5)).isBetween(0.9, 1.0);
        }
    }

    @Test
    void aPeakOfACropIsPlacedInTheImage() {
        heatMaps("corners").writeTo(folder.resolve("tiny.onnx"));
        PoseModel model = model("heatmaps", "");
        try (Picture picture = spot(640, 480, 310.2, 222.7, 12)) {
            for (Pose pose : model.poses(picture, List.of(new Box(240, 120, 400, 330), new Box(290, 100, 350, 360)))) {
                assertThat(pose.x(9)).isCloseTo(310.2, within(0.5));
                assertThat(pose.y(9)).isCloseTo(222.7, within(0.5));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simcc | split: 3 | output 'simcc_x': expected [n, 17, 576]: a histogram for each keypoint, the graph has float [?, 17, 384]
            simcc | align: cells | there is no setting 'align' here
            simcc | margin: 0.5 | settings.margin: expected a number from 1
            heatmaps | '' | expected an output 'heatmaps', the graph has simcc_x, simcc_y
            heatmaps | align: edges | settings.align: expected one of corners, cells
            """)
    void aGraphOrSettingThatDoesNotFitIsRefused(String decoder, String settings, String message) {
        histograms().writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> model(decoder, settings))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void heatMapsOfOtherKeypointsAreRefused() {
        Sketch sketch = new Sketch("pixel_values", 1, 256, 192);
        sketch.named("heatmaps", sketch.node("Tile", List.of(sketch.redness(), sketch.longs(1, 26, 1, 1))));
        sketch.graph.output("heatmaps", FLOAT, 1, 26, 256, 192);
        sketch.writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> model("heatmaps", ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "output 'heatmaps': expected [n, 17, h, w]: a heat map for each keypoint, the graph has"
                                + " float [1, 26, 256, 192]");
    }
}
