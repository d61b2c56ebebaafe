package io.spatialforge.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.indexer.UShortIndexer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real weights on photographs whose truth is known. Floors lie a little below what was measured, which docs/models.md
 * states; half of COCO's photographs here are of its training split, which these detectors have seen.
 */
class RealModelsTests {

    private static final String MODELS = """
            models:
              yolox:
                role: detector
                licence: Apache-2.0
                source: https://github.com/Megvii-BaseDetection/YOLOX
                file: {path: yolox_nano.onnx}
                input: {width: 416, height: 416, fixed: true, colour: bgr, fit: letterbox, pad: 114}
                decoder: yolox
                settings: {labels: coco}
              nanodet:
                role: detector
                licence: Apache-2.0
                source: https://github.com/RangiLyu/nanodet
                file: {path: nanodet.onnx}
                input:
                  width: 416
                  height: 416
                  fixed: true
                  colour: bgr
                  mean: [103.53, 116.28, 123.675]
                  std: [57.375, 57.12, 58.395]
                  fit: letterbox-centre
                  pad: 0
                decoder: nanodet
                settings: {labels: coco, scores: ready, cell: centre}
              depth-192:
                role: depth
                licence: MIT
                source: https://github.com/occ-ai/obs-backgroundremoval
                file: {path: tcmonodepth_tcsmallnet_192x320.onnx}
                input: {width: 320, height: 192, fixed: true, colour: rgb, fit: stretch}
                decoder: inverse-depth
                settings: {nearer: larger}
              depth-384:
                role: depth
                licence: MIT
                source: https://github.com/occ-ai/obs-backgroundremoval
                file: {path: tcmonodepth_tcsmallnet_384x640.onnx}
                input: {width: 640, height: 384, fixed: true, colour: rgb, fit: stretch}
                decoder: inverse-depth
                settings: {nearer: larger}
              movenet:
                role: pose
                licence: Apache-2.0
                source: https://www.kaggle.com/models/google/movenet
                file: {path: movenet-thunder.onnx}
                input: {width: 256, height: 256, fixed: true, layout: nhwc, type: int32, colour: rgb, fit: stretch, pad: 0}
                decoder: movenet
                settings: {margin: 1.25}
            """;

    private static Path testdata = Path.of("");
    private static ModelRuntime runtime;
    private static ModelCatalog catalog;

    @BeforeAll
    static void open() {
        String folder = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(folder != null, "SPATIALFORGE_TESTDATA is not set: no weights and photographs to look at");
        testdata = Path.of(String.valueOf(folder));
        runtime = ModelRuntime.open(RuntimeSettings.ofDefaults());
        catalog = ModelCatalog.read("test", MODELS.getBytes(StandardCharsets.UTF_8), testdata.resolve("models"));
    }

    @AfterAll
    static void close() {
        if (runtime != null) {
            runtime.close();
        }
    }

    private static Map<String, Path> files(ModelSpec spec) {
        return Map.of(ModelSpec.GRAPH, ((ModelFile.OnDisk) spec.file()).path());
    }

