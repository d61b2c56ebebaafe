package io.spatialforge.vision.model.decode;

import static io.spatialforge.vision.model.TinyGraph.FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.DepthModel;
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

/** Graphs with the tensors of Depth Anything V2 metric and Metric3D for which red is ten metres away and black nowhere. */
class MetricDepthTests {

    private static final String STRETCHED =
            "input: {width: 64, height: 48, fixed: true, colour: rgb, range: 1, fit: stretch}\n";

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

    private DepthModel model(String input, String settings) {
        return TinyModel.open(
                folder,
                "depth",
                input + "decoder: metric-depth\nsettings: {" + settings + "}",
                runtime,
                DepthModel.class);
    }

    private void write(int height, int width, String output) {
        Sketch sketch = new Sketch("pixel_values", -1, height, width);
        sketch.named(output, sketch.shaped(sketch.times(sketch.redness(), 10), -1, height, width));
        sketch.graph.output(output, FLOAT, -1, height, width);
        sketch.writeTo(folder.resolve("tiny.onnx"));
    }

    @Test
    void aMapIsInMetresAlongTheOpticalAxis() {
        write(48, 64, "predicted_depth");
        DepthModel model = model(STRETCHED, "");
        try (Picture picture = Sketch.red(128, 48, new Box(0, 0, 64, 48))) {
            DepthMap map = model.depth(List.of(picture)).get(0);
            assertThat(map.width()).isEqualTo(64);
            assertThat(map.height()).isEqualTo(48);
            assertThat(map.at(31, 40)).isEqualTo(10);
            assertThat(map.at(32, 40)).isNaN();
        }
        assertThat(model.meaning())
                .isEqualTo(new DepthMeaning(
                        DepthSource.Kind.METRIC,
                        DepthSource.Geometry.Z,
                        1,
                        null,
                        model.identity().brief()));
    }

    @Test
    void greyAroundThePictureIsNoPartOfItsMap() {
        write(64, 64, "depth");
        String input =
                "input: {width: 64, height: 64, fixed: true, colour: rgb, range: 1, fit: letterbox-centre, pad: 255}\n";
        try (Picture wide = Sketch.red(128, 64, new Box(0, 0, 128, 32));
                Picture high = Sketch.red(32, 64, new Box(0, 0, 32, 64))) {
            List<DepthMap> maps = model(input, "").depth(List.of(wide, high));
            assertThat(maps.get(0).width()).isEqualTo(64);
            assertThat(maps.get(0).height()).isEqualTo(32);
            assertThat(maps.get(0).at(0, 15)).isEqualTo(10);
            assertThat(maps.get(0).at(0, 16)).isNaN();
            assertThat(maps.get(1).width()).isEqualTo(32);
            assertThat(maps.get(1).height()).isEqualTo(64);
        }
    }

    @Test
    void numbersInMillimetresAndBeyondTheReachAreHeeded() {
        write(48, 64, "predicted_depth");
        try (Picture picture = Sketch.red(64, 48, new Box(0, 0, 64, 48))) {
            assertThat(model(STRETCHED, "scale: 1000")
                            .depth(List.of(picture))
                            .get(0)
                            .at(3, 3))
                    .isEqualTo(0.01f);
            assertThat(model(STRETCHED, "most: 10")
                            .depth(List.of(picture))
                            .get(0)
                            .at(3, 3))
                    .isEqualTo(10);
            assertThat(model(STRETCHED, "most: 9.9")
                            .depth(List.of(picture))
                            .get(0)
                            .at(3, 3))
                    .isNaN();
        }
        assertThat(model(STRETCHED, "geometry: ray").meaning().geometry()).isEqualTo(DepthSource.Geometry.RAY);
    }

    @Test
    void aModelOfOneLensGivesMetresOfAKnownLensOnly() {
        write(48, 64, "predicted_depth");
        DepthModel unknown = model(STRETCHED, "canonical_focal: 1000");
        DepthModel known = model(STRETCHED, "canonical_focal: 1000, field_of_view: 90");
        assertThat(unknown.meaning().kind()).isEqualTo(DepthSource.Kind.RELATIVE);
        assertThat(known.meaning().kind()).isEqualTo(DepthSource.Kind.METRIC);
        try (Picture picture = Sketch.red(64, 48, new Box(0, 0, 64, 48))) {
            assertThat(unknown.depth(List.of(picture)).get(0).at(3, 3)).isEqualTo(10);
            // 64 columns that span 90 degrees have a focal length of 32 columns.
            assertThat(known.depth(List.of(picture)).get(0).at(3, 3)).isCloseTo(0.32f, within(1e-6f));
        }
    }

