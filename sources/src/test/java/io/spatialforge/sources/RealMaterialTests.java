package io.spatialforge.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import io.spatialforge.sources.truth.TruthConfig;
import io.spatialforge.sources.truth.TruthSource;
import io.spatialforge.vision.depth.DepthReader;
import io.spatialforge.vision.depth.SceneDepth;
import io.spatialforge.vision.people.FacingFromKeypoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads real annotations and photographs, where the variable SPATIALFORGE_TESTDATA names a folder of them with
 * {@code samples/} and {@code truth/}.
 */
class RealMaterialTests {

    private static Path data = Path.of("");

    @BeforeAll
    static void findMaterial() {
        String folder = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(folder != null, "SPATIALFORGE_TESTDATA is not set: real annotations are not read");
        data = Path.of(String.valueOf(folder));
    }

    @Test
    void cocoPhotographsWithTheirKeypointsBecomeScenes() throws IOException {
        Path coco = data.resolve("samples/coco/free_licence");
        CocoConfig config = CocoConfig.of(
                        "coco", coco.resolve("instances_free.json"), coco.resolve("person_keypoints_free.json"))
                .withPhotos(coco.resolve("images"));

        Gathered gathered = Gathered.from(new CocoSource(config));

        assertThat(gathered.scenes()).hasSize(156);
        assertThat(gathered.regionsRead()).isEqualTo(1363);
        int people = 0;
        for (Scene scene : gathered.scenes()) {
            assertThat(scene.image().licence()).startsWith("http");
            assertThat(scene.absent()).hasSize(6);
            people += (int)
                    scene.regions().stream().filter(r -> r.keypoints() != null).count();
        }
        assertThat(people).isGreaterThan(60);
        System.out.printf("COCO: %d people with keypoints, drops %s%n", people, gathered.drops());
    }

    @Test
    void objects365RecordsBecomeScenes() throws IOException {
        Path file = data.resolve("samples/objects365/zhiyuan_objv2_val.fragment.json");

        Gathered gathered = Gathered.from(new CocoSource(CocoConfig.of("objects365", file)));

        Scene scene = gathered.scene("objects365/420917");
        assertThat(scene.image().file()).isEqualTo("images/v1/patch8/objects365_v1_00420917.jpg");
        assertThat(scene.regions()).hasSize(1);
        assertThat(scene.exhaustive()).isEmpty();
        assertThat(gathered.drops()).extracting(Drop::image).containsExactly("objects365/215264");
    }