    private static List<JsonNode> truth(String set) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line :
                Files.readAllLines(testdata.resolve("truth").resolve(set).resolve("truth.jsonl"))) {
            records.add(JsonMapper.shared().readTree(line));
        }
        return records;
    }

    private static Picture picture(String set, JsonNode photo) throws Exception {
        Path file = testdata.resolve("truth")
                .resolve(set)
                .resolve(photo.get("image").asString());
        return PictureDecoder.decode(Files.readAllBytes(file), Transform.IDENTITY, PictureDecoder.FULL);
    }

    private static Box box(JsonNode object) {
        JsonNode b = object.get("bbox");
        return new Box(
                b.get(0).asDouble(),
                b.get(1).asDouble(),
                b.get(2).asDouble(),
                b.get(3).asDouble());
    }

    /** Large: at least a twentieth of the photograph. */
    @ParameterizedTest
    @CsvSource({"yolox, 0.75, 0.82", "nanodet, 0.70, 0.85"})
    void detectorsFindWhatPeopleBoxed(String id, double ofLargeOnes, double ofDetections) throws Exception {
        ModelSpec spec = catalog.model(id);
        Detector detector = Models.detector(spec, files(spec), runtime);
        int large = 0;
        int found = 0;
        int claimed = 0;
        int right = 0;
        for (JsonNode photo : truth("coco_instances")) {
            try (Picture picture = picture("coco_instances", photo)) {
                List<Detection> seen = detector.detect(List.of(picture)).get(0);
                List<JsonNode> objects = List.copyOf(photo.get("objects").values());
                for (JsonNode object : objects) {
                    boolean one = !object.path("iscrowd").asBoolean(false);
                    if (one && box(object).area() > 0.05 * picture.width() * picture.height()) {
                        large++;
                        found += seen.stream().anyMatch(d -> d.score() >= 0.3 && isThat(d, object)) ? 1 : 0;
                    }
                }
                for (Detection detection : seen) {
                    if (detection.score() >= 0.5) {
                        claimed++;
                        right += objects.stream().anyMatch(object -> isThat(detection, object)) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(large).isGreaterThan(100);
        assertThat((double) found / large).as("of %d large objects", large).isGreaterThan(ofLargeOnes);
        assertThat((double) right / claimed).as("of %d detections", claimed).isGreaterThan(ofDetections);
    }

    private static boolean isThat(Detection detection, JsonNode object) {
        Box box = box(object);
        double overlap = object.path("iscrowd").asBoolean(false)
                ? box.overlapOfSmaller(detection.box())
                : box.iou(detection.box());
        return overlap >= 0.5 && detection.label().equals(object.get("label").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth-192", "depth-384"})
    void largerNumbersAreNearer(String id) throws Exception {
        ModelSpec spec = catalog.model(id);
        DepthModel model = Models.depth(spec, files(spec), runtime);
        List<Double> correlations = new ArrayList<>();
        for (String set :
                List.of("rgbd_7scenes", "rgbd_open3d", "rgbd_ycb", "sunrgbd", "stereo_middlebury", "kitti_object")) {
            for (JsonNode photo : truth(set)) {
                if (photo.get("depth_map").isString()) {
                    try (Picture picture = picture(set, photo)) {
                        DepthMap map = model.depth(List.of(picture)).get(0);
                        Path file = testdata.resolve("truth")
                                .resolve(set)
                                .resolve(photo.get("depth_map").asString());
                        correlations.add(correlation(map, file));
                    }
                }
            }
        }
        correlations.sort(null);
        assertThat(correlations).hasSizeGreaterThan(40);
        assertThat(correlations.get(correlations.size() / 2)).isGreaterThan(0.7);
        assertThat(correlations.stream().filter(c -> c < 0).count()).isLessThanOrEqualTo(1);
    }

    /** Of ranks, between a map and nearness as measured, at every sixth pixel in each direction. */
    private static double correlation(DepthMap map, Path measured) {
        List<double[]> pairs = new ArrayList<>();
        try (Mat mat = opencv_imgcodecs.imread(measured.toString(), opencv_imgcodecs.IMREAD_UNCHANGED);
                UShortIndexer depth = mat.createIndexer()) {
            for (int y = 0; y < mat.rows(); y += 6) {
                for (int x = 0; x < mat.cols(); x += 6) {
                    if (depth.get(y, x) > 0) {
                        float seen = map.at(x * map.width() / mat.cols(), y * map.height() / mat.rows());
                        pairs.add(new double[] {seen, -depth.get(y, x)});
                    }
                }
            }
        }
        double[] seen = ranks(pairs.stream().mapToDouble(p -> p[0]).toArray());
        double[] nearness = ranks(pairs.stream().mapToDouble(p -> p[1]).toArray());
        double middle = (seen.length - 1) / 2.0;
        double both = 0;
        double ofSeen = 0;
        double ofTrue = 0;
        for (int i = 0; i < seen.length; i++) {
            both += (seen[i] - middle) * (nearness[i] - middle);
            ofSeen += (seen[i] - middle) * (seen[i] - middle);
            ofTrue += (nearness[i] - middle) * (nearness[i] - middle);
        }
        return both / Math.sqrt(ofSeen * ofTrue);
    }

    /** Equal values share the mean of their ranks. */
    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    @Test
    void keypointsLieWherePeopleMarkedThem() throws Exception {
        ModelSpec spec = catalog.model("movenet");
        PoseModel model = Models.pose(spec, files(spec), runtime);
        List<Double> errors = new ArrayList<>();
        for (String set : List.of("coco_instances", "coco_persons")) {
            for (JsonNode photo : truth(set)) {
                List<JsonNode> people = photo.get("objects").values().stream()
                        .filter(o -> o.path("keypoints_coco17").isArray() && box(o).height() >= 100)
                        .toList();
                if (people.isEmpty()) {
                    continue;
                }
                try (Picture picture = picture(set, photo)) {
                    List<Pose> poses = model.poses(
                            picture, people.stream().map(RealModelsTests::box).toList());
                    for (int i = 0; i < people.size(); i++) {
                        addErrors(poses.get(i), people.get(i), errors);
                    }
                }
            }
        }
        errors.sort(null);
        assertThat(errors).hasSizeGreaterThan(1000);
        assertThat(errors.get(errors.size() / 2))
                .as("median, in heights of the box")
                .isLessThan(0.02);
        assertThat(errors.get((int) (errors.size() * 0.8))).isLessThan(0.05);
    }

    /** Of the points that are not hidden, in heights of the person's box. */
    private static void addErrors(Pose pose, JsonNode person, List<Double> errors) {
        JsonNode marked = person.get("keypoints_coco17");
        for (int point = 0; point < 17; point++) {
            if (marked.get(3 * point + 2).asInt() == 2) {
                double x = pose.x(point) - marked.get(3 * point).asDouble();
                double y = pose.y(point) - marked.get(3 * point + 1).asDouble();
                errors.add(Math.hypot(x, y) / box(person).height());
            }
        }
    }
}
