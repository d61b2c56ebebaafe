package io.spatialforge.vision.model.decode;

import static io.spatialforge.vision.model.TinyGraph.FLOAT;
import static io.spatialforge.vision.model.TinyGraph.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.vision.model.MaskModel;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.model.TinyGraph;
import io.spatialforge.vision.pixels.Picture;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Graphs with SAM's tensors, in both of its forms: one mask is a square about the point or the box itself, one is what is
 * red, one is everything and one is nothing.
 */
class SamTests {

    private static final String INPUT = """
            input: {width: 1024, height: 1024, fixed: true, colour: rgb, range: 1, fit: letterbox, pad: 116}
            extra: {decoder: {path: decoder.onnx}}
            """;
    private static final Box RED = new Box(320, 160, 960, 640);

    @TempDir
    Path folder;

    private ModelRuntime runtime;

    @BeforeEach
    void open() {
        runtime = ModelRuntime.open(RuntimeSettings.ofDefaults());
        Sketch encoder = new Sketch("pixel_values", 1, 1024, 1024);
        float[] weights = new float[256 * 3];
        weights[0] = 1;
        String small = encoder.node(
                "AveragePool",
                List.of("pixel_values"),
                TinyGraph.ints("kernel_shape", 16, 16),
                TinyGraph.ints("strides", 16, 16));
        encoder.named("image_embeddings", encoder.node("Conv", List.of(small, encoder.floats(weights, 256, 3, 1, 1))));
        encoder.named(
                "image_positional_embeddings", encoder.add(encoder.times("image_embeddings", 0), encoder.number(7)));
        encoder.graph
                .output("image_embeddings", FLOAT, 1, 256, 64, 64)
                .output("image_positional_embeddings", FLOAT, 1, 256, 64, 64);
        encoder.writeTo(folder.resolve("tiny.onnx"));
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private MaskModel model(String settings) {
        return model(INPUT, settings);
    }

    private MaskModel model(String input, String settings) {
        return TinyModel.open(
                folder, "mask", input + "decoder: sam\nsettings: {" + settings + "}", runtime, MaskModel.class);
    }

    private static String at(Sketch sketch, String values, long... place) {
        long[] after = new long[place.length];
        long[] axes = new long[place.length];
        for (int i = 0; i < place.length; i++) {
            after[i] = place[i] + 1;
            axes[i] = i;
        }
        return sketch.shaped(
                sketch.node("Slice", List.of(values, sketch.longs(place), sketch.longs(after), sketch.longs(axes))), 1);
    }

    private static String grid(Sketch sketch, int side, boolean columns) {
        float[] places = new float[side];
        for (int i = 0; i < side; i++) {
            places[i] = i;
        }
        return columns ? sketch.floats(places, 1, 1, 1, side) : sketch.floats(places, 1, 1, side, 1);
    }

    private static String is(Sketch sketch, String number, double value) {
        return sketch.node("Equal", List.of(number, sketch.number(value)));
    }

    /** What is red, on a grid of so many cells a side. */
    private static String red(Sketch sketch, int side) {
        String channel =
                sketch.node("Gather", List.of("image_embeddings", sketch.longs(0)), TinyGraph.integer("axis", 1));
        float factor = side / 64f;
        return sketch.subtract(
                sketch.node(
                        "Resize",
                        List.of(channel, "", sketch.floats(new float[] {1, 1, factor, factor}, 4)),
                        TinyGraph.word("mode", "nearest"),
                        TinyGraph.word("nearest_mode", "floor"),
                        TinyGraph.word("coordinate_transformation_mode", "asymmetric")),
                sketch.number(0.5));
    }

    /** The makers' second graph: everything, square or box, red, nothing. */
    private void makers(float... ratings) {
        Sketch sketch = new Sketch("image_embeddings", 1, 64, 64, 256);
        sketch.graph
                .input("point_coords", FLOAT, 1, -1, 2)
                .input("point_labels", FLOAT, 1, -1)
                .input("mask_input", FLOAT, 1, 1, 256, 256)
                .input("has_mask_input", FLOAT, 1)
                .input("orig_im_size", FLOAT, 2);
        String columns = grid(sketch, 1024, true);
        String rows = grid(sketch, 1024, false);
        String x1 = at(sketch, "point_coords", 0, 0, 0);
        String y1 = at(sketch, "point_coords", 0, 0, 1);
        String x2 = at(sketch, "point_coords", 0, 1, 0);
        String y2 = at(sketch, "point_coords", 0, 1, 1);
        String box = sketch.node(
                "Min",
                List.of(
                        sketch.subtract(columns, x1),
                        sketch.subtract(x2, columns),
                        sketch.subtract(rows, y1),
                        sketch.subtract(y2, rows)));
        String square = sketch.node(
                "Min",
                List.of(
                        sketch.subtract(sketch.number(20.5), sketch.node("Abs", List.of(sketch.subtract(columns, x1)))),
                        sketch.subtract(sketch.number(20.5), sketch.node("Abs", List.of(sketch.subtract(rows, y1))))));
        String first = at(sketch, "point_labels", 0, 0);
        String second = at(sketch, "point_labels", 0, 1);
        String isBox = sketch.node("And", List.of(is(sketch, first, 2), is(sketch, second, 3)));
        String isPoint = sketch.node("And", List.of(is(sketch, first, 1), is(sketch, second, -1)));
        String none = sketch.floats(new float[] {-1}, 1, 1, 1, 1);
        String prompted =
                sketch.node("Where", List.of(isBox, box, sketch.node("Where", List.of(isPoint, square, none))));
        String red = red(sketch, 1024);
        String all = sketch.node(
                "Concat",
                List.of(
                        sketch.add(sketch.times(red, 0), sketch.number(1)),
                        prompted,
                        red,
                        sketch.add(sketch.times(red, 0), none)),
                TinyGraph.integer("axis", 1));
        String given = sketch.add(
                "has_mask_input",
                sketch.shaped(
                        sketch.node(
                                "ReduceMax",
                                List.of(sketch.node("Abs", List.of("mask_input"))),
                                TinyGraph.integer("keepdims", 0)),
                        1));
        String size = sketch.node("Cast", List.of("orig_im_size"), TinyGraph.integer("to", INT64));
        sketch.named(
                "masks",
                sketch.node(
                        "Slice",
                        List.of(
                                sketch.subtract(all, sketch.times(given, 1000)),
                                sketch.longs(0, 0),
                                size,
                                sketch.longs(2, 3))));
        sketch.named("iou_predictions", sketch.floats(ratings, 1, 4));
        sketch.graph.output("masks", FLOAT, -1, -1, -1, -1).output("iou_predictions", FLOAT, -1, 4);
        sketch.writeTo(folder.resolve("decoder.onnx"));
    }

    /** The second graph as transformers exports it: square, red, nothing, on a grid of 256 over the whole tensor. */
    private void transformers(float... ratings) {
        Sketch sketch = new Sketch("image_embeddings", 1, 64, 64, 256);
        sketch.graph
                .input("image_positional_embeddings", FLOAT, -1, 256, 64, 64)
                .input("input_points", FLOAT, -1, -1, -1, 2)
                .input("input_labels", INT64, -1, -1, -1);
        String columns = grid(sketch, 256, true);
        String rows = grid(sketch, 256, false);
        // A place of the tensor in cells of four pixels, both counted from the middle of the first.
        String x = sketch.times(sketch.subtract(at(sketch, "input_points", 0, 0, 0, 0), sketch.number(1.5)), 0.25);
        String y = sketch.times(sketch.subtract(at(sketch, "input_points", 0, 0, 0, 1), sketch.number(1.5)), 0.25);
        String square = sketch.node(
                "Min",
                List.of(
                        sketch.subtract(sketch.number(10), sketch.node("Abs", List.of(sketch.subtract(columns, x)))),
                        sketch.subtract(sketch.number(10), sketch.node("Abs", List.of(sketch.subtract(rows, y))))));
        String labelled = is(sketch, sketch.real(at(sketch, "input_labels", 0, 0, 0)), 1);
        String placed = is(sketch, at(sketch, "image_positional_embeddings", 0, 9, 9, 9), 7);
        String none = sketch.floats(new float[] {-1}, 1, 1, 1, 1);
        String red = red(sketch, 256);
        String three = sketch.node(
                "Concat",
                List.of(
                        sketch.node("Where", List.of(sketch.node("And", List.of(labelled, placed)), square, none)),
                        red,
                        sketch.add(sketch.times(red, 0), none)),
                TinyGraph.integer("axis", 1));
        sketch.named("pred_masks", sketch.shaped(three, 1, 1, 3, 256, 256));
        sketch.named("iou_scores", sketch.floats(ratings, 1, 1, 3));
        sketch.graph.output("iou_scores", FLOAT, -1, -1, 3).output("pred_masks", FLOAT, -1, -1, 3, 256, 256);
        sketch.writeTo(folder.resolve("decoder.onnx"));
    }

    private static Picture picture() {
        return Sketch.red(640, 480, 1280, 960, RED);
    }

    private static List<@Nullable Mask> masks(MaskModel model, Shape... prompts) {
        try (Picture picture = picture()) {
            return model.masks(picture, List.of(prompts));
        }
    }

    /** The smallest box around a mask, in pixels of the image. */
    private static Box extent(@Nullable Mask found) {
        Mask mask = Objects.requireNonNull(found, "no mask");
        BitSet cells = mask.cells();
        int top = mask.height();
        int bottom = 0;
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            top = Math.min(top, cell % mask.height());
            bottom = Math.max(bottom, cell % mask.height() + 1);
        }
        double across = 1280.0 / mask.width();
        double down = 960.0 / mask.height();
        int left = cells.nextSetBit(0) / mask.height();
        int right = (cells.length() - 1) / mask.height() + 1;
        return new Box(left * across, top * down, right * across, bottom * down);
    }

