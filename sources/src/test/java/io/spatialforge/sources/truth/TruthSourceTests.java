package io.spatialforge.sources.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.SourceException;
import io.spatialforge.vision.depth.DepthMeaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthSourceTests {

    private static final String CAT = "{\"id\": 0, \"label\": \"Cat\", \"bbox\": [10, 10, 60, 70], \"depth_m\": 2.5,"
            + " \"facing_deg\": 90, \"location_xyz_camera_m\": [0, 0, 2.5]}";

    @TempDir
    Path folder;

    @Test
    void aLineBecomesASceneWithoutItsMeasuredDepthAndFacing() throws IOException {
        Gathered gathered = read(line("\"depth_map\": \"depth/1.png\", \"depth_scale\": 1000", CAT));

        Joined joined = gathered.only();
        Scene scene = gathered.scene("t/images/1.jpg");
        Region cat = scene.region("r0");
        assertThat(cat.label()).isEqualTo("cat");
        assertThat(cat.shape()).isEqualTo(new Box(10, 10, 60, 70));
        assertThat(cat.depth()).isNull();
        assertThat(cat.facing()).isNull();
        assertThat(scene.depth()).isNull();
        assertThat(scene.exhaustive()).isEmpty();
        assertThat(joined.depthMap())
                .isEqualTo(new DepthSidecar(folder.resolve("depth/1.png"), DepthMeaning.metres(1000, "t depth_map")));
    }

    @Test
    void theWholeFileIsToldAsRead() throws IOException {
        Gathered gathered = read(line("\"depth_map\": null", CAT));
        Path file = folder.resolve("truth.jsonl");
        assertThat(gathered.read()).isEqualTo(Map.of(file, Files.size(file)));
    }

    @Test
    void onlyTheConfigurationMakesATruthFileExhaustive() throws IOException {
        Path file = write(line("\"depth_map\": null", CAT));
        TruthConfig config = TruthConfig.of("t", file).withExhaustive(Set.of("cat", "car", "cup"), 5);

        Scene scene = Gathered.from(new TruthSource(config)).scene("t/images/1.jpg");

        assertThat(scene.exhaustive()).containsExactly("cat");
        assertThat(scene.absent()).containsExactly("car", "cup");
    }

    @Test
    void boxesByEyeAndPartsNotAnnotatedAreNeverExhaustive() throws IOException {
        String byEye = CAT.replace("\"id\": 0", "\"id\": 0, \"box_by_eye\": true");
        for (String line :
                new String[] {line("\"depth_map\": null", byEye), line("\"ignore_regions\": [[1, 2, 3, 4]]", CAT)}) {
            TruthConfig config = TruthConfig.of("t", write(line)).withExhaustive(Set.of("cat", "car"), 5);

            Scene scene = Gathered.from(new TruthSource(config)).scene("t/images/1.jpg");

            assertThat(scene.exhaustive()).isEmpty();
            assertThat(scene.absent()).isEmpty();
        }
    }

    @Test
    void crowdsAndKeypointsAreKept() throws IOException {
        String person = "{\"id\": 1, \"label\": \"person\", \"bbox\": [0, 10, 60, 70], \"iscrowd\": true,"
                + " \"keypoints_coco17\": [1.5, 2, 2" + ", 0, 0, 0".repeat(16) + "]}";

        Region region = read(line("\"depth_map\": null", person))
                .scene("t/images/1.jpg")
                .region("r0");

        assertThat(region.has(RegionFlag.CROWD)).isTrue();
        assertThat(region.has(RegionFlag.TRUNCATED)).isTrue();
        assertThat(region.keypoints()).isNotNull();
    }

    @Test
    void aPhotographGivenTwiceIsReadOnce() throws IOException {
        String line = line("\"depth_map\": null", CAT);

        Gathered gathered = read(line + "\n\n" + line);

        assertThat(gathered.reasons()).containsExactly(Reason.IMAGE_DUPLICATE, Reason.IMAGE_DROPPED);
        assertThat(gathered.drops().getFirst().detail()).isEqualTo("line 3 repeats line 1");
    }

    @Test
    void aBoxTurnedInsideOutIsDropped() throws IOException {
        String bad = CAT.replace("[10, 10, 60, 70]", "[60, 10, 10, 70]").replace("\"id\": 0", "\"id\": 7");

        Gathered gathered = read(line("\"depth_map\": null", CAT + ", " + bad));

        assertThat(gathered.reasons()).containsExactly(Reason.BOX_INVALID);
        assertThat(gathered.drops().getFirst().subject()).isEqualTo("7");
    }

    @Test
    void badLinesAreNamedWithFileLineAndField() throws IOException {
        String good = line("\"depth_map\": null", CAT);
        assertRefused(good + "\n{\"image\": ", "line 2", "one JSON object a line");
        assertRefused("[]", "line 1", "one JSON object a line");
        assertRefused(good + "\n\n" + good.replace("\"width\"", "\"w\""), "line 3", "'width'", "none");
        assertRefused(good.replace("\"label\"", "\"name\""), "line 1", "'objects[0].label'", "a value");
        assertRefused(good.replace("[10, 10, 60, 70]", "[10, 10, 60]"), "'objects[0].bbox'", "4 numbers", "[10,10,60]");
        assertRefused(good.replace("[10, 10, 60, 70]", "\"all\""), "'objects[0].bbox'", "\"all\"");
        assertRefused(line("\"depth_map\": \"d.png\"", CAT), "'depth_scale'", "a number above 0");
        assertRefused(line("\"depth_map\": \"../d.png\", \"depth_scale\": 1", CAT), "'depth_map'", "below");
        assertRefused("", "at least one line");
    }

    @Test
    void anUnsafeImagePathIsDropped() throws IOException {
        assertThat(read(line("\"depth_map\": null", CAT).replace("images/1.jpg", "../1.jpg"))
                        .reasons())
                .containsExactly(Reason.IMAGE_PATH_UNSAFE, Reason.IMAGE_DROPPED);
    }

    private static String line(String extra, String objects) {
        return "{\"image\": \"images/1.jpg\", \"width\": 100, \"height\": 80, %s, \"objects\": [%s]}"
                .formatted(extra, objects);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("truth.jsonl"), text + "\n");
    }

    private Gathered read(String text) throws IOException {
        return Gathered.from(new TruthSource(TruthConfig.of("t", write(text))));
    }

    private void assertRefused(String text, String... message) throws IOException {
        TruthConfig config = TruthConfig.of("t", write(text));
        assertThatThrownBy(() -> Gathered.from(new TruthSource(config)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("truth.jsonl")
                .hasMessageContainingAll(message);
    }
}
