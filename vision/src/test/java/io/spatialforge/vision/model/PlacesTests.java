package io.spatialforge.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.pixels.Picture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Where a model sees something and where it is in the image. The models here are graphs of a few nodes that answer with
 * the centre of all brightness; pictures are black but for a spot.
 */
class PlacesTests {

    private static final int SIDE = 96;
    private static final double HALF_A_PIXEL = 0.5;

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

    /** The centre of brightness as {@code [n, 1, 1, 1]} tensors {@code x} and {@code y}, times a factor, and {@code one}. */
    private static TinyGraph centre(long batch, float factor) {
        float[] across = new float[SIDE * SIDE];
        float[] down = new float[SIDE * SIDE];
        for (int i = 0; i < across.length; i++) {
            across[i] = factor * (i % SIDE + 0.5f);
            down[i] = factor * (i / SIDE + 0.5f);
        }
        TinyGraph.Attribute all = TinyGraph.ints("axes", 1, 2, 3);
        return new TinyGraph()
                .input("pictures", TinyGraph.FLOAT, batch, 3, SIDE, SIDE)
                .floats("across", across, 1, 1, SIDE, SIDE)
                .floats("down", down, 1, 1, SIDE, SIDE)
                .node("Mul", List.of("pictures", "across"), List.of("xs"))
                .node("Mul", List.of("pictures", "down"), List.of("ys"))
                .node("ReduceMean", List.of("pictures"), List.of("sum"), all)
                .node("ReduceMean", List.of("xs"), List.of("x-sum"), all)
                .node("ReduceMean", List.of("ys"), List.of("y-sum"), all)
                .node("Div", List.of("x-sum", "sum"), List.of("x"))
                .node("Div", List.of("y-sum", "sum"), List.of("y"))
                .node("Div", List.of("sum", "sum"), List.of("one"));
    }

    /** A detector that puts a box of a pixel's size there. */
    private Detector detector(String fit) {
        centre(1, 1)
                .node(
                        "Concat",
                        List.of("x", "y", "one", "one", "one", "one"),
                        List.of("cell"),
                        TinyGraph.integer("axis", 3))
                .longs("shape", new long[] {1, 1, 6}, 3)
                .node("Reshape", List.of("cell", "shape"), List.of("output"))
                .output("output", TinyGraph.FLOAT, 1, 1, 6)
                .writeTo(folder.resolve("tiny.onnx"));
        ModelSpec spec = spec("detector", "yolox", fit, "{labels: [spot], boxes: pixels}");
        return Models.detector(spec, files(), runtime);
    }

    /** A pose model that puts all points there. */
    private PoseModel poses(double margin) {
        centre(-1, 1f / SIDE)
                .node("Concat", List.of("y", "x", "one"), List.of("point"), TinyGraph.integer("axis", 3))
                .longs("shape", new long[] {1, 1, 17, 3}, 4)
                .node("Expand", List.of("point", "shape"), List.of("output"))
                .output("output", TinyGraph.FLOAT, -1, 1, 17, 3)
                .writeTo(folder.resolve("tiny.onnx"));
        return Models.pose(spec("pose", "movenet", "stretch", "{margin: " + margin + "}"), files(), runtime);
    }

    private ModelSpec spec(String role, String decoder, String fit, String settings) {
        String yaml = """
                models:
                  tiny:
                    role: %s
                    licence: none
                    source: made by hand
                    file: {path: tiny.onnx}
                    input: {width: 96, height: 96, fixed: true, colour: bgr, fit: %s, pad: 0}
                    decoder: %s
                    settings: %s
                """.formatted(role, fit, decoder, settings);
        return ModelCatalog.read("test", yaml.getBytes(StandardCharsets.UTF_8), folder)
                .model("tiny");
    }

    private Map<String, Path> files() {
        return Map.of(ModelSpec.GRAPH, folder.resolve("tiny.onnx"));
    }

