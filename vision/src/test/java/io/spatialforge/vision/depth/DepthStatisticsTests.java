package io.spatialforge.vision.depth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DepthStatisticsTests {

    private static final DepthMeaning METRES = DepthMeaning.metres(1, "test");

    /** What a painter lays over a map. */
    private interface Distance {
        double at(int x, int y);
    }

    @Test
    void anObjectInFrontOfAWallHasItsOwnDepthByBothStatistics() {
        // a disc of 55% of the box, so that the mean of the box would be near 3
        DepthMap map = painted((x, y) -> Math.hypot(x - 100, y - 100) < 42 ? 2 : 5, 0.01);

        RegionDepth depth = region(map, METRES, new Box(50, 50, 150, 150));

        assertThat(depth.stated().centre()).isCloseTo(2, within(0.02));
        assertThat(depth.check().centre()).isCloseTo(2, within(0.02));
        assertThat(depth.stated().far()).isLessThan(2.1);
        assertThat(depth.check().far()).isLessThan(2.1);
    }

    @Test
    void aThingWithSomeHolesIsNotTheWallSeenThroughIt() {
        Box box = new Box(20, 20, 180, 180);
        DepthMap map = painted((x, y) -> inside(box, x, y) && Math.floorMod(x, 10) < 6 ? 1.5 : 4, 0.01);

        RegionDepth depth = region(map, METRES, box);

        assertThat(depth.stated().centre()).isCloseTo(1.5, within(0.02));
        assertThat(depth.check().centre()).isCloseTo(1.5, within(0.02));
    }

    @Test
    void aThingWithMoreHolesThanSubstanceHasNoDepth() {
        Box box = new Box(20, 20, 180, 180);
        DepthMap map = painted((x, y) -> inside(box, x, y) && Math.floorMod(x, 10) < 4 ? 1.5 : 4, 0.01);

        assertThat(statistics(map, METRES).region(box, List.of())).isNull();
    }

    @Test
    void aLampWhosePoleIsThinnerThanTheWallBesideItHasNoDepth() {
        DepthMap map = painted((x, y) -> x > 98 && x < 102 ? 1 : 3, 0.01);

        assertThat(statistics(map, METRES).region(new Box(50, 50, 150, 150), List.of()))
                .isNull();
    }

    @Test
    void aThinThingInFrontIsNotTheObjectButWidensItsExtent() {
        Box box = new Box(50, 50, 150, 150);
        DepthMap map = painted((x, y) -> x > 97 && x < 103 ? 1 : inside(box, x, y) ? 3 : 6, 0.01);

        RegionDepth depth = region(map, METRES, box);

        assertThat(depth.stated().centre()).isCloseTo(3, within(0.05));
        assertThat(depth.stated().near()).isCloseTo(1, within(0.05));
        assertThat(depth.check().centre()).isCloseTo(3, within(0.05));
    }

    @Test
    void aSofaFromTheLensToTheWallKeepsItsWholeExtent() {
        DepthMap map = painted((x, y) -> 1 + 3 * y / 200.0, 0.005);

        RegionDepth depth = region(map, METRES, new Box(20, 0, 180, 200));

        for (DepthExtent extent : List.of(depth.stated(), depth.check())) {
            assertThat(extent.near()).isLessThan(2.0);
            assertThat(extent.far()).isGreaterThan(3.0);
            assertThat(extent.centre()).isBetween(2.2, 2.8);
        }
    }

    @Test
    void theBoxOfAnotherThingInFrontIsLeftOut() {
        Box chair = new Box(40, 40, 160, 160);
        Box dog = new Box(80, 100, 120, 160);
        DepthMap map = painted((x, y) -> inside(dog, x, y) ? 1 : inside(chair, x, y) ? 2.5 : 6, 0.01);

        RegionDepth depth = requireNonNull(statistics(map, METRES).region(chair, List.of(dog)));

        assertThat(depth.stated().near()).isGreaterThan(2.3);
        assertThat(depth.stated().centre()).isCloseTo(2.5, within(0.05));
        assertThat(depth.check().centre()).isCloseTo(2.5, within(0.05));
    }

    @Test
    void aThingMostlyHiddenByAnotherHasNoDepth() {
        Box chair = new Box(40, 40, 160, 160);
        Box person = new Box(60, 20, 200, 200);
        DepthMap map = painted((x, y) -> inside(person, x, y) ? 1 : inside(chair, x, y) ? 2.5 : 6, 0.01);

        assertThat(statistics(map, METRES).region(chair, List.of(person))).isNull();
    }

    @Test
    void pixelsWithoutMeasurementDoNotCount() {
        Random random = new Random(7);
        Box box = new Box(50, 50, 150, 150);
        DepthMap map = painted((x, y) -> random.nextDouble() < 0.5 ? Double.NaN : inside(box, x, y) ? 3 : 6, 0.01);

        assertThat(region(map, METRES, box).stated().centre()).isCloseTo(3, within(0.02));
    }

    @Test
    void aRegionWithTooFewPixelsHasNoDepth() {
        DepthMap map = painted((x, y) -> x < 60 ? 3 : Double.NaN, 0.01);
        DepthStatistics statistics = statistics(map, METRES);

        assertThat(statistics.region(new Box(50, 50, 150, 150), List.of())).isNull();
        assertThat(statistics.region(new Box(10, 10, 16, 16), List.of())).isNull();
        assertThat(statistics.region(new Box(300, 300, 400, 400), List.of())).isNull();
    }

    @Test
    void ofInverseDepthTheLargerValueIsTheNearerOne() {
        DepthMap map = painted((x, y) -> Math.hypot(x - 100, y - 100) < 42 ? 0.8 : -0.3, 0.005);
        DepthMeaning inverse = DepthMeaning.inverse("test");

        RegionDepth depth = region(map, inverse, new Box(50, 50, 150, 150));

        for (DepthExtent extent : List.of(depth.stated(), depth.check())) {
            assertThat(extent.centre()).isCloseTo(0.8, within(0.02));
            assertThat(extent.near()).isGreaterThanOrEqualTo(extent.centre());
            assertThat(extent.centre()).isGreaterThanOrEqualTo(extent.far());
        }
    }

    @Test
    void inverseDepthMayBeOfAnyFactorAndOffset() {
        Box box = new Box(50, 50, 150, 150);
        DepthMap map = painted((x, y) -> Math.hypot(x - 100, y - 100) < 42 ? 0.8 : 0.2, 0);
        DepthMap scaled = painted((x, y) -> Math.hypot(x - 100, y - 100) < 42 ? 180 : 120, 0);

        RegionDepth depth = region(map, DepthMeaning.inverse("test"), box);
        RegionDepth other = region(scaled, DepthMeaning.inverse("test"), box);

        assertThat(other.stated().centre()).isCloseTo(100 + 100 * depth.stated().centre(), within(0.01));
        assertThat(other.stated().pixels()).isEqualTo(depth.stated().pixels());
        assertThat(other.check().pixels()).isEqualTo(depth.check().pixels());
    }

    @Test
    void flippingTheImageLeavesTheDepthAsItIs() {
        Box box = new Box(30, 40, 130, 160);
        DepthMap map = painted((x, y) -> inside(box, x, y) && x - 0.4 * y < 60 ? 2 + x * 0.002 : 4, 0);

        RegionDepth depth = region(map, METRES, box);
        RegionDepth flipped = region(map.upright(Transform.FLIP_HORIZONTAL), METRES, box.mirrored(200));

        assertThat(flipped.stated().centre()).isCloseTo(depth.stated().centre(), within(0.03));
        assertThat(flipped.check().centre()).isCloseTo(depth.check().centre(), within(0.03));
    }

    @Test
    void aPillarThatRunsThroughTheBoxIsNotTheThing() {
        Box plant = new Box(50, 60, 150, 160);
        DepthMap map = painted((x, y) -> x > 50 && x < 115 ? 1.3 : inside(plant, x, y) ? 3.5 : 6, 0.01);

        assertThat(statistics(map, METRES).region(plant, List.of())).isNull();
    }

    @Test
    void aRailThatRunsThroughTheBoxIsNotTheThing() {
        Box bear = new Box(80, 80, 130, 130);
        DepthMap map = painted(
                (x, y) -> (y > 85 && y < 92) || (y > 85 && Math.floorMod(x, 10) < 7) ? 2 : inside(bear, x, y) ? 3.5 : 6,
                0.01);

        assertThat(statistics(map, METRES).region(bear, List.of())).isNull();
    }

    @Test
    void whatAnotherBoxCoversOfTheSurroundingsTellsNothing() {
        Box hidden = new Box(60, 80, 110, 150);
        Box before = new Box(80, 20, 190, 190);
        DepthMap map = painted((x, y) -> inside(before, x, y) ? 2 : 6.5, 0.01);

        assertThat(statistics(map, METRES).region(hidden, List.of(before))).isNull();
    }

    @Test
    void aMirrorHasNoDepth() {
        Image image = new Image("t/1", "t", "1.jpg", null, null, 200, 200, Transform.IDENTITY, null);
        Box glass = new Box(40, 40, 160, 160);
        Scene scene =
                new Scene(image, List.of(Region.annotated(0, "mirror", glass, Flags.NONE)), Set.of(), Set.of(), null);

        Scene given = given(SceneDepth.apply(scene, painted((x, y) -> inside(glass, x, y) ? 2 : 5, 0.01), METRES));

        assertThat(given.region("r0").depth()).isNull();
    }

    @Test
    void aMaskOfAFewPixelsBeforeALargerThingAtTheSameDepthHasNone() {
        Image image = new Image("t/1", "t", "1.jpg", null, null, 200, 200, Transform.IDENTITY, null);
        Box person = new Box(40, 20, 140, 190);
        BitSet sliver = new BitSet();
        BitSet large = new BitSet();
        for (int x = 100; x < 130; x++) {
            large.set(x * 200 + 100, x * 200 + 140);
            if (x < 112) {
                sliver.set(x * 200 + 100, x * 200 + 120);
            }
        }
        DepthMap map = painted((x, y) -> inside(person, x, y) ? 2 : 5, 0.01);
        for (BitSet cells : List.of(sliver, large)) {
            Region suitcase = Region.annotated(1, "suitcase", new Box(100, 100, 130, 140), Flags.NONE)
                    .withMask(Mask.of(200, 200, cells));
            Scene scene = new Scene(
                    image,
                    List.of(Region.annotated(0, "person", person, Flags.NONE), suitcase),
                    Set.of(),
                    Set.of(),
                    null);
            Scene given = given(SceneDepth.apply(scene, map, METRES));
            assertThat(given.region("r1").depth() == null).isEqualTo(cells == sliver);
        }
    }

    @Test
    void aSceneGetsDepthForItsThingsAndNoneForPicturesOfThings() {
        Scene scene = scene(200, 200, Transform.IDENTITY);
        Box cat = scene.region("r0").box();
        Box dog = scene.region("r1").box();
        DepthMap map = painted((x, y) -> inside(cat, x, y) ? 2 : inside(dog, x, y) ? 4 : 8, 0.01);

        Scene given = given(SceneDepth.apply(scene, map, METRES));

        DepthSource source = requireNonNull(given.depth());
        assertThat(source.low()).isCloseTo(2, within(0.05));
        assertThat(source.high()).isCloseTo(8, within(0.2));
        assertThat(centre(given.region("r0"))).isCloseTo(2, within(0.02));
        assertThat(centre(given.region("r1"))).isCloseTo(4, within(0.04));
        assertThat(given.region("r2").depth()).isNull();
    }

    @Test
    void aThingWithAMaskHasTheDepthOfItsPixelsHoweverThinItIs() {
        BitSet pole = new BitSet();
        for (int column = 97; column < 103; column++) {
            pole.set(column * 200 + 20, column * 200 + 180);
        }
        Mask mask = Mask.of(200, 200, pole);
        DepthMap map = painted((x, y) -> pole.get(x * 200 + y) ? 2 : 5, 0.005);

        RegionDepth depth = requireNonNull(statistics(map, METRES).region(mask));

        assertThat(depth.stated().centre()).isCloseTo(2, within(0.02));
        assertThat(depth.check().centre()).isCloseTo(2, within(0.02));
        assertThat(depth.stated().far()).isLessThan(2.1);
        assertThat(statistics(map, METRES).region(new Box(40, 20, 160, 180), List.of()))
                .as("of its box nearly all is the wall's")
                .isNotEqualTo(depth);
    }

    @Test
    void theRimOfAMaskDoesNotCount() {
        BitSet square = new BitSet();
        for (int column = 50; column < 150; column++) {
            square.set(column * 200 + 50, column * 200 + 150);
        }
        DepthMap map = painted((x, y) -> x >= 52 && x < 148 && y >= 52 && y < 148 ? 2 : 9, 0);

        RegionDepth depth = requireNonNull(statistics(map, METRES).region(Mask.of(200, 200, square)));

        assertThat(depth.stated().near()).isCloseTo(2, within(1e-6));
        assertThat(depth.stated().far()).isCloseTo(2, within(1e-6));
    }

    @Test
    void aMaskOverTwoThingsReachesFromOneToTheOther() {
        BitSet half = new BitSet();
        half.set(50 * 200, 150 * 200);

        RegionDepth depth = requireNonNull(statistics(painted((x, y) -> x < 97 ? 2 : 6, 0), METRES)
                .region(Mask.of(200, 200, half)));

        assertThat(depth.stated().near()).isCloseTo(2, within(1e-6));
        assertThat(depth.stated().far()).isCloseTo(6, within(1e-6));
    }

    @Test
    void aCoarseMaskStandsForThePixelsItsCellsCover() {
        BitSet left = new BitSet();
        left.set(0, 10 * 20);

        RegionDepth depth = requireNonNull(statistics(painted((x, y) -> x < 100 ? 3 : 8, 0), METRES)
                .region(Mask.of(20, 20, left)));

        assertThat(depth.stated().centre()).isCloseTo(3, within(1e-6));
        assertThat(depth.check().far()).isCloseTo(3, within(1e-6));
    }

    @Test
    void aMaskOfAFewPixelsHasNoDepth() {
        BitSet few = new BitSet();
        few.set(200 * 100 + 90, 200 * 100 + 110);

        assertThat(statistics(painted((x, y) -> 3, 0), METRES).region(Mask.of(200, 200, few)))
                .isNull();
    }

    @Test
    void withAMaskItDoesNotMatterWhichBoxesAThingLiesIn() {
        DepthMap map = painted((x, y) -> x >= 30 && x < 60 && y >= 30 && y < 60 ? 2.0 : 2.1, 0);
        BitSet cells = new BitSet();
        for (int column = 30; column < 60; column++) {
            cells.set(column * 200 + 30, column * 200 + 60);
        }
        Image image = new Image("t/1", "t", "1.jpg", null, null, 200, 200, Transform.IDENTITY, null);
        Region table = Region.annotated(0, "table", new Box(0, 0, 200, 200), Flags.NONE);
        Region cup = Region.annotated(1, "cup", new Box(30, 30, 60, 60), Flags.NONE);

        Scene boxes = new Scene(image, List.of(table, cup), Set.of(), Set.of(), null);
        Scene masks =
                new Scene(image, List.of(table, cup.withMask(Mask.of(200, 200, cells))), Set.of(), Set.of(), null);

        assertThat(given(SceneDepth.apply(boxes, map, METRES)).region("r1").depth())
                .isNull();
        assertThat(centre(given(SceneDepth.apply(masks, map, METRES)).region("r1")))
                .isCloseTo(2, within(1e-6));
    }

    @Test
    void aMapOfAnotherSizeIsRefused() {
        Scene scene = scene(200, 100, Transform.IDENTITY);

        assertThat(SceneDepth.apply(scene, painted((x, y) -> 2, 0), METRES))
                .isEqualTo(new SceneDepth.Outcome.Refused(
                        Reason.DEPTH_SIZE_MISMATCH, "the map is 200x200, the image 200x100"));
    }

    @Test
    void aMapWithoutMeasurementsIsRefused() {
        assertThat(SceneDepth.apply(scene(200, 200, Transform.IDENTITY), painted((x, y) -> Double.NaN, 0), METRES))
                .isInstanceOfSatisfying(
                        SceneDepth.Outcome.Refused.class,
                        r -> assertThat(r.reason()).isEqualTo(Reason.DEPTH_UNREADABLE));
    }

    @Test
    void aMapOfTheStoredImageIsTurnedWithIt() {
        for (Transform transform : Transform.values()) {
            float[] values = new float[60 * 30];
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
            DepthMap stored = new DepthMap(60, 30, values);

            DepthMap upright = stored.upright(transform);

            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 60; x++) {
                    var to = transform.apply(new io.spatialforge.core.scene.Point(x + 0.5, y + 0.5), 60, 30);
                    assertThat(upright.at((int) to.x(), (int) to.y()))
                            .as("%s of %d, %d", transform, x, y)
                            .isEqualTo(stored.at(x, y));
                }
            }
        }
    }

    private static boolean inside(Box box, int x, int y) {
        return x >= box.x1() && x < box.x2() && y >= box.y1() && y < box.y2();
    }

    private static double centre(Region region) {
        return requireNonNull(region.depth()).stated().centre();
    }

    private static Scene given(SceneDepth.Outcome outcome) {
        assertThat(outcome).isInstanceOf(SceneDepth.Outcome.Given.class);
        return ((SceneDepth.Outcome.Given) outcome).scene();
    }

    private static Scene scene(int width, int height, Transform transform) {
        Image image = new Image("t/1", "t", "1.jpg", null, null, width, height, transform, null);
        return new Scene(
                image,
                List.of(
                        Region.annotated(0, "cat", new Box(10, 10, 80, 80), Flags.NONE),
                        Region.annotated(1, "dog", new Box(110, 10, 190, 80), Flags.NONE),
                        Region.annotated(2, "dog", new Box(110, 110, 180, 190), Flags.of(RegionFlag.DEPICTION))),
                Set.of(),
                Set.of(),
                null);
    }

    private static DepthStatistics statistics(DepthMap map, DepthMeaning meaning) {
        return requireNonNull(DepthStatistics.of(map, meaning));
    }

    private static RegionDepth region(DepthMap map, DepthMeaning meaning, Box box) {
        return requireNonNull(statistics(map, meaning).region(box, List.of()));
    }

    /** A map of 200 by 200, with a relative noise. */
    private static DepthMap painted(Distance distance, double noise) {
        Random random = new Random(1);
        float[] values = new float[200 * 200];
        Arrays.fill(values, Float.NaN);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                values[y * 200 + x] = (float) (distance.at(x, y) * (1 + noise * random.nextGaussian()));
            }
        }
        return new DepthMap(200, 200, values);
    }
}
