package io.spatialforge.vision.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.model.TinyGraph;
import io.spatialforge.vision.pixels.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tensor of 64 × 64: 64 cells of stride 8, 16 of stride 16, 4 of stride 32, and 1 of stride 64 for NanoDet-Plus. */
class NanoDetTests {

    private static final int LABELS = 3;

    @TempDir
    Path folder;

    private ModelRuntime runtime;

    @BeforeEach
    void open() {
        runtime = ModelRuntime.open(RuntimeSettings.ofDefaults());
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    /** Scores of a grid in which one cell is of a label. */
    private static float[] scores(int cells, int cell, int label, float score) {
        float[] scores = new float[cells * LABELS];
        if (cell >= 0) {
            scores[cell * LABELS + label] = score;
        }
        return scores;
    }

    /** Distances that are certain: left, top, right, bottom strides. */
    private static float[] distances(int cells, int cell, int bins, int... strides) {
        float[] distances = new float[cells * 4 * bins];
        for (int side = 0; side < strides.length; side++) {
            distances[(cell * 4 + side) * bins + strides[side]] = 50;
        }
        return distances;
    }

    /** Three pairs of outputs, whose names say nothing, the coarse ones first. */
    private void threeGrids(int bins) {
        TinyGraph graph = new TinyGraph().input("pictures", TinyGraph.FLOAT, 1, 3, 64, 64);
        give(graph, "a", scores(4, -1, 0, 0), 4, LABELS);
        give(graph, "b", distances(16, 6, bins, 1, 1, 0, 1), 16, 4 * bins);
        give(graph, "c", distances(4, 0, bins), 4, 4 * bins);
        give(graph, "d", scores(16, 6, 1, 0.75f), 16, LABELS);
        give(graph, "e", scores(64, 63, 2, 0.5f), 64, LABELS);
        give(graph, "f", distances(64, 63, bins, 5, 5, 1, 1), 64, 4 * bins);
        graph.writeTo(folder.resolve("tiny.onnx"));
    }

    private static void give(TinyGraph graph, String name, float[] values, int cells, int columns) {
        graph.floats(name + "-values", values, 1, cells, columns)
                .node("Identity", List.of(name + "-values"), List.of(name))
                .output(name, TinyGraph.FLOAT, 1, cells, columns);
    }

    private Detector open(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("models.yaml"), """
                models:
                  tiny:
                    role: detector
                    licence: none
                    source: made by hand
                    file: {path: tiny.onnx}
                    input: {width: 64, height: 64, fixed: true, colour: bgr, fit: stretch}
                    decoder: nanodet
                    settings: {labels: [cat, dog, cow]%s}
                """.formatted(settings));
        ModelSpec spec = ModelCatalog.of(file).model("tiny");
        return Models.detector(spec, Map.of(ModelSpec.GRAPH, folder.resolve("tiny.onnx")), runtime);
    }

    private static List<Detection> seen(Detector detector) {
        try (Picture picture = new Picture(new Mat(64, 64, opencv_core.CV_8UC3), 64, 64)) {
            return detector.detect(List.of(picture)).get(0);
        }
    }

    private static void assertBox(Detection detection, String label, double score, Box expected) {
        assertThat(detection.label()).isEqualTo(label);
        assertThat(detection.score()).isCloseTo(score, within(1e-6));
        assertThat(detection.box().iou(expected)).as("%s", detection.box()).isGreaterThan(0.9999);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 16})
    void outputsAreToldApartByTheirShapesWhateverTheNumberOfBins(int bins) throws IOException {
        threeGrids(bins);
        List<Detection> seen = seen(open(""));
        assertThat(seen).hasSize(2);
        // Row 1, column 2 of stride 16, from its middle (40, 24): a stride to the left, up and down, none to the right.
        assertBox(seen.get(0), "dog", 0.75, new Box(24, 8, 40, 40));
        // The last cell of stride 8, from its middle (60, 60), cut at the edge.
        assertBox(seen.get(1), "cow", 0.5, new Box(20, 20, 64, 64));
    }

    @Test
    void oneOutputOfAllGridsIsReadFromTheCornersOfItsCells() throws IOException {
        int bins = 8;
        int cells = 85;
        float[] both = new float[cells * (LABELS + 4 * bins)];
        int cell = 64 + 6;
        int at = cell * (LABELS + 4 * bins);
        both[at + 1] = 0.75f;
        System.arraycopy(distances(1, 0, bins, 1, 1, 1, 2), 0, both, at + LABELS, 4 * bins);
        int last = 84 * (LABELS + 4 * bins);
        both[last] = 0.6f;
        System.arraycopy(distances(1, 0, bins, 0, 0, 1, 1), 0, both, last + LABELS, 4 * bins);
        TinyGraph graph = new TinyGraph().input("pictures", TinyGraph.FLOAT, 1, 3, 64, 64);
        give(graph, "output", both, cells, LABELS + 4 * bins);
        graph.writeTo(folder.resolve("tiny.onnx"));
        List<Detection> seen = seen(open(", cell: corner"));
        assertThat(seen).hasSize(2);
        assertBox(seen.get(0), "dog", 0.75, new Box(16, 0, 48, 48));
        assertBox(seen.get(1), "cat", 0.6, new Box(0, 0, 64, 64));
    }

    @Test
    void exportsForOnePictureNeedNoAxisForIt() throws IOException {
        TinyGraph graph = new TinyGraph().input("pictures", TinyGraph.FLOAT, 1, 3, 64, 64);
        float[] scores = scores(64, 63, 2, 0.5f);
        float[] distances = distances(64, 63, 8, 5, 5, 1, 1);
        graph.floats("s", scores, 64, LABELS)
                .node("Identity", List.of("s"), List.of("scores"))
                .output("scores", TinyGraph.FLOAT, 64, LABELS)
                .floats("d", distances, 64, 32)
                .node("Identity", List.of("d"), List.of("distances"))
                .output("distances", TinyGraph.FLOAT, 64, 32)
                .writeTo(folder.resolve("tiny.onnx"));
        assertBox(seen(open("")).get(0), "cow", 0.5, new Box(20, 20, 64, 64));
    }

    @Test
    void logitsBecomeScores() throws IOException {
        threeGrids(8);
        List<Detection> seen = seen(open(", scores: logits, score: 0.6"));
        assertThat(seen).extracting(Detection::label).contains("dog", "cow");
        assertThat(seen.get(0).score()).isCloseTo(1 / (1 + Math.exp(-0.75)), within(1e-6));
    }

    @Test
    void aGraphOfOtherOutputsIsRefused() {
        TinyGraph graph = new TinyGraph().input("pictures", TinyGraph.FLOAT, 1, 3, 64, 64);
        give(graph, "a", new float[64 * 5], 64, 5);
        give(graph, "b", new float[64 * 3], 64, 3);
        graph.writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> open(""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("output 'a': expected scores [n, cells, 3] or distances [n, cells, 4 · bins]");
    }

    @Test
    void gridsOfAnotherTensorAreRefused() throws IOException {
        TinyGraph graph = new TinyGraph().input("pictures", TinyGraph.FLOAT, 1, 3, 64, 64);
        give(graph, "a", new float[60 * LABELS], 60, LABELS);
        give(graph, "b", new float[60 * 32], 60, 32);
        graph.writeTo(folder.resolve("tiny.onnx"));
        Detector detector = open("");
        assertThatThrownBy(() -> seen(detector))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "expected grids of stride 8, 16, 32 and maybe 64 over 64x64 pixels, got [60] cells");
    }
}