    private static void assertNear(Box box, Box expected, double pixels) {
        assertThat(box.x1()).isCloseTo(expected.x1(), within(pixels));
        assertThat(box.y1()).isCloseTo(expected.y1(), within(pixels));
        assertThat(box.x2()).isCloseTo(expected.x2(), within(pixels));
        assertThat(box.y2()).isCloseTo(expected.y2(), within(pixels));
    }

    @Test
    void aPointIsShownWhereItIs() {
        makers(0.5f, 0.95f, 0.9f, 0.1f);
        Mask mask = Objects.requireNonNull(
                masks(model(""), new Point(600.625, 400.625)).get(0));
        assertThat(mask.width()).isEqualTo(1024);
        assertThat(mask.height()).isEqualTo(768);
        // 41 pixels of the tensor, of 1.25 pixels of the image each, about the pixel that the point is the middle of.
        assertNear(extent(mask), new Box(575, 375, 626.25, 426.25), 1e-9);
        assertThat(mask.cells().cardinality()).isEqualTo(41 * 41);
    }

    @Test
    void aBoxIsShownByItsCorners() {
        makers(0.5f, 0.95f, 0.9f, 0.1f);
        List<@Nullable Mask> masks = masks(model(""), new Box(100, 50, 300, 250), new Box(1000, 900, 1280, 960));
        assertNear(extent(masks.get(0)), new Box(100, 50, 300, 250), 0.625);
        assertNear(extent(masks.get(1)), new Box(1000, 900, 1280, 960), 0.625);
    }

