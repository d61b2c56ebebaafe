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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph with the tensors of OWLv2 that finds what is red for "cat", and the left half for "dog". */
class OwlTests {

    private static final String SQUARE = """
            input: {width: 64, height: 64, fixed: true, colour: rgb, range: 1, fit: letterbox, pad: 128}
            extra: {tokenizer: {path: tokenizer.json}}
            """;

    @TempDir
    Path folder;

    private ModelRuntime runtime;
    private PhraseTokenizer tokenizer;

    @BeforeEach
    void open() throws IOException {
        runtime = ModelRuntime.open(new RuntimeSettings(List.of("cpu"), 1, 4));
        Path file = TinyTokenizers.letterPairs(folder, List.of("cat", "dog", "cow"));
        tokenizer = PhraseTokenizer.open("tiny", file);
        listeners(16).writeTo(folder.resolve("tiny.onnx"));
    }

    @AfterEach
    void close() {
        tokenizer.close();
        runtime.close();
    }

    /**
     * Queries that answer a word in the first place of a phrase of one word, if the row is as in training: the sign of the
     * beginning first, no more than the phrase attended to, and the places left over filled with 0.
     */
    private Sketch listeners(int length) {
        Sketch sketch = new Sketch("pixel_values", 1, 64, 64);
        sketch.graph.input("input_ids", INT64, -1, length).input("attention_mask", INT64, -1, length);
        String words = sketch.shaped(column(sketch, "input_ids", 1), 1, 1, -1);
        String listening =
                sketch.longs(new long[] {tokenizer.tokens("cat")[0], tokenizer.tokens("dog")[0]}, 1, 2, 1);
        String heard = sketch.real(sketch.node("Equal", List.of(listening, words)));
        String logits = sketch.add(sketch.times(heard, 8), sketch.number(-5));
        String faults = sketch.node(
                "Abs", List.of(sketch.subtract(sketch.real(column(sketch, "input_ids", 0)), sketch.number((double)
                        tokenizer.first()))));
        faults = sketch.add(
                faults,
                sketch.node(
                        "Abs",
                        List.of(sketch.subtract(sketch.real(column(sketch, "input_ids", 2)), sketch.number((double)
                                tokenizer.last())))));
        faults = sketch.add(faults, sketch.real(column(sketch, "input_ids", length - 1)));
        faults = sketch.add(
                faults,
                sketch.node(
                        "Abs",
                        List.of(sketch.subtract(
                                sketch.real(sketch.node(
                                        "ReduceSum",
                                        List.of("attention_mask", sketch.longs(1)),
                                        TinyGraph.integer("keepdims", 1))),
                                sketch.number(3)))));
        sketch.named("logits", sketch.subtract(logits, sketch.shaped(sketch.times(faults, 100), 1, 1, -1)));
        String left = sketch.forEach(sketch.floats(new float[] {0.25f, 0.5f, 0.5f, 1}, 1, 1, 4));
        sketch.named("pred_boxes", sketch.node("Concat", List.of(sketch.redBox(), left), TinyGraph.integer("axis", 1)));
        sketch.graph.output("logits", FLOAT, 1, 2, -1).output("pred_boxes", FLOAT, 1, 2, 4);
        return sketch;
    }

    private static String column(Sketch sketch, String rows, int column) {
        return sketch.node("Gather", List.of(rows, sketch.longs(new long[] {column})), TinyGraph.integer("axis", 1));
    }

    private PhraseDetector model(String input, String settings) {
        return TinyModel.open(
                folder,
                "phrase-detector",
                input + "decoder: owl\nsettings: {" + settings + "}",
                runtime,
                PhraseDetector.class);
    }

