package io.spatialforge.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.pixels.Picture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of a few nodes, whose answers are known. */
class ModelsTests {

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

    /** Says of each pixel how bright it is. */
    private static TinyGraph brightness(long batch, long height, long width) {
        return new TinyGraph()
                .input("pictures", TinyGraph.FLOAT, batch, 3, height, width)
                .node(
                        "ReduceMean",
                        List.of("pictures"),
                        List.of("map"),
                        TinyGraph.ints("axes", 1),
                        TinyGraph.integer("keepdims", 0))
                .output("map", TinyGraph.FLOAT, batch, height, width);
    }

    private ModelSpec depthSpec(String input) {
        return ModelCatalog.read("test", """
                        models:
                          tiny:
                            role: depth
                            licence: none
                            source: made by hand
                            file: {path: tiny.onnx}
                            input: {colour: rgb, range: 255, %s}
                            decoder: inverse-depth
                            settings: {nearer: larger}
                        """.formatted(input).getBytes(StandardCharsets.UTF_8), folder)
                .model("tiny");
    }

    private Map<String, Path> files() {
        return Map.of(ModelSpec.GRAPH, folder.resolve("tiny.onnx"));
    }

    private DepthModel depth(TinyGraph graph, String input) {
        graph.writeTo(folder.resolve("tiny.onnx"));
        return Models.depth(depthSpec(input), files(), runtime);
    }