    /**
     * Black but for a spot.
     *
     * @param reduction how many pixels of the image, along each side, are one at hand
     */
    private static Picture spot(int width, int height, int reduction, Box spot) {
        int rows = height / reduction;
        int columns = width / reduction;
        Mat mat = new Mat(rows, columns, opencv_core.CV_8UC3);
        try (UByteIndexer pixels = mat.createIndexer()) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double x = (column + 0.5) * reduction;
                    double y = (row + 0.5) * reduction;
                    boolean in = x > spot.x1() && x < spot.x2() && y > spot.y1() && y < spot.y2();
                    for (int c = 0; c < 3; c++) {
                        pixels.put(row, column, c, in ? 200 : 0);
                    }
                }
            }
        }
        return new Picture(mat, width, height);
    }

    @ParameterizedTest
    @CsvSource({
        "stretch, 640, 480, 1",
        "stretch, 96, 96, 1",
        "stretch, 50, 301, 1",
        "stretch, 1280, 960, 4",
        "letterbox, 640, 480, 1",
        "letterbox, 333, 777, 1",
        "letterbox, 60, 40, 1",
        "letterbox, 1280, 960, 2",
        "letterbox-centre, 640, 480, 1",
        "letterbox-centre, 333, 777, 1",
        "letterbox-centre, 60, 40, 1",
        "letterbox-centre, 2000, 1000, 4",
    })
    void whateverWasDoneToAPictureABoxIsWithinHalfAPixelOfWhereTheThingIs(
            String fit, int width, int height, int reduction) {
        Detector detector = detector(fit);
        for (double share : new double[] {0.25, 0.5, 0.75}) {
            int x = (int) (width * share);
            int y = (int) (height * (1 - share));
            Box spot = new Box(x - width / 8, y - height / 8, x + width / 8, y + height / 8);
            try (Picture picture = spot(width, height, reduction, spot)) {
                Box seen = detector.detect(List.of(picture)).get(0).get(0).box();
                double slack = HALF_A_PIXEL * reduction;
                assertThat(seen.centreX()).isCloseTo(spot.centreX(), within(slack));
                assertThat(seen.centreY()).isCloseTo(spot.centreY(), within(slack));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 2.5})
    void thePointsOfAPersonAreWhereThePersonIsEvenAtTheEdgeOfTheImage(double margin) {
        PoseModel model = poses(margin);
        List<Box> people = List.of(
                new Box(200, 100, 300, 400),
                new Box(0, 0, 60, 150),
                new Box(590, 300, 640, 480),
                new Box(100, 440, 500, 480),
                new Box(310, 230, 330, 250));
        for (Box person : people) {
            double width = person.width() / 4;
            double height = person.height() / 4;
            Box spot = new Box(
                    person.x1() + width, person.y1() + height, person.x1() + 2 * width, person.y1() + 2 * height);
            try (Picture picture = spot(640, 480, 1, spot)) {
                Pose pose = model.poses(picture, List.of(person)).get(0);
                double perPixel = margin * Math.max(person.width(), person.height()) / SIDE;
                double slack = HALF_A_PIXEL * Math.max(1, perPixel);
                for (int point = 0; point < 17; point++) {
                    assertThat(pose.x(point)).as("%s", person).isCloseTo(spot.centreX(), within(slack));
                    assertThat(pose.y(point)).as("%s", person).isCloseTo(spot.centreY(), within(slack));
                    assertThat(pose.score(point)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void peopleOfABatchAreAnsweredInOrder() {
        runtime.close();
        runtime = ModelRuntime.open(new RuntimeSettings(List.of("cpu"), 1, 4));
        PoseModel model = poses(1);
        List<Box> people = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            people.add(new Box(50 * i, 0, 50 * i + 90, 90));
        }
        try (Picture picture = spot(640, 90, 1, new Box(0, 0, 640, 90))) {
            List<Pose> together = model.poses(picture, people);
            for (int i = 0; i < people.size(); i++) {
                assertThat(together.get(i))
                        .isEqualTo(model.poses(picture, List.of(people.get(i))).get(0));
                assertThat(together.get(i).x(0)).isCloseTo(50 * i + 45, within(HALF_A_PIXEL));
            }
        }
    }

    @Test
    void nobodyIsAnsweredWithNothing() {
        try (Picture picture = spot(10, 10, 1, new Box(0, 0, 10, 10))) {
            assertThat(poses(1).poses(picture, List.of())).isEmpty();
            assertThat(detector("stretch").detect(List.of())).isEmpty();
        }
    }
}