    @Test
    void eachPhraseFindsItsOwnInASquareWithGreyBelow() {
        PhraseDetector model = model(SQUARE, "");
        try (Picture picture = Sketch.red(128, 96, new Box(24, 12, 72, 60))) {
            List<Detection> found = model.detect(List.of(picture), List.of(List.of("dog", "Cat", "cow")))
                    .get(0);
            assertThat(found).extracting(Detection::label).containsExactlyInAnyOrder("dog", "Cat");
            Detection cat = found.stream()
                    .filter(d -> d.label().equals("Cat"))
                    .findAny()
                    .orElseThrow();
            assertThat(cat.box()).isEqualTo(new Box(24, 12, 72, 60));
            assertThat(cat.score()).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-5));
            Detection dog = found.stream()
                    .filter(d -> d.label().equals("dog"))
                    .findAny()
                    .orElseThrow();
            // Half of the square's height is grey beyond the picture.
            assertThat(dog.box()).isEqualTo(new Box(0, 0, 64, 96));
        }
    }

    @Test
    void aStretchedPictureGivesBoxesOfTheImageToo() {
        PhraseDetector model = model(SQUARE.replace("letterbox", "stretch"), "");
        try (Picture picture = Sketch.red(128, 96, 1280, 960, new Box(240, 120, 720, 600))) {
            assertThat(model.detect(List.of(picture), List.of(List.of("cat"))).get(0))
                    .extracting(Detection::box)
                    .containsExactly(new Box(240, 120, 720, 600));
        }
    }

    @Test
    void eachPictureIsAskedForItsOwnPhrases() {
        PhraseDetector model = model(SQUARE, "");
        try (Picture one = Sketch.red(64, 64, new Box(8, 8, 24, 40));
                Picture two = Sketch.red(64, 64, new Box(32, 8, 40, 16));
                Picture three = Sketch.red(64, 64, new Box(0, 0, 8, 8))) {
            List<List<Detection>> found = model.detect(
                    List.of(one, two, three), List.of(List.of("cat"), List.of(), List.of("cow", "cat", "cat")));
            assertThat(found.get(0)).extracting(Detection::box).containsExactly(new Box(8, 8, 24, 40));
            assertThat(found.get(1)).isEmpty();
            assertThat(found.get(2)).extracting(Detection::box).containsExactly(new Box(0, 0, 8, 8));
            assertThatThrownBy(() -> model.detect(List.of(one, two), List.of(List.of("cat"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("2 pictures with 1 lists of phrases");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "<|endoftext|>", "cat cat cat cat cat cat cat cat cat cat cat cat cat cat cat", "🐶"})
    void aPhraseThatCanNotBeReadFindsNothingAndHarmsNone(String phrase) {
        PhraseDetector model = model(SQUARE, "");
        assertThat(model.reads(phrase)).isFalse();
        try (Picture picture = Sketch.red(64, 64, new Box(8, 8, 24, 40))) {
            assertThat(model.detect(List.of(picture), List.of(List.of(phrase, "cat")))
                            .get(0))
                    .extracting(Detection::label)
                    .containsExactly("cat");
            assertThat(model.detect(List.of(picture), List.of(List.of(phrase))).get(0))
                    .isEmpty();
        }
    }

    @Test
    void aPhraseOfAsManyTokensAsThereIsRoomForIsRead() {
        PhraseDetector model = model(SQUARE, "");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            words.add("cat");
        }
        assertThat(model.reads(String.join(" ", words))).isTrue();
        words.add("cat");
        assertThat(model.reads(String.join(" ", words))).isFalse();
    }

    @Test
    void aPromptGoesAroundEachPhrase() {
        // "cat {}" puts "cat" before the phrase: two words, which no query answers.
        try (Picture picture = Sketch.red(64, 64, new Box(8, 8, 24, 40))) {
            assertThat(model(SQUARE, "prompt: 'cat {}'")
                            .detect(List.of(picture), List.of(List.of("dog")))
                            .get(0))
                    .isEmpty();
            assertThat(model(SQUARE, "prompt: ' {} '")
                            .detect(List.of(picture), List.of(List.of("dog")))
                            .get(0))
                    .hasSize(1);
            assertThat(model(SQUARE, "prompt: 'cat {}'").reads(" ")).isFalse();
        }
    }

    @Test
    void placesLeftOverAreFilledAsTheManifestSays() {
        try (Picture picture = Sketch.red(64, 64, new Box(8, 8, 24, 40))) {
            assertThat(model(SQUARE, "filler: 7")
                            .detect(List.of(picture), List.of(List.of("cat")))
                            .get(0))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokens: 77 | input 'input_ids': expected int64 [?, 77]: the tokens of any number of phrases, the graph has int64 [?, 16]
            prompt: a photo | settings.prompt: expected a text with {} in place of the phrase, got "a photo"
            labels: coco | there is no setting 'labels' here
            """)
    void aSettingThatDoesNotFitIsRefused(String settings, String message) {
        assertThatThrownBy(() -> model(SQUARE, settings))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aModelWithoutATokenizerIsRefused() {
        assertThatThrownBy(() -> model(SQUARE.substring(0, SQUARE.indexOf("extra")), ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("its manifest names no file 'tokenizer', which decoder 'owl' needs");
    }

    @Test
    void aGraphThatReadsNoPhrasesIsRefused() {
        Sketch sketch = new Sketch("pixel_values", 1, 64, 64);
        sketch.named("pred_boxes", sketch.redBox()).named("logits", sketch.reddest());
        sketch.graph.output("logits", FLOAT, 1, 1, 1).output("pred_boxes", FLOAT, 1, 1, 4);
        sketch.writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> model(SQUARE, ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("expected an input 'input_ids', the graph has pixel_values");
    }
}
