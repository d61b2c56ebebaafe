package io.spatialforge.vision.model.decode;

import static io.spatialforge.vision.model.TinyGraph.FLOAT;
import static io.spatialforge.vision.model.TinyGraph.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.PhraseDetector;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.model.TinyGraph;
import io.spatialforge.vision.pixels.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A graph with the tensors of Grounding DINO, 900 queries and 256 tokens: the first query is what is red and hears "red" and
 * "car", the second the left half and hears "red" and "dog", all others hear nothing.
 */
class GroundingDinoTests {

    private static final String STRETCHED = """
            input: {width: 64, height: 64, fixed: true, colour: rgb, range: 1, fit: stretch}
            extra: {tokenizer: {path: tokenizer.json}}
            """;
    private static final Box LEFT = new Box(0, 0, 32, 64);
    private static final Box RED = new Box(8, 8, 24, 40);

    @TempDir
    Path folder;

    private ModelRuntime runtime;

    @BeforeEach
    void open() throws IOException {
        runtime = ModelRuntime.open(new RuntimeSettings(List.of("cpu"), 1, 4));
        TinyTokenizers.wordPieces(folder, List.of("red", "car", "dog", "##s", "s", "the", "man", "hand"));
        listeners(-1, 64).writeTo(folder.resolve("tiny.onnx"));
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    /**
     * Logits fall to nothing where the other inputs are not as the model was trained: all attended to, one kind of text, all
     * pixels shown.
     */
    private static Sketch listeners(long tokens, int side) {
        Sketch sketch = new Sketch("pixel_values", 1, side, side);
        sketch.graph
                .input("input_ids", INT64, 1, tokens)
                .input("token_type_ids", INT64, 1, tokens)
                .input("attention_mask", INT64, 1, tokens)
                .input("pixel_mask", INT64, 1, side, side);
        long[] heard = new long[2 * 900];
        Arrays.fill(heard, -7);
        heard[0] = 10; // red
        heard[1] = 10;
        heard[900] = 11; // car
        heard[901] = 12; // dog
        String ids = sketch.shaped("input_ids", 1, 1, 1, -1);
        String either = sketch.node(
                "ReduceMax",
                List.of(sketch.real(sketch.node("Equal", List.of(ids, sketch.longs(heard, 1, 2, 900, 1))))),
                TinyGraph.ints("axes", 1),
                TinyGraph.integer("keepdims", 0));
        String logits = sketch.subtract(sketch.times(either, 10), sketch.number(5));
        String unattended = sketch.node(
                "Sub",
                List.of(
                        sketch.number(1),
                        sketch.real(sketch.node(
                                "ReduceMin", List.of("attention_mask"), TinyGraph.integer("keepdims", 0)))));
        String hidden = sketch.node(
                "Sub",
                List.of(
                        sketch.number(1),
                        sketch.real(
                                sketch.node("ReduceMin", List.of("pixel_mask"), TinyGraph.integer("keepdims", 0)))));
        String second =
                sketch.real(sketch.node("ReduceMax", List.of("token_type_ids"), TinyGraph.integer("keepdims", 0)));
        if (tokens < 0) {
            logits = sketch.subtract(logits, sketch.times(unattended, 100));
        }
        logits = sketch.subtract(logits, sketch.times(sketch.add(hidden, second), 100));
        String length = sketch.node(
                "Slice", List.of(sketch.node("Shape", List.of("input_ids")), sketch.longs(1), sketch.longs(2)));
        String missing = sketch.node("Sub", List.of(sketch.longs(256), length));
        String pads =
                sketch.node("Concat", List.of(sketch.longs(0, 0, 0, 0, 0), missing), TinyGraph.integer("axis", 0));
        String nothing = "nothing";
        sketch.graph.floats(nothing, new float[] {Float.NEGATIVE_INFINITY});
        sketch.named("logits", sketch.node("Pad", List.of(logits, pads, nothing)));
        float[] boxes = new float[4 * 899];
        Arrays.fill(boxes, 0.5f);
        boxes[0] = 0.25f;
        boxes[3] = 1;
        String others = sketch.forEach(sketch.floats(boxes, 1, 899, 4));
        sketch.named(
                "pred_boxes", sketch.node("Concat", List.of(sketch.redBox(), others), TinyGraph.integer("axis", 1)));
        sketch.graph.output("logits", FLOAT, 1, 900, 256).output("pred_boxes", FLOAT, 1, 900, 4);
        return sketch;
    }

    private PhraseDetector model(String input, String settings) {
        return TinyModel.open(
                folder,
                "phrase-detector",
                input + "decoder: grounding-dino\nsettings: {" + settings + "}",
                runtime,
                PhraseDetector.class);
    }

    private List<Detection> found(String settings, String... phrases) {
        try (Picture picture = Sketch.red(64, 64, RED)) {
            return model(STRETCHED, settings)
                    .detect(List.of(picture), List.of(List.of(phrases)))
                    .get(0);
        }
    }

    @Test
    void aPhraseFindsTheQueryThatHearsAllOfIt() {
        List<Detection> found = found("score: 0.6", "Red car");
        assertThat(found).extracting(Detection::label).containsExactly("Red car");
        assertThat(found.get(0).box()).isEqualTo(RED);
        assertThat(found.get(0).score()).isCloseTo(1 / (1 + Math.exp(-5)), within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void phrasesThatShareAWordAreToldApart(int together) {
        List<Detection> found = found("score: 0.6, together: " + together, "red car", "red dog", "car", "zebra");
        assertThat(found)
                .extracting(d -> d.label() + " " + d.box())
                .containsExactlyInAnyOrder("red car " + RED, "red dog " + LEFT, "car " + RED);
    }

    @Test
    void aPhraseOfWhichHalfIsHeardScoresHalf() {
        List<Detection> found = found("score: 0.4", "red dog");
        assertThat(found).extracting(Detection::box).containsExactly(LEFT, RED);
        assertThat(found.get(1).score()).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void morePhrasesThanATextHoldsGoIntoSeveral() {
        List<Detection> found =
                found("score: 0.6, tokens: 8, together: 9", "car", "the man's hand", "red car", "dog", "the the the");
        assertThat(found).extracting(Detection::label).containsExactlyInAnyOrder("car", "red car", "dog");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " . ", "zebra", "car 🚗", "car [SEP] dog", "[CLS]"})
    void aPhraseThatCanNotBeReadFindsNothingAndHarmsNone(String phrase) {
        assertThat(model(STRETCHED, "").reads(phrase)).isFalse();
        assertThat(found("score: 0.6, together: 9", phrase, "car"))
                .extracting(Detection::label)
                .containsExactly("car");
    }

    @Test
    void fullStopsAndQuestionMarksWithinAPhraseAreNoEnds() {
        assertThat(found("score: 0.6, together: 9", "red. car?", "dog."))
                .extracting(d -> d.label() + " " + d.box())
                .containsExactlyInAnyOrder("red. car? " + RED, "dog. " + LEFT);
    }

    @Test
    void aTooLongPhraseIsNotRead() {
        PhraseDetector model = model(STRETCHED, "");
        assertThat(model.reads("red ".repeat(253))).isTrue();
        assertThat(model.reads("red ".repeat(254))).isFalse();
    }

    @Test
    void boxesAreSharesOfThePicture() {
        try (Picture wide = Sketch.red(128, 64, 1280, 640, new Box(80, 80, 240, 400));
                Picture high = Sketch.red(64, 96, new Box(8, 12, 24, 60))) {
            List<List<Detection>> found = model(STRETCHED, "score: 0.6")
                    .detect(List.of(wide, high), List.of(List.of("car"), List.of("car", "dog")));
            assertThat(found.get(0)).extracting(Detection::box).containsExactly(new Box(80, 80, 240, 400));
            assertThat(found.get(1))
                    .extracting(Detection::box)
                    .containsExactlyInAnyOrder(new Box(8, 12, 24, 60), new Box(0, 0, 32, 96));
        }
    }

    @Test
    void aGraphOfAFixedNumberOfTokensIsFilledUp() {
        listeners(12, 64).writeTo(folder.resolve("tiny.onnx"));
        assertThat(found("score: 0.6, tokens: 12", "red car", "dog"))
                .extracting(Detection::label)
                .containsExactlyInAnyOrder("red car", "dog");
        assertThatThrownBy(() -> model(STRETCHED, ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "input 'input_ids': expected 256 tokens, or setting tokens to be at most 12, the graph has int64 [1, 12]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stretch | tokens: 300 | output 'logits': expected 300 tokens, or setting tokens to be at most 256
            stretch | together: 0 | settings.together: expected a whole number from 1
            stretch | prompt: a | there is no setting 'prompt' here
            letterbox | '' | decoder 'grounding-dino' expects fit stretch, at-least or at-most, as boxes are shares of the picture; got letterbox
            """)
    void aSettingThatDoesNotFitIsRefused(String fit, String settings, String message) {
        assertThatThrownBy(() -> model(STRETCHED.replace("stretch", fit), settings))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTokenizerWithoutAFullStopIsRefused() throws IOException {
        TinyTokenizers.letterPairs(folder, List.of("red", "car"));
        String json = java.nio.file.Files.readString(folder.resolve("tokenizer.json"));
        assertThat(json).doesNotContain("\".\"");
        assertThatThrownBy(() -> model(STRETCHED, ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("its tokenizer knows no full stop");
    }

    @Test
    void aGraphWithoutTextIsRefused() {
        Sketch sketch = new Sketch("pixel_values", 1, 64, 64);
        sketch.named("pred_boxes", sketch.redBox()).named("logits", sketch.reddest());
        sketch.graph.output("logits", FLOAT, 1, 1, 1).output("pred_boxes", FLOAT, 1, 1, 4);
        sketch.writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> model(STRETCHED, ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("expected an input 'input_ids', the graph has pixel_values");
    }
}
