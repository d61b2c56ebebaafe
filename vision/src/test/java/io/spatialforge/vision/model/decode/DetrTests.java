package io.spatialforge.vision.model.decode;

import static io.spatialforge.vision.model.TinyGraph.FLOAT;
import static io.spatialforge.vision.model.TinyGraph.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.model.TinyGraph;
import io.spatialforge.vision.pixels.Picture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs with the tensors of RT-DETR and D-FINE that box what is red. */
class DetrTests {

    private static final String STRETCHED =
            "input: {width: 64, height: 64, fixed: true, colour: rgb, range: 1, fit: stretch}\n";

    @TempDir
    Path folder;

    private ModelRuntime runtime;

    @BeforeEach
    void open() {
        runtime = ModelRuntime.open(new RuntimeSettings(List.of("cpu"), 1, 2));
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private Detector model(String input, String settings) {
        return TinyModel.open(
                folder, "detector", input + "decoder: detr\nsettings: {" + settings + "}", runtime, Detector.class);
    }

    /** One query for what is red, and one for the whole, each with so many logits. */
    private static Sketch queries(float... logits) {
        Sketch sketch = new Sketch("pixel_values", -1, 64, 64);
        int labels = logits.length / 2;
        String whole = sketch.forEach(sketch.floats(new float[] {0.5f, 0.5f, 1, 1}, 1, 1, 4));
        sketch.named(
                "pred_boxes", sketch.node("Concat", List.of(sketch.redBox(), whole), TinyGraph.integer("axis", 1)));
        sketch.named("logits", sketch.forEach(sketch.floats(logits, 1, 2, labels)));
        sketch.graph.output("logits", FLOAT, -1, 2, labels).output("pred_boxes", FLOAT, -1, 2, 4);
        return sketch;
    }

    private static Box rounded(Box box) {
        return new Box(Math.round(box.x1()), Math.round(box.y1()), Math.round(box.x2()), Math.round(box.y2()));
    }

    @ParameterizedTest
    @CsvSource({"stretch, 128, 96", "letterbox, 128, 96", "letterbox-centre, 96, 128", "letterbox, 64, 64"})
    void aQuerysBoxComesBackInPixelsOfTheImage(String fit, int width, int height) {
        queries(2, -9, -9, -9).writeTo(folder.resolve("tiny.onnx"));
        Detector model = model(STRETCHED.replace("stretch", fit), "labels: [dog, cat]");
        Box dog = new Box(24, 12, 72, 60);
        try (Picture picture = Sketch.red(width, height, dog)) {
            List<Detection> found = model.detect(List.of(picture)).get(0);
            assertThat(found).hasSize(1);
            assertThat(found.get(0).label()).isEqualTo("dog");
            assertThat(found.get(0).score()).isCloseTo(0.8808, within(1e-4));
            assertThat(found.get(0).box().x1()).isCloseTo(24, within(0.5));
            assertThat(found.get(0).box().y1()).isCloseTo(12, within(0.5));
            assertThat(found.get(0).box().x2()).isCloseTo(Math.min(width, 72), within(0.5));
            assertThat(found.get(0).box().y2()).isCloseTo(60, within(0.5));
        }
    }

    @Test
    void aPictureOfFewerPixelsThanTheImageGivesBoxesOfTheImage() {
        queries(2, -9, -9, -9).writeTo(folder.resolve("tiny.onnx"));
        Detector model = model(STRETCHED, "labels: [dog, cat]");
        try (Picture picture = Sketch.red(128, 96, 1280, 960, new Box(240, 120, 720, 600))) {
            assertThat(rounded(model.detect(List.of(picture)).get(0).get(0).box()))
                    .isEqualTo(new Box(240, 120, 720, 600));
        }
    }

    @Test
    void coloursRangeAndMeanAreTheManifests() {
        Sketch sketch = new Sketch("pixel_values", -1, 64, 64);
        sketch.named("pred_boxes", sketch.redBox()).named("logits", sketch.reddest());
        sketch.graph.output("logits", FLOAT, -1, 1, 1).output("pred_boxes", FLOAT, -1, 1, 4);
        sketch.writeTo(folder.resolve("tiny.onnx"));
        String input = "input: {width: 64, height: 64, fixed: true, colour: %s, range: 1,"
                + " mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225], fit: stretch}\n";
        try (Picture picture = Sketch.red(64, 64, new Box(8, 8, 24, 40))) {
            List<Detection> found = model(input.formatted("rgb"), "labels: dog")
                    .detect(List.of(picture))
                    .get(0);
            assertThat(found.get(0).score()).isCloseTo(1 / (1 + Math.exp(-(1 - 0.485) / 0.229)), within(1e-5));
            assertThat(rounded(found.get(0).box())).isEqualTo(new Box(8, 8, 24, 40));
            assertThat(model(input.formatted("bgr"), "labels: dog, score: 0.01")
                            .detect(List.of(picture))
                            .get(0)
                            .get(0)
                            .score())
                    .isCloseTo(1 / (1 + Math.exp(0.485 / 0.229)), within(1e-5));
        }
    }

    @Test
    void eachLabelOfAQueryCountsAndTheBestComeFirst() {
        queries(1, 3, 2, -9).writeTo(folder.resolve("tiny.onnx"));
        try (Picture picture = Sketch.red(64, 64, new Box(8, 8, 24, 40))) {
            List<Detection> found = model(STRETCHED, "labels: [dog, cat]")
                    .detect(List.of(picture))
                    .get(0);
            assertThat(found).extracting(Detection::label).containsExactly("cat", "dog", "dog");
            assertThat(found)
                    .extracting(d -> rounded(d.box()))
                    .containsExactly(new Box(8, 8, 24, 40), new Box(0, 0, 64, 64), new Box(8, 8, 24, 40));
            assertThat(model(STRETCHED, "labels: [dog, cat], score: 0.9")
                            .detect(List.of(picture))
                            .get(0))
                    .hasSize(1);
            assertThat(model(STRETCHED, "labels: [dog, cat], most: 2")
                            .detect(List.of(picture))
                            .get(0))
                    .hasSize(2);
            assertThat(model(STRETCHED, "labels: [dog, '-']")
                            .detect(List.of(picture))
                            .get(0))
                    .extracting(Detection::label)
                    .containsExactly("dog", "dog");
        }
    }

    @Test
    void twoBoxesOfALabelThatAllButCoincideAreOneThing() {
        queries(1, -9, 3, 2).writeTo(folder.resolve("tiny.onnx"));
        try (Picture picture = Sketch.red(64, 64, new Box(0, 0, 64, 60))) {
            assertThat(model(STRETCHED, "labels: [dog, cat]")
                            .detect(List.of(picture))
                            .get(0))
                    .extracting(Detection::label)
                    .containsExactly("dog", "cat");
        }
    }

    @Test
    void eachPictureOfABatchHasItsOwnAnswer() {
        queries(2, -9, -9, -9).writeTo(folder.resolve("tiny.onnx"));
        Detector model = model(STRETCHED, "labels: [dog, cat]");
        try (Picture one = Sketch.red(64, 64, new Box(8, 8, 24, 40));
                Picture two = Sketch.red(128, 64, new Box(32, 0, 64, 64));
                Picture three = Sketch.red(64, 64, new Box(60, 60, 64, 64))) {
            assertThat(model.detect(List.of(one, two, three)))
                    .extracting(found -> rounded(found.get(0).box()))
                    .containsExactly(new Box(8, 8, 24, 40), new Box(32, 0, 64, 64), new Box(60, 60, 64, 64));
            assertThat(model.detect(List.of())).isEmpty();
        }
    }

    /** The makers' form, whose boxes are scaled by the sizes that it is told. */
    private static Sketch boxes(int label) {
        Sketch sketch = new Sketch("images", -1, 64, 64);
        sketch.graph.input("orig_target_sizes", INT64, -1, 2);
        String size = sketch.shaped(sketch.real("orig_target_sizes"), -1, 1, 2);
        String sizes = sketch.node("Concat", List.of(size, size), TinyGraph.integer("axis", 2));
        String middle =
                sketch.node("Slice", List.of(sketch.redBox(), sketch.longs(0), sketch.longs(2), sketch.longs(2)));
        String half = sketch.times(
                sketch.node("Slice", List.of(sketch.redBox(), sketch.longs(2), sketch.longs(4), sketch.longs(2))), 0.5);
        String corners = sketch.node(
                "Concat",
                List.of(sketch.subtract(middle, half), sketch.add(middle, half)),
                TinyGraph.integer("axis", 2));
        sketch.named("boxes", sketch.node("Mul", List.of(corners, sizes)));
        sketch.named("scores", sketch.shaped(sketch.forEach(sketch.number(0.75)), -1, 1));
        sketch.named(
                "labels",
                sketch.node(
                        "Cast",
                        List.of(sketch.shaped(sketch.forEach(sketch.number(label)), -1, 1)),
                        TinyGraph.integer("to", INT64)));
        sketch.graph
                .output("labels", INT64, -1, 1)
                .output("boxes", FLOAT, -1, 1, 4)
                .output("scores", FLOAT, -1, 1);
        return sketch;
    }

    @ParameterizedTest
    @CsvSource({"stretch, 128, 96", "letterbox, 128, 96", "letterbox-centre, 96, 128"})
    void boxesThatTheGraphPicksComeBackLikewise(String fit, int width, int height) {
        boxes(1).writeTo(folder.resolve("tiny.onnx"));
        Detector model = model(STRETCHED.replace("stretch", fit), "labels: [dog, cat], answers: boxes");
        try (Picture one = Sketch.red(width, height, new Box(24, 12, 72, 60));
                Picture two = Sketch.red(64, 64, new Box(4, 4, 8, 8))) {
            List<List<Detection>> found = model.detect(List.of(one, two));
            assertThat(found.get(0))
                    .extracting(d -> new Detection(d.label(), rounded(d.box()), d.score()))
                    .containsExactly(new Detection("cat", new Box(24, 12, 72, 60), 0.75));
            assertThat(rounded(found.get(1).get(0).box())).isEqualTo(new Box(4, 4, 8, 8));
        }
    }

    @Test
    void aLabelBeyondTheListIsAFault() {
        boxes(2).writeTo(folder.resolve("tiny.onnx"));
        Detector model = model(STRETCHED, "labels: [dog, cat], answers: boxes");
        try (Picture picture = Sketch.red(64, 64, new Box(4, 4, 8, 8))) {
            assertThatThrownBy(() -> model.detect(List.of(picture)))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("model 'tiny': label 2 of 2; is its list of labels the right one?");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            labels: [dog, cat, cow] | output 'logits': expected [n, queries, 3]: a logit for each label, the graph has float [?, 2, 2]
            labels: coco | output 'logits': expected [n, queries, 80]
            labels: [dog, cat], answers: boxes | expected an input 'orig_target_sizes', the graph has pixel_values
            labels: [dog, cat], answers: masks | settings.answers: expected one of queries, boxes, got "masks"
            labels: [dog, cat], nms: 1 | there is no setting 'nms' here
            score: 0.5 | settings.labels: expected coco, or the list of names
            """)
    void aGraphOrSettingThatDoesNotFitIsRefused(String settings, String message) {
        queries(2, -9, -9, -9).writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> model(STRETCHED, settings))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("tiny");
    }
}
