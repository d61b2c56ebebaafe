package io.spatialforge.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.scene.Attributes;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SceneGlanceTests {

    private static final Image IMAGE =
            new Image("test/1", "test", "a/1.jpg", null, null, 640, 480, Transform.IDENTITY, null);
    private static final RegionDepth DEPTH =
            new RegionDepth(new DepthExtent(1, 2, 3, 40), new DepthExtent(1, 2, 3, 40), null);

    @Test
    void tellsTheImageAndHowManyRegionsThereAre() {
        assertThat(glance(List.of(region(0, "dog", null, null), region(1, "cat", null, null))))
                .isEqualTo(new SceneGlance(IMAGE, 2, false));
        assertThat(glance(List.of())).isEqualTo(new SceneGlance(IMAGE, 0, false));
    }

    @Test
    void tellsWhetherAnyRegionHasKeypoints() {
        Keypoints body = new Keypoints(new double[3 * Keypoints.COUNT]);
        assertThat(glance(List.of(region(0, "dog", null, null), region(1, "person", body, null))))
                .isEqualTo(new SceneGlance(IMAGE, 2, true));
    }

    @Test
    void isNotMisledByLabelsThatLookLikeRecords() {
        String hostile = "{\"id\":\"r9\",\"keypoints\":[";
        assertThat(glance(List.of(region(0, hostile, null, null), region(1, "depth", null, DEPTH))))
                .isEqualTo(new SceneGlance(IMAGE, 2, false));
    }

    @Test
    void takesTheDepthOfASceneForNoRegion() {
        Scene scene = new Scene(
                IMAGE,
                List.of(region(0, "dog", null, DEPTH)),
                Set.of("dog"),
                Set.of(),
                new DepthSource(
                        "relative",
                        DepthSource.Kind.INVERSE,
                        DepthSource.Geometry.Z,
                        DepthSource.Origin.ESTIMATED,
                        0.1,
                        0.9));
        assertThat(glance(SceneJson.toLine(scene))).isEqualTo(new SceneGlance(IMAGE, 1, false));
    }

    @Test
    void readsALineThatIsWrittenAnotherWay() {
        String line = new String(
                SceneJson.toLine(new Scene(IMAGE, List.of(region(0, "dog", null, null)), Set.of(), Set.of(), null)),
                StandardCharsets.UTF_8);
        assertThat(glance(line.replace(":", " : ").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new SceneGlance(IMAGE, 1, false));
    }

    @Test
    void refusesWhatIsNoScene() {
        assertThatThrownBy(() -> glance("{\"schema\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RecordException.class);
        byte[] line = SceneJson.toLine(new Scene(IMAGE, List.of(), Set.of(), Set.of(), null));
        assertThatThrownBy(() -> SceneGlance.of(line, 0, line.length - 1)).isInstanceOf(RecordException.class);
    }

    private static SceneGlance glance(List<Region> regions) {
        return glance(SceneJson.toLine(new Scene(IMAGE, regions, Set.of(), Set.of(), null)));
    }

    private static SceneGlance glance(byte[] line) {
        return SceneGlance.of(line, 0, line.length);
    }

    private static Region region(int number, String label, @Nullable Keypoints keypoints, @Nullable RegionDepth depth) {
        return new Region(
                "r" + number,
                label,
                new Box(1, 2, 30, 40),
                Flags.NONE,
                1,
                "human",
                depth,
                keypoints,
                null,
                null,
                Attributes.NONE,
                List.of());
    }
}