    @Test
    void facingAgreesWithWhatPeopleMarked() throws IOException {
        int told = 0;
        int right = 0;
        int marked = 0;
        int measured = 0;
        int within = 0;
        for (String set : List.of("coco_persons", "coco_instances")) {
            for (Truth truth : truths(set)) {
                for (Region region : truth.scene.regions()) {
                    JsonNode object = truth.object(region);
                    if (region.keypoints() == null || object == null) {
                        continue;
                    }
                    FacingEstimate facing = FacingFromKeypoints.estimate(region.keypoints(), region.box());
                    String view = object.path("person_view").asString("");
                    marked += view.isEmpty() ? 0 : 1;
                    if (facing != null && !view.isEmpty()) {
                        told++;
                        right += view.equals(spoken(facing)) ? 1 : 0;
                    }
                    if (facing != null && object.path("facing_deg").isNumber()) {
                        double error = Math.IEEEremainder(
                                facing.degrees() - object.path("facing_deg").doubleValue(), 360);
                        measured++;
                        within += Math.abs(error) <= 45 ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf(
                "facing: %d of %d marked people told, %d agree; %d of %d within 45 degrees of the benchmark's%n",
                told, marked, right, within, measured);
        assertThat(told).isGreaterThan(15);
        assertThat(right).isEqualTo(told);
        assertThat(within).isEqualTo(measured);
    }

    private static String spoken(FacingEstimate facing) {
        return switch (facing.view()) {
            case TOWARDS -> "toward";
            case AWAY -> "away";
            case LEFT -> "side_left";
            case RIGHT -> "side_right";
        };
    }

    @Test
    void depthOfThingsAgreesWithTheirMeasuredDepth() throws Exception {
        int things = 0;
        int stated = 0;
        int check = 0;
        int agree = 0;
        List<double[]> pairs = new ArrayList<>();
        for (String set : List.of("rgbd_7scenes", "rgbd_open3d", "rgbd_ycb", "sunrgbd")) {
            for (Truth truth : truths(set)) {
                DepthSidecar sidecar = truth.depth;
                if (sidecar == null) {
                    continue;
                }
                var map = DepthReader.read(sidecar.file(), sidecar.meaning());
                SceneDepth.Outcome outcome = SceneDepth.apply(truth.scene, map, sidecar.meaning());
                assertThat(outcome).isInstanceOf(SceneDepth.Outcome.Given.class);
                List<double[]> told = new ArrayList<>();
                for (Region region :
                        ((SceneDepth.Outcome.Given) outcome).scene().regions()) {
                    RegionDepth depth = region.depth();
                    JsonNode object = truth.object(region);
                    if (depth == null
                            || object == null
                            || !object.path("depth_m").isNumber()) {
                        continue;
                    }
                    double metres = object.path("depth_m").doubleValue();
                    things++;
                    stated += Math.abs(depth.stated().centre() / metres - 1) < 0.1 ? 1 : 0;
                    check += Math.abs(depth.check().centre() / metres - 1) < 0.1 ? 1 : 0;
                    agree += Math.abs(depth.stated().centre() / depth.check().centre() - 1) < 0.1 ? 1 : 0;
                    told.add(new double[] {
                        depth.stated().near(),
                        depth.stated().far(),
                        depth.check().centre(),
                        metres
                    });
                }
                for (double[] a : told) {
                    for (double[] b : told) {
                        if (a[1] * 1.1 < b[0] && a[2] < b[2]) { // a is told nearer
                            pairs.add(new double[] {a[3], b[3]});
                        }
                    }
                }
            }
        }
        long right = pairs.stream().filter(p -> p[0] < p[1]).count();
        System.out.printf(
                "depth: %d things; stated within 10%%: %d, check: %d, both alike: %d; %d pairs told apart, %d right%n",
                things, stated, check, agree, pairs.size(), right);
        assertThat(things).isGreaterThan(30);
        assertThat(stated).isGreaterThan(things * 8 / 10);
        assertThat(right).isGreaterThanOrEqualTo(pairs.size() * 98L / 100);
    }

    @Test
    void everyTruthFileIsRead() throws IOException {
        int sets = 0;
        try (var folders = Files.list(data.resolve("truth"))) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve("truth.jsonl"))) {
                    Gathered gathered = Gathered.from(new TruthSource(
                            TruthConfig.of("t", folder.resolve("truth.jsonl")).withPhotos(folder)));
                    assertThat(gathered.imagesRead()).isPositive();
                    System.out.printf(
                            "%s: %d scenes, drops %s%n",
                            folder.getFileName(),
                            gathered.scenes().size(),
                            gathered.reasons().stream().distinct().toList());
                    sets++;
                }
            }
        }
        assertThat(sets).isGreaterThan(5);
    }

    /** A scene with the line it came from. */
    private record Truth(Scene scene, @Nullable DepthSidecar depth, JsonNode record) {

        @Nullable
        JsonNode object(Region region) {
            for (JsonNode object : record.path("objects")) {
                JsonNode b = object.path("bbox");
                Box box = new Box(
                        b.path(0).doubleValue(),
                        b.path(1).doubleValue(),
                        b.path(2).doubleValue(),
                        b.path(3).doubleValue());
                if (box.iou(region.box()) > 0.999) {
                    return object;
                }
            }
            return null;
        }
    }

    private static List<Truth> truths(String set) throws IOException {
        Path file = data.resolve("truth").resolve(set).resolve("truth.jsonl");
        Gathered gathered = Gathered.from(new TruthSource(TruthConfig.of(set, file)));
        List<Truth> truths = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode record = JsonMapper.shared().readTree(line);
            Joined joined =
                    gathered.joined().get(set + "/" + record.path("image").asString());
            if (joined != null && joined.scene() != null) {
                truths.add(new Truth(joined.scene(), joined.depthMap(), record));
            }
        }
        return truths;
    }
}