    /** Grey, as bright as the column's number, of an image that may be larger than the pixels. */
    private static Picture ramp(int columns, int rows, int imageWidth, int imageHeight) {
        Mat mat = new Mat(rows, columns, opencv_core.CV_8UC3);
        try (UByteIndexer pixels = mat.createIndexer()) {
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    for (int c = 0; c < 3; c++) {
                        pixels.put(y, x, c, x);
                    }
                }
            }
        }
        return new Picture(mat, imageWidth, imageHeight);
    }

    @Test
    void aMapHasTheNumbersOfThePixels() {
        DepthModel model = depth(brightness(1, 4, 8), "width: 8, height: 4, fixed: true, fit: stretch");
        try (Picture picture = ramp(8, 4, 80, 40)) {
            DepthMap map = model.depth(List.of(picture)).get(0);
            assertThat(map.width()).isEqualTo(8);
            assertThat(map.height()).isEqualTo(4);
            for (int x = 0; x < 8; x++) {
                assertThat(map.at(x, 2)).isEqualTo(x);
            }
        }
        assertThat(model.identity().id()).isEqualTo("tiny");
        assertThat(model.identity().sha256()).hasSize(64);
        assertThat(model.meaning().id()).isEqualTo(model.identity().brief());
    }

    @Test
    void whatAModelMadeOfGreyAroundThePictureIsNoPartOfTheMap() {
        for (String fit : List.of("letterbox", "letterbox-centre")) {
            DepthModel model = depth(brightness(1, 64, 64), "width: 64, height: 64, fixed: true, fit: " + fit);
            try (Picture picture = ramp(64, 16, 640, 160)) {
                DepthMap map = model.depth(List.of(picture)).get(0);
                assertThat(map.width()).isEqualTo(64);
                assertThat(map.height()).isEqualTo(16);
                assertThat(map.at(63, 0)).isEqualTo(63);
                assertThat(map.at(0, 15)).isEqualTo(0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "at-least, 640, 480, 56, 42",
        "at-least, 480, 640, 42, 56",
        "at-least, 5000, 100, 84, 14",
        "at-most, 640, 480, 42, 28",
        "at-most, 100, 700, 14, 42"
    })
    void aTensorTakesTheShapeOfThePictureInWholeMultiples(String fit, int width, int height, int columns, int rows) {
        DepthModel model =
                depth(brightness(-1, -1, -1), "width: 42, height: 42, fixed: false, multiple: 14, fit: " + fit);
        try (Picture picture = ramp(100, 80, width, height)) {
            DepthMap map = model.depth(List.of(picture)).get(0);
            assertThat(map.width()).isEqualTo(columns);
            assertThat(map.height()).isEqualTo(rows);
        }
    }

    @Test
    void aBatchOfDifferentShapesIsAnsweredInOrderAndAsOneByOne() {
        runtime.close();
        runtime = ModelRuntime.open(new RuntimeSettings(List.of("cpu"), 1, 3));
        DepthModel model =
                depth(brightness(-1, -1, -1), "width: 28, height: 28, fixed: false, multiple: 14, fit: at-least");
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pictures.add(ramp(60 + i, i % 3 == 0 ? 40 : 90, 60 + i, i % 3 == 0 ? 40 : 90));
        }
        List<DepthMap> together = model.depth(pictures);
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(together.get(i))
                    .isEqualTo(model.depth(List.of(pictures.get(i))).get(0));
        }
        assertThat(together.get(0)).isNotEqualTo(together.get(3));
        pictures.forEach(Picture::close);
    }

    @Test
    void severalThreadsAtATimeGetWhatOneGets() throws Exception {
        DepthModel model = depth(brightness(1, 48, 64), "width: 64, height: 48, fixed: true, fit: letterbox");
        try (Picture narrow = ramp(40, 90, 40, 90);
                Picture wide = ramp(120, 50, 120, 50);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            DepthMap ofNarrow = model.depth(List.of(narrow)).get(0);
            DepthMap ofWide = model.depth(List.of(wide)).get(0);
            List<Future<Boolean>> same = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Picture own = i % 2 == 0 ? narrow : wide;
                DepthMap expected = i % 2 == 0 ? ofNarrow : ofWide;
                same.add(threads.submit(() -> {
                    for (int k = 0; k < 200; k++) {
                        if (!model.depth(List.of(own)).get(0).equals(expected)) {
                            return false;
                        }
                    }
                    return true;
                }));
            }
            for (Future<Boolean> one : same) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uint8", "int32", "float16"})
    void picturesAreFedInTheTypeOfNumbersThatAGraphTakes(String type) {
        int onnx = type.equals("uint8") ? TinyGraph.UINT8 : type.equals("int32") ? TinyGraph.INT32 : TinyGraph.FLOAT16;
        TinyGraph graph = new TinyGraph()
                .input("pictures", onnx, 1, 6, 8, 3)
                .node("Cast", List.of("pictures"), List.of("floats"), TinyGraph.integer("to", TinyGraph.FLOAT))
                .node(
                        "ReduceMean",
                        List.of("floats"),
                        List.of("map"),
                        TinyGraph.ints("axes", 3),
                        TinyGraph.integer("keepdims", 0))
                .output("map", TinyGraph.FLOAT, 1, 6, 8);
        DepthModel model = depth(
                graph, "layout: nhwc, type: " + type + ", width: 8, height: 6, fixed: true, fit: letterbox, pad: 9");
        try (Picture picture = ramp(8, 3, 8, 3)) {
            DepthMap map = model.depth(List.of(picture)).get(0);
            assertThat(map.height()).isEqualTo(3);
            assertThat(map.values()).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 0);
        }
    }

    @Test
    void channelsComeInTheOrderAndOnTheScaleOfTheManifest() {
        TinyGraph second = new TinyGraph()
                .input("pictures", TinyGraph.FLOAT, 1, 3, 1, 1)
                .longs("shape", new long[] {1, 1, 3}, 3)
                .node("Reshape", List.of("pictures", "shape"), List.of("map"))
                .output("map", TinyGraph.FLOAT, 1, 1, 3);
        String size = "width: 1, height: 1, fixed: true, fit: stretch, ";
        Mat blueGreenRed = new Mat(1, 1, opencv_core.CV_8UC3);
        try (UByteIndexer pixels = blueGreenRed.createIndexer()) {
            pixels.put(0, 0, 0, 51).put(0, 0, 1, 102).put(0, 0, 2, 255);
        }
        try (Picture picture = new Picture(blueGreenRed, 1, 1)) {
            second.writeTo(folder.resolve("tiny.onnx"));
            ModelSpec rgb = depthSpec(size + "mean: [0, 0, 0]");
            assertThat(Models.depth(rgb, files(), runtime)
                            .depth(List.of(picture))
                            .get(0)
                            .values())
                    .containsExactly(255, 102, 51);
            ModelSpec scaled =
                    depthSpec(size + "range: 1, mean: [1, 0.5, 0], std: [1, 0.5, 0.1]".replace("range: 1, ", ""));
            assertThat(Models.depth(scaled, files(), runtime)
                            .depth(List.of(picture))
                            .get(0)
                            .values())
                    .containsExactly(254, (102 - 0.5f) / 0.5f, 510);
        }
    }

    @Test
    void aGraphOfAnotherSizeThanItsManifestSaysIsRefused() {
        assertThatThrownBy(() -> depth(brightness(1, 4, 8), "width: 16, height: 8, fixed: true, fit: stretch"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model 'tiny': input 'pictures': expected float [?, 3, 8, 16]")
                .hasMessageContaining("the graph has float [1, 3, 4, 8]");
        assertThatThrownBy(() -> depth(brightness(1, 4, 8), "width: 8, height: 4, fixed: false, fit: at-least"))
                .hasMessageContaining("input 'pictures': expected float [?, 3, ?, ?]");
        assertThatThrownBy(() ->
                        depth(brightness(1, 4, 8), "layout: nhwc, width: 8, height: 4, fixed: true, fit: stretch"))
                .hasMessageContaining("input 'pictures': expected float [?, 4, 8, 3]");
        assertThatThrownBy(() ->
                        depth(brightness(1, 4, 8), "type: float16, width: 8, height: 4, fixed: true, fit: stretch"))
                .hasMessageContaining("expected float16 [?, 3, 4, 8]");
    }

    @Test
    void anOutputThatIsNoMapIsRefused() {
        TinyGraph graph = new TinyGraph()
                .input("pictures", TinyGraph.FLOAT, 1, 3, 4, 8)
                .node("Identity", List.of("pictures"), List.of("same"))
                .output("same", TinyGraph.FLOAT, 1, 3, 4, 8);
        assertThatThrownBy(() -> depth(graph, "width: 8, height: 4, fixed: true, fit: stretch"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "output 'same': expected a map [n, h, w] or [n, 1, h, w], the graph has float [1, 3, 4, 8]");
    }

    @Test
    void aMissingFileSaysHowToGetIt() {
        ModelSpec spec = depthSpec("width: 8, height: 4, fixed: true, fit: stretch");
        assertThatThrownBy(() -> Models.depth(spec, files(), runtime))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model 'tiny': its file 'graph' is not here")
                .hasMessageContaining("`spatialforge models pull tiny`");
    }

    @Test
    void aFileThatIsNoGraphIsRefused() throws Exception {
        byte[] bytes = brightness(1, 4, 8).bytes();
        Path file = folder.resolve("tiny.onnx");
        ModelSpec spec = depthSpec("width: 8, height: 4, fixed: true, fit: stretch");
        for (byte[] broken : List.of(
                "<html>not found</html>".getBytes(StandardCharsets.UTF_8), new byte[0], Arrays.copyOf(bytes, 100))) {
            Files.write(file, broken);
            assertThatThrownBy(() -> Models.depth(spec, files(), runtime))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("model 'tiny': tiny.onnx can't be loaded on cpu")
                    .hasMessageContaining("models verify");
        }
    }

    @Test
    void aModelIsNotTakenForOneOfAnotherRole() {
        brightness(1, 4, 8).writeTo(folder.resolve("tiny.onnx"));
        ModelSpec spec = depthSpec("width: 8, height: 4, fixed: true, fit: stretch");
        assertThatThrownBy(() -> Models.detector(spec, files(), runtime))
                .isInstanceOf(ModelException.class)
                .hasMessage("model 'tiny': expected one whose role is detector, its role is depth");
        ModelSpec other = new ModelSpec(
                "tiny",
                Role.POSE,
                "",
                "none",
                "",
                spec.file(),
                Map.of(),
                spec.input(),
                "inverse-depth",
                spec.settings());
        assertThatThrownBy(() -> Models.open(other, files(), runtime))
                .hasMessage("model 'tiny': its role is pose, but decoder 'inverse-depth' is for depth");
    }

    @Test
    void aSettingThatTheDecoderDoesNotKnowIsNamed() {
        String yaml = """
                models:
                  tiny:
                    role: depth
                    licence: none
                    source: made by hand
                    file: {path: tiny.onnx}
                    input: {width: 8, height: 4, fixed: true, colour: rgb, fit: stretch}
                    decoder: inverse-depth
                    settings: {nearer: larger, farther: smaller}
                """;
        assertThatThrownBy(() -> ModelCatalog.read("my.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder))
                .isInstanceOf(ModelException.class)
                .hasMessage("my.yaml.models.tiny.settings: there is no setting 'farther' here; there are nearer");
    }

    @Test
    void anIdentityChangesWithTheFileAndWithEachSetting() throws Exception {
        String input = "width: 8, height: 4, fixed: true, fit: stretch";
        ModelIdentity one = depth(brightness(1, 4, 8), input).identity();
        assertThat(Models.identity(depthSpec(input), files())).isEqualTo(one);
        assertThat(Models.identity(depthSpec(input + ", pad: 0"), files()).settings())
                .isNotEqualTo(one.settings());
        Files.write(folder.resolve("tiny.onnx"), brightness(-1, 4, 8).bytes());
        assertThat(Models.identity(depthSpec(input), files()).sha256()).isNotEqualTo(one.sha256());
    }

    @Test
    void aDeviceThatIsNotThereIsAnErrorThatSaysWhatToDoUnlessAnyWillDo() {
        assertThat(runtime.devices()).containsExactly("cpu");
        try (ModelRuntime any = ModelRuntime.open(RuntimeSettings.of("auto", 1, 1))) {
            assertThat(any.devices()).hasSize(1);
            if (any.devices().equals(List.of("cpu"))) {
                assertThatThrownBy(() -> ModelRuntime.open(RuntimeSettings.of("cuda", 1, 1)))
                        .isInstanceOf(ModelException.class)
                        .hasMessageContaining("cuda:0 can't be used")
                        .hasMessageContaining("mvn -Pcuda");
            }
        }
        assertThatThrownBy(() -> RuntimeSettings.of("gpu", 1, 1)).hasMessageContaining("expected cpu, auto");
        assertThatThrownBy(() -> RuntimeSettings.of("cpu,cuda:0", 1, 1)).hasMessageContaining("expected cpu, auto");
        assertThat(RuntimeSettings.of("cuda:0, cuda:1", 1, 8).devices()).containsExactly("cuda:0", "cuda:1");
    }

    @Test
    void aBoxOfTheTensorIsOneOfTheImage() {
        // A detector whose one cell of stride 32 says: at its middle, half the tensor wide and a quarter high.
        float[] cells = new float[21 * 7];
        int last = 20 * 7;
        cells[last] = 0.5f;
        cells[last + 1] = 0.5f;
        cells[last + 2] = (float) Math.log(0.5);
        cells[last + 3] = (float) Math.log(0.25);
        cells[last + 4] = 0.9f;
        cells[last + 6] = 0.8f;
        new TinyGraph()
                .input("pictures", TinyGraph.FLOAT, 1, 3, 32, 32)
                .floats("cells", cells, 1, 21, 7)
                .floats("none", new float[] {0}, 1)
                .node(
                        "ReduceMean",
                        List.of("pictures"),
                        List.of("mean"),
                        TinyGraph.ints("axes", 0, 1, 2, 3),
                        TinyGraph.integer("keepdims", 0))
                .node("Mul", List.of("mean", "none"), List.of("zero"))
                .node("Add", List.of("cells", "zero"), List.of("output"))
                .output("output", TinyGraph.FLOAT, 1, 21, 7)
                .writeTo(folder.resolve("tiny.onnx"));
        for (String fit : List.of("stretch", "letterbox", "letterbox-centre")) {
            ModelSpec spec = ModelCatalog.read("test", """
                            models:
                              tiny:
                                role: detector
                                licence: none
                                source: made by hand
                                file: {path: tiny.onnx}
                                input: {width: 32, height: 32, fixed: true, colour: bgr, fit: %s}
                                decoder: yolox
                                settings: {labels: [cat, Hot  Dog]}
                            """.formatted(fit).getBytes(StandardCharsets.UTF_8), folder)
                    .model("tiny");
            Detector detector = Models.detector(spec, files(), runtime);
            assertThat(detector.labels()).containsExactly("cat", "hot dog");
            try (Picture picture = ramp(100, 50, 400, 200)) {
                List<Detection> seen = detector.detect(List.of(picture)).get(0);
                assertThat(seen).hasSize(1);
                assertThat(seen.get(0).label()).isEqualTo("hot dog");
                assertThat(seen.get(0).score()).isCloseTo(0.72, within(1e-6));
                Box box = seen.get(0).box();
                Box expected = switch (fit) {
                    case "stretch" -> new Box(100, 75, 300, 125);
                    case "letterbox" -> new Box(100, 150, 300, 200); // cut at the image's lower edge
                    default -> new Box(100, 50, 300, 150);
                };
                assertThat(box.iou(expected)).as("%s: %s", fit, box).isGreaterThan(0.999);
            }
        }
    }
}