    @Test
    void ofSeveralOutputsTheOneCalledDepthIsRead() {
        Sketch sketch = new Sketch("pixel_values", 1, 48, 64);
        sketch.named("predicted_depth", sketch.times(sketch.redness(), 10));
        sketch.named("predicted_normal", sketch.node("Identity", List.of("pixel_values")));
        sketch.graph.output("predicted_normal", FLOAT, 1, 3, 48, 64).output("predicted_depth", FLOAT, 1, 1, 48, 64);
        sketch.writeTo(folder.resolve("tiny.onnx"));
        try (Picture one = Sketch.red(64, 48, new Box(0, 0, 32, 48));
                Picture two = Sketch.red(64, 48, new Box(32, 0, 64, 48))) {
            List<DepthMap> maps = model(STRETCHED, "").depth(List.of(one, two));
            assertThat(maps.get(0).at(3, 3)).isEqualTo(10);
            assertThat(maps.get(1).at(3, 3)).isNaN();
            assertThat(maps.get(1).at(60, 3)).isEqualTo(10);
        }
    }

    @Test
    void theOutputThatTheManifestNamesIsRead() {
        Sketch sketch = new Sketch("image", 1, 48, 64);
        sketch.named("sky", sketch.redness()).named("depth", sketch.times(sketch.redness(), 10));
        sketch.graph.output("sky", FLOAT, 1, 1, 48, 64).output("depth", FLOAT, 1, 1, 48, 64);
        sketch.writeTo(folder.resolve("tiny.onnx"));
        try (Picture picture = Sketch.red(64, 48, new Box(0, 0, 32, 48))) {
            assertThat(model(STRETCHED, "output: depth")
                            .depth(List.of(picture))
                            .get(0)
                            .at(3, 3))
                    .isEqualTo(10);
        }
        assertThatThrownBy(() -> model(STRETCHED, "output: metres"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("expected an output 'metres', the graph has sky, depth");
    }

    @Test
    void aGraphThatFollowsThePictureGivesMapsOfItsShape() {
        Sketch sketch = new Sketch("pixel_values", -1, -1, -1);
        sketch.named("predicted_depth", sketch.node("Squeeze", List.of(sketch.redness(), sketch.longs(1))));
        sketch.graph.output("predicted_depth", FLOAT, -1, -1, -1);
        sketch.writeTo(folder.resolve("tiny.onnx"));
        String input =
                "input: {width: 56, height: 56, fixed: false, multiple: 14, colour: rgb, range: 1, fit: at-least}\n";
        try (Picture wide = Sketch.red(120, 60, new Box(0, 0, 120, 60));
                Picture high = Sketch.red(60, 90, new Box(0, 0, 60, 90))) {
            List<DepthMap> maps = model(input, "").depth(List.of(wide, high));
            assertThat(maps.get(0).width()).isEqualTo(112);
            assertThat(maps.get(0).height()).isEqualTo(56);
            assertThat(maps.get(1).width()).isEqualTo(56);
            assertThat(maps.get(1).height()).isEqualTo(84);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scale: 0 | settings.scale: expected a number from
            geometry: sphere | settings.geometry: expected one of z, ray
            field_of_view: 60 | settings.canonical_focal: expected the focal length of training
            nearer: larger | there is no setting 'nearer' here
            """)
    void aSettingThatDoesNotFitIsRefused(String settings, String message) {
        write(48, 64, "predicted_depth");
        assertThatThrownBy(() -> model(STRETCHED, settings))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aGraphWithoutAMapIsRefused() {
        Sketch sketch = new Sketch("pixel_values", 1, 48, 64);
        sketch.named("predicted_depth", "pixel_values");
        sketch.graph.output("predicted_depth", FLOAT, 1, 3, 48, 64);
        sketch.writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> model(STRETCHED, ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("output 'predicted_depth': expected a map [n, h, w] or [n, 1, h, w]");
        new TinyGraph()
                .input("pixel_values", FLOAT, 1, 3, 48, 64)
                .node("Identity", List.of("pixel_values"), List.of("a"))
                .node("Identity", List.of("pixel_values"), List.of("b"))
                .output("a", FLOAT, 1, 3, 48, 64)
                .output("b", FLOAT, 1, 3, 48, 64)
                .writeTo(folder.resolve("tiny.onnx"));
        assertThatThrownBy(() -> model(STRETCHED, ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("expected an output 'predicted_depth', the graph has a, b");
    }
}