    @Test
    void theMaskThatIsRatedBestIsTaken() {
        makers(0.5f, 0.89f, 0.95f, 0.1f);
        assertNear(extent(masks(model(""), new Point(640, 400)).get(0)), RED, 1e-9);
        makers(0.5f, 0.89f, 0.95f, 0.1f);
        assertNear(extent(masks(model(""), RED).get(0)), RED, 1e-9);
    }

    @Test
    void theFirstOfFourIsForSeveralPointsAndBoxesOnly() {
        makers(0.99f, 0.95f, 0.9f, 0.1f);
        assertNear(extent(masks(model(""), new Point(640, 400)).get(0)), new Box(615, 375, 665, 425), 1.25);
        assertNear(extent(masks(model(""), new Box(0, 0, 1280, 960)).get(0)), new Box(0, 0, 1280, 960), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"makers", "transformers"})
    void aMaskThatIsNotRatedWellEnoughIsNone(String form) {
        write(form, 0.87f);
        assertThat(masks(model(""), new Point(640, 400))).containsExactly((Mask) null);
        assertThat(masks(model("score: 0.8"), new Point(640, 400)).get(0)).isNotNull();
        write(form, Float.NaN);
        assertThat(masks(model("score: 0.2"), new Point(640, 400))).containsExactly((Mask) null);
    }

