package io.spatialforge.vision.depth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Depth from maps at a model's resolution, of a photograph of 1000 × 600. */
class ModelDepthTests {

    private static final DepthMeaning NET = DepthMeaning.inverse("net");
    private static final Box DOG = new Box(100, 250, 300, 550);
    private static final Box BENCH = new Box(600, 150, 900, 350);

    /** Nearness of a place of the photograph, given in pixels of it. */
    private interface Nearness {
        double at(double x, double y);
    }

    @ParameterizedTest
    @CsvSource({"320, 192", "640, 384", "1000, 600", "518, 518", "256, 512"})
    void aMapOfAnySizeAndShapeGivesTheSameDepths(int width, int height) {
        Scene scene = seen(map(width, height, ModelDepthTests::street), DOG, BENCH);

        assertThat(stated(scene, 0)).isCloseTo(0.9, within(0.02));
        assertThat(stated(scene, 1)).isCloseTo(0.4, within(0.02));
        assertThat(requireNonNull(scene.region("r0").depth()).check().centre()).isCloseTo(0.9, within(0.02));
        assertThat(requireNonNull(scene.depth()).origin()).isEqualTo(DepthSource.Origin.ESTIMATED);
    }

    @Test
    void aThingOfFewPixelsOfTheMapHasNone() {
        Box small = new Box(100, 250, 120, 270);
        assertThat(seen(map(1000, 600, ModelDepthTests::street), small)
                        .region("r0")
                        .depth())
                .isNotNull();
        assertThat(seen(map(320, 192, ModelDepthTests::street), small)
                        .region("r0")
                        .depth())
                .isNull();
    }

    @Test
    void eachThingHasItsOwnExtent() {
        Scene scene = seen(map(320, 192, (x, y) -> 0.2 + y / 1000), new Box(100, 0, 900, 600));
        RegionDepth whole = requireNonNull(scene.region("r0").depth());
        assertThat(whole.stated().near()).isGreaterThan(0.6);
        assertThat(whole.stated().far()).isLessThan(0.4);
    }

    @Test
    void aThingThatTheMapDoesNotPartFromTheGroundBesideItKeepsItsDepth() {
        Scene scene = seen(map(320, 192, (x, y) -> 0.2 + y / 1000), new Box(400, 300, 500, 400));
        assertThat(stated(scene, 0)).isCloseTo(0.55, within(0.03));
    }

    @Test
    void maskedPixelsAreFoundOnTheMap() {
        int[] lowerHalves = new int[200];
        Arrays.fill(lowerHalves, 30);
        Scene boxed = scene(new Box(0, 0, 1000, 600));
        Scene masked = boxed.withRegions(List.of(boxed.region("r0").withMask(new Mask(100, 60, lowerHalves))), null);
        DepthMap map = map(320, 192, (x, y) -> y < 300 ? 0.3 : 0.8);
        assertThat(stated(given(SceneDepth.applyModel(masked, map, NET)), 0)).isCloseTo(0.8, within(0.01));
    }

    @Test
    void theFlippedPhotographGivesTheSameDepths() {
        DepthMap map = map(320, 192, ModelDepthTests::street);
        Scene plain = seen(map, DOG, BENCH);
        Scene flipped =
                given(SceneDepth.applyModel(scene(DOG, BENCH).mirrored(), map.upright(Transform.FLIP_HORIZONTAL), NET));
        for (String id : List.of("r0", "r1")) {
            assertThat(requireNonNull(flipped.region(id).depth()).stated().centre())
                    .isCloseTo(requireNonNull(plain.region(id).depth()).stated().centre(), within(0.01));
        }
    }

    @Test
    void aMapWithoutValuesIsRefused() {
        assertThat(SceneDepth.applyModel(scene(DOG), map(320, 192, (x, y) -> Double.NaN), NET))
                .isEqualTo(
                        new SceneDepth.Outcome.Refused(Reason.DEPTH_UNREADABLE, "the map has next to no valid pixels"));
    }

    @Test
    void aSecondLookTellsHowNearThingsAreInItsOwnRange() {
        Scene once = seen(map(320, 192, ModelDepthTests::street), DOG, BENCH);
        DepthMap other = map(640, 384, (x, y) -> 100 + 10 * street(x, y));
        Scene twice = given(SceneDepth.applySecond(once, other, DepthMeaning.inverse("other")));

        double dog = requireNonNull(requireNonNull(twice.region("r0").depth()).second());
        double bench = requireNonNull(requireNonNull(twice.region("r1").depth()).second());
        assertThat(dog).isBetween(0.9, 1.1);
        assertThat(bench).isBetween(0.2, 0.4);
        assertThat(stated(twice, 0)).isEqualTo(stated(once, 0));
        assertThat(requireNonNull(twice.depth()).id()).isEqualTo("net+other");
    }

    @Test
    void aSecondLookInMetresMeansTheSame() {
        Scene once = seen(map(320, 192, ModelDepthTests::street), DOG, BENCH);
        DepthMap metres = map(320, 192, (x, y) -> 1 / street(x, y));
        Scene twice = given(SceneDepth.applySecond(once, metres, DepthMeaning.metres(1, "metres")));

        double dog = requireNonNull(requireNonNull(twice.region("r0").depth()).second());
        double bench = requireNonNull(requireNonNull(twice.region("r1").depth()).second());
        assertThat(dog).isGreaterThan(bench + 0.3);
    }

    @Test
    void aSecondLookNeedsAFirst() {
        assertThatThrownBy(() -> SceneDepth.applySecond(scene(DOG), map(320, 192, ModelDepthTests::street), NET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test/1");
    }

    /** A dog in front of a bench in front of a wall. */
    private static double street(double x, double y) {
        return inside(DOG, x, y) ? 0.9 : inside(BENCH, x, y) ? 0.4 : 0.1 + 0.3 * y / 600;
    }

    private static boolean inside(Box box, double x, double y) {
        return x >= box.x1() && x < box.x2() && y >= box.y1() && y < box.y2();
    }

    private static DepthMap map(int width, int height, Nearness nearness) {
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = (float) nearness.at((x + 0.5) * 1000 / width, (y + 0.5) * 600 / height);
            }
        }
        return new DepthMap(width, height, values);
    }

    private static Scene scene(Box... boxes) {
        Image image = new Image("test/1", "test", null, null, null, 1000, 600, Transform.IDENTITY, null);
        Region[] regions = new Region[boxes.length];
        for (int i = 0; i < boxes.length; i++) {
            regions[i] = Region.annotated(i, "thing", boxes[i], Flags.NONE);
        }
        return new Scene(image, List.of(regions), Set.of(), Set.of(), null);
    }

    private static Scene seen(DepthMap map, Box... boxes) {
        return given(SceneDepth.applyModel(scene(boxes), map, NET));
    }

    private static Scene given(SceneDepth.Outcome outcome) {
        assertThat(outcome).isInstanceOf(SceneDepth.Outcome.Given.class);
        return ((SceneDepth.Outcome.Given) outcome).scene();
    }

    private static double stated(Scene scene, int region) {
        return requireNonNull(scene.regions().get(region).depth()).stated().centre();
    }
}
