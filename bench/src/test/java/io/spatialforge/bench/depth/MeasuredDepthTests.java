package io.spatialforge.bench.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.bench.depth.Looks.Way;
import io.spatialforge.bench.depth.MeasuredPhoto.Half;
import io.spatialforge.bench.depth.MeasuredPhoto.Judged;
import io.spatialforge.bench.depth.MeasuredScene.Pair;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.depth.DepthMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredDepthTests {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thingsScenesAndPeoplesJudgementsAreRead() throws IOException {
        write("rgbd_ycb", """
                {"image": "images/a.png", "width": 640, "height": 480, "scene": "kitchen", "objects": [
                {"id": 3, "label": "Cup", "bbox": [1, 2, 30, 40], "depth_m": 0.5},
                {"id": 7, "label": "Box", "bbox": [50, 2, 90, 40], "depth_m": null}],
                "near_far_pairs": [{"a": 3, "b": 7, "distance_code": 2}, {"a": 7, "b": 3, "distance_code": 0}]}
                """);

        MeasuredPhoto photo = MeasuredPhotos.read(folder).getFirst();

        assertThat(photo.place()).isEqualTo("rgbd_ycb/kitchen");
        assertThat(photo.things()).extracting(MeasuredThing::label).containsExactly("cup", "box");
        assertThat(photo.things()).extracting(MeasuredThing::distance).containsExactly(0.5, Double.NaN);
        assertThat(photo.judged()).containsExactly(new Judged(0, 1, -1));
    }

    @Test
    void aFolderWithoutSetsIsRefused() {
        assertThatThrownBy(() -> MeasuredPhotos.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("kitti_object/truth.jsonl");
    }

    @Test
    void photographsOfOnePlaceFallIntoOneHalf() {
        List<MeasuredPhoto> photos = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            photos.add(photo("kitti_object", "street " + i));
            photos.add(photo("rgbd_7scenes", "kitchen"));
        }
        Map<String, Half> halves = Halves.of(photos);
        assertThat(halves).hasSize(21);
        assertThat(halves.values()).filteredOn(half -> half == Half.TUNING).hasSize(11);
    }

    @Test
    void theDistanceOfABoxIsThatOfItsCoreIfReadingsAgree() {
        float[] values = new float[100 * 100];
        Arrays.fill(values, 4);
        for (int y = 30; y < 70; y++) {
            Arrays.fill(values, y * 100 + 30, y * 100 + 70, 2);
        }
        DepthMap map = new DepthMap(100, 100, values);
        assertThat(SensorCore.distance(map, new Box(25, 25, 75, 75))).isEqualTo(2);
        assertThat(SensorCore.distance(map, new Box(0, 30, 60, 70))).isNaN();
        Arrays.fill(values, Float.NaN);
        assertThat(SensorCore.distance(map, new Box(25, 25, 75, 75))).isNaN();
    }

    @Test
    void ordersAreCountedByWhetherDistancesAreClearlyApart() {
        MeasuredScene scene = new MeasuredScene(
                photo("kitti_object", "street"),
                Half.TUNING,
                List.of(),
                Map.of(),
                null,
                List.of(
                        new Pair(0, 1, 1, 2, true),
                        new Pair(0, 2, -1, 1.5, true),
                        new Pair(1, 2, 1, 1.1, true),
                        new Pair(1, 3, 0, 1, true),
                        new Pair(2, 3, 1, 3, false)));

        DepthScore score = DepthScore.of(List.of(scene), s -> true, (s, pair) -> 1);

        assertThat(score.right()).isEqualTo(1);
        assertThat(score.wrong()).isEqualTo(1);
        assertThat(score.closeRight()).isEqualTo(1);
        assertThat(score.closeWrong()).isEqualTo(1);
        assertThat(score.coverage()).isEqualTo(2 / 3.0);
        assertThat(score.coverageOfUsable()).isEqualTo(1);
        assertThat(score.onAll()).isEqualTo(0.5);
    }

    @Test
    void whatOneSceneShowsIsOneObservationForTheWiderInterval() {
        DepthScore oneScene = new DepthScore(40, 0, 0, 0, 40, 40, Map.of("a", new long[] {40, 40}));
        DepthScore many =
                new DepthScore(40, 0, 0, 0, 40, 40, Map.of("a", new long[] {20, 20}, "b", new long[] {20, 20}));
        assertThat(oneScene.byScenes().low()).isLessThan(many.byScenes().low());
        assertThat(many.byScenes().low()).isLessThan(many.onClearInterval().low());
    }

    /** What was measured when the margins were chosen, less one wrong pair in each half. */
    @Test
    void onMeasuredDistancesOrdersByTheSmallModelAreRightAsOftenAsMeasured() throws IOException {
        String data = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(data != null, "SPATIALFORGE_TESTDATA is not set: photographs with measured depth are not read");
        Path root = Path.of(String.valueOf(data));
        List<MeasuredPhoto> photos = MeasuredPhotos.read(root.resolve("truth"));
        Map<String, Half> halves = Halves.of(photos);
        List<MeasuredScene> scenes = new ArrayList<>();
        try (Looks looks = Looks.open(root.resolve("models"), EnumSet.of(Way.SMALL, Way.LARGE))) {
            for (MeasuredPhoto photo : photos) {
                scenes.add(MeasuredScene.of(
                        photo, halves.getOrDefault(photo.place(), Half.TUNING), looks.look(photo.file())));
            }
        }
        DepthVoters.Voter rule = DepthVoters.rule(MeasuredScene::seenTwice, Margins.ofDefaults(), scenes);

        DepthScore heldOut = DepthScore.of(scenes, scene -> scene.half() == Half.HELD_OUT, rule);
        DepthScore both = DepthScore.of(scenes, scene -> true, rule);

        assertThat(heldOut.wrong()).isLessThanOrEqualTo(1);
        assertThat(heldOut.onAll()).isGreaterThan(0.97);
        assertThat(both.onClear()).isGreaterThan(0.98);
        assertThat(both.coverage()).isGreaterThan(0.28);
        assertThat(DepthCurve.of(scenes, MeasuredScene::seenTwice, Margins.ofDefaults(), EnumSet.allOf(Half.class))
                        .svg())
                .startsWith("<svg")
                .endsWith("</svg>\n")
                .containsPattern("<circle cx=\"[0-9.]+\"");
    }

    private void write(String set, String record) throws IOException {
        Files.createDirectories(folder.resolve(set));
        Files.writeString(folder.resolve(set).resolve("truth.jsonl"), record.replace("\n", " ") + "\n");
    }

    private static MeasuredPhoto photo(String set, String scene) {
        return new MeasuredPhoto(set, scene, "a.png", Path.of("a.png"), 10, 10, List.of(), List.of(), null);
    }
}