    private void write(String form, float rating) {
        if (form.equals("makers")) {
            makers(0.99f, rating, 0.1f, Float.NaN);
        } else {
            transformers(rating, 0.1f, Float.NaN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"makers", "transformers"})
    void aMaskThatDoesNotFitItsPromptIsNone(String form) {
        if (form.equals("makers")) {
            makers(0.1f, 0.1f, 0.95f, 0.2f);
        } else {
            transformers(0.1f, 0.95f, 0.2f);
        }
        // Red is best: it is not at the first point, and not half as large as the second box.
        List<@Nullable Mask> masks = masks(
                model(""),
                new Point(100, 100),
                new Box(330, 170, 630, 630),
                new Box(300, 150, 900, 640),
                new Point(330, 170));
        assertThat(masks.get(0)).isNull();
        assertThat(masks.get(1)).isNull();
        assertThat(masks.get(2)).isNotNull().isEqualTo(masks.get(3));
        assertThat(masks(model("fit: 0.4"), new Box(330, 170, 630, 630)).get(0)).isNotNull();
    }

    @Test
    void anEmptyMaskIsNone() {
        makers(0.1f, 0.1f, 0.1f, 0.95f);
        assertThat(masks(model(""), new Point(640, 400), new Box(1, 1, 9, 9))).containsExactly(null, null);
    }

    @Test
    void transformersFormIsAskedForTheMiddleOfABox() {
        transformers(0.95f, 0.9f, 0.1f);
        List<@Nullable Mask> masks = masks(model(""), new Point(600, 400), new Box(550, 350, 650, 450));
        // A square of 80 pixels of the tensor, 100 of the image.
        assertNear(extent(masks.get(0)), new Box(550, 350, 650, 450), 1.25);
        assertThat(masks.get(1)).isEqualTo(masks.get(0));
        assertThat(Objects.requireNonNull(masks.get(0)).height()).isEqualTo(768);
        assertNear(extent(masks(model(""), new Point(0, 959)).get(0)), new Box(0, 909, 50, 960), 1.25);
    }

    @Test
    void transformersMasksAreEnlargedToTheTensorsPixels() {
        transformers(0.1f, 0.95f, 0.1f);
        assertNear(extent(masks(model(""), new Point(640, 400)).get(0)), RED, 2.5);
    }

    @Test
    void noPromptsNeedNoLook() {
        makers(0.5f, 0.95f, 0.9f, 0.1f);
        assertThat(masks(model(""))).isEmpty();
    }

    @Test
    void aHighPictureFillsTheTensorsHeight() {
        makers(0.5f, 0.1f, 0.95f, 0.1f);
        try (Picture picture = Sketch.red(300, 1024, new Box(48, 160, 144, 320))) {
            Mask mask = Objects.requireNonNull(
                    model("").masks(picture, List.of(new Point(100, 200))).get(0));
            assertThat(mask.width()).isEqualTo(300);
            assertThat(mask.height()).isEqualTo(1024);
            assertThat(mask.share()).isCloseTo(96.0 * 160 / 300 / 1024, within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            letterbox | stretch | expects a square tensor and fit letterbox, got 1024x1024 and stretch
            height: 1024 | height: 512 | expects a square tensor and fit letterbox, got 1024x512 and letterbox
            decoder: {path | second: {path | its manifest names no file 'decoder', which decoder 'sam' needs
            """)
    void aManifestThatDoesNotFitIsRefused(String from, String to, String message) {
        makers(0.5f, 0.95f, 0.9f, 0.1f);
        assertThatThrownBy(() -> model(INPUT.replace(from, to), ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aSecondGraphOfOtherTensorsIsRefused() {
        Sketch sketch = new Sketch("image_embeddings", 1, 64, 64, 256);
        sketch.graph.input("point_coords", FLOAT, 1, -1, 2).input("point_labels", FLOAT, 1, -1, 4);
        sketch.named("masks", "image_embeddings");
        sketch.graph.output("masks", FLOAT, 1, 256, 64, 64);
        sketch.writeTo(folder.resolve("decoder.onnx"));
        assertThatThrownBy(() -> model(""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("input 'point_labels': expected float [1, 2], the graph has float [1, ?, 4]");
        transformers(0.95f, 0.9f, 0.1f);
        Sketch encoder = new Sketch("pixel_values", 1, 1024, 1024);
        encoder.named("image_embeddings", "pixel_values");
        encoder.graph.output("image_embeddings", FLOAT, 1, 3, 1024, 1024);
        encoder.writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> model(""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "expected an output 'image_positional_embeddings', the graph has image_embeddings");
        assertThatThrownBy(() -> model("score: 2"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("settings.score: expected a number from 0.0 to 1.0");
    }
}
