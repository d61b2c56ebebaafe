package io.spatialforge.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Caption;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.see.Perception.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementTests {

    private static final Set<String> VOCABULARY =
            Set.of("dog", "cat", "car", "truck", "bus", "bench", "cup", "person", "horse", "cow");

    private static final Box DOG = new Box(100, 100, 200, 220);

    @Test
    void whatBothDetectorsSeeBecomesARegionWithTheMeanOfTheirBoxes() {
        Agreed agreed = agree(
                bare(),
                seen("one", detection("dog", new Box(100, 100, 200, 220), 0.9)),
                seen("two", detection("dog", new Box(104, 96, 206, 228), 0.8)));

        Region dog = agreed.scene().region("r0");
        assertThat(dog.label()).isEqualTo("dog");
        assertThat(dog.shape()).isEqualTo(new Box(102, 98, 203, 224));
        assertThat(dog.confidence()).isCloseTo(Math.sqrt(0.72), within(1e-9));
        assertThat(dog.origin()).isEqualTo("one+two");
        assertThat(dog.flags()).isEqualTo(Flags.NONE);
        assertThat(agreed.added()).isEqualTo(1);
        assertThat(agreed.kept()).isEqualTo(2);
    }

    @Test
    void whatOneOfTwoDetectorsSeesAloneIsNoRegionHoweverSureItIs() {
        Agreed agreed = agree(bare(), seen("one", detection("dog", DOG, 0.99)), seen("two"));

        assertThat(agreed.scene().regions()).isEmpty();
        assertThat(agreed.drops())
                .containsExactly(drop(Reason.NOT_AGREED, "dog", "[100.0, 100.0, 200.0, 220.0] with score 0.99"));
    }

    @Test
    void boxesThatBarelyOverlapAreOfTwoThings() {
        Agreed agreed = agree(
                bare(),
                seen("one", detection("dog", DOG, 0.9)),
                seen("two", detection("dog", new Box(130, 100, 230, 220), 0.9)));

        assertThat(agreed.scene().regions()).isEmpty();
        assertThat(agreed.drops()).extracting(Drop::reason).containsExactly(Reason.NOT_AGREED, Reason.NOT_AGREED);
    }

    @Test
    void aWeakPairIsCountedAndNotListed() {
        Agreed agreed = agree(bare(), seen("one", detection("dog", DOG, 0.9)), seen("two", detection("dog", DOG, 0.2)));

        assertThat(agreed.scene().regions()).isEmpty();
        assertThat(agreed.drops()).isEmpty();
        assertThat(agreed.leftOut()).isEqualTo(Map.of(Reason.LOW_CONFIDENCE, 2));
    }

    @Test
    void aSingleDetectorMustBeSurerThanTwo() {
        assertThat(agree(bare(), seen("one", detection("dog", DOG, 0.84)))
                        .scene()
                        .regions())
                .isEmpty();

        Region dog =
                agree(bare(), seen("one", detection("dog", DOG, 0.88))).scene().region("r0");
        assertThat(dog.confidence()).isEqualTo(0.88);
        assertThat(dog.origin()).isEqualTo("one");
    }

    @Test
    void aSingleDetectorCountsNothingAndSaysOfNothingThatItIsAbsent() {
        Scene scene = agree(bare(), seen("one", detection("dog", DOG, 0.99))).scene();

        assertThat(scene.exhaustive()).isEmpty();
        assertThat(scene.absent()).isEmpty();
    }

    @Test
    void ofOneThingThatADetectorReportsTwiceTheBetterBoxCounts() {
        Agreed agreed = agree(
                bare(), seen("one", detection("dog", DOG, 0.8), detection("dog", new Box(101, 101, 201, 221), 0.9)));

        assertThat(agreed.scene().regions()).extracting(Region::box).containsExactly(new Box(101, 101, 201, 221));
        assertThat(agreed.leftOut()).isEqualTo(Map.of(Reason.REGION_DUPLICATE, 1));
    }

    @Test
    void twoRelatedLabelsOnOneBoxLeaveNeither() {
        Agreed agreed = agree(
                bare(),
                seen("one", detection("car", DOG, 0.9), detection("truck", DOG, 0.85)),
                seen("two", detection("car", DOG, 0.9), detection("truck", DOG, 0.8)));

        assertThat(agreed.scene().regions()).isEmpty();
        assertThat(agreed.drops())
                .extracting(Drop::reason)
                .containsOnly(Reason.LABEL_DISPUTED)
                .hasSize(4);
    }

    @Test
    void aWeakDetectionOfARelatedLabelIsEnoughToLeaveABoxOut() {
        Map<Detection, Integer> regions = Map.of(
                detection("truck", DOG, 0.16), 0,
                detection("truck", DOG, 0.14), 1,
                detection("truck", new Box(130, 100, 200, 220), 0.16), 1,
                detection("bench", DOG, 0.59), 1);
        regions.forEach((other, expected) -> {
            Agreed agreed = agree(
                    bare(), seen("one", detection("car", DOG, 0.9)), seen("two", detection("car", DOG, 0.9), other));
            assertThat(agreed.scene().regions()).as(other.toString()).hasSize(expected);
        });
    }

    @Test
    void anUnrelatedThingInTheSameBoxStays() {
        Agreed agreed = agree(
                bare(),
                seen("one", detection("person", DOG, 0.9), detection("bench", DOG, 0.9)),
                seen("two", detection("person", DOG, 0.9), detection("bench", DOG, 0.9)));

        assertThat(agreed.scene().regions()).extracting(Region::label).containsExactly("bench", "person");
    }

    @Test
    void aBoxOfNearlyTheWholeImageIsNoRegion() {
        Box whole = new Box(2, 2, 638, 478);

        Agreed agreed =
                agree(bare(), seen("one", detection("bench", whole, 0.9)), seen("two", detection("bench", whole, 0.9)));

        assertThat(agreed.drops()).extracting(Drop::reason).containsOnly(Reason.COVERS_IMAGE);
    }

    @Test
    void aBoxThatComesCloseToTheBorderIsCutByIt() {
        Region region = agree(bare(), seen("one", detection("dog", new Box(8, 100, 200, 220), 0.9)))
                .scene()
                .region("r0");

        assertThat(region.has(RegionFlag.TRUNCATED)).isTrue();
    }

    @Test
    void annotatedRegionsKeepWhatIsKnownOfThemAndRelationshipsFollow() {
        Keypoints pose = new Keypoints(new double[3 * Keypoints.COUNT]);
        Region bench = Region.annotated(0, "bench", new Box(300, 300, 400, 400), Flags.NONE);
        Region person = Region.annotated(1, "person", new Box(310, 250, 380, 390), Flags.NONE)
                .withKeypoints(pose)
                .withExpressions(List.of("the man in blue"));
        Scene scene = new Scene(
                image(),
                List.of(bench, person),
                Set.of(),
                Set.of(),
                null,
                List.of(new Relationship("r1", "on", "r0")),
                List.of(new Caption("A man on a bench.", "human")));

        Scene added = agree(
                        scene,
                        seen("one", detection("cow", DOG, 0.9), detection("bench", new Box(20, 20, 90, 90), 0.8)),
                        seen("two", detection("cow", DOG, 0.9), detection("bench", new Box(20, 20, 90, 90), 0.8)))
                .scene();

        assertThat(added.regions()).extracting(Region::label).containsExactly("bench", "bench", "cow", "person");
        assertThat(added.region("r1")).isEqualTo(bench.withId("r1"));
        assertThat(added.region("r3")).isEqualTo(person.withId("r3"));
        assertThat(added.relationships()).containsExactly(new Relationship("r3", "on", "r1"));
        assertThat(added.captions()).isEqualTo(scene.captions());
    }

    @Test
    void aDetectionOverAnAnnotatedRegionOfARelatedLabelIsThatRegionAgain() {
        Scene scene =
                annotated(Region.annotated(0, "car", new Box(110, 100, 230, 220), Flags.NONE), Set.of(), Set.of());

        Agreed agreed =
                agree(scene, seen("one", detection("truck", DOG, 0.9)), seen("two", detection("truck", DOG, 0.9)));

        assertThat(agreed.scene()).isEqualTo(scene);
        assertThat(agreed.drops()).extracting(Drop::reason).containsOnly(Reason.REGION_DUPLICATE);
    }

    @Test
    void aDetectionWithinAnAnnotatedCrowdIsOneOfIt() {
        Scene scene = annotated(
                Region.annotated(0, "person", new Box(50, 50, 600, 400), Flags.of(RegionFlag.CROWD)),
                Set.of(),
                Set.of());

        Agreed agreed =
                agree(scene, seen("one", detection("person", DOG, 0.9)), seen("two", detection("person", DOG, 0.9)));

        assertThat(agreed.drops()).extracting(Drop::reason).containsOnly(Reason.REGION_DUPLICATE);
    }

    @Test
    void whatPeopleCountedOrKnowToBeAbsentIsNotAddedTo() {
        Region car = Region.annotated(0, "car", new Box(400, 300, 500, 400), Flags.NONE);
        for (Scene scene :
                List.of(annotated(car, Set.of("car"), Set.of()), annotated(car, Set.of(), Set.of("truck")))) {
            Agreed agreed =
                    agree(scene, seen("one", detection("truck", DOG, 0.9)), seen("two", detection("truck", DOG, 0.9)));

            assertThat(agreed.scene()).isEqualTo(scene);
            assertThat(agreed.drops()).extracting(Drop::reason).containsOnly(Reason.ALREADY_COMPLETE);
        }
    }

    @Test
    void withoutADetectorTheSceneStaysAsItIs() {
        Scene scene = annotated(Region.annotated(0, "car", DOG, Flags.NONE), Set.of("car"), Set.of());

        Agreed agreed = agree(scene);

        assertThat(agreed.scene()).isSameAs(scene);
        assertThat(agreed.read()).isZero();
    }

    @Test
    void threeDetectorsAreRefused() {
        assertThatThrownBy(() -> agree(bare(), seen("one"), seen("two"), seen("three")))
                .hasMessageContaining("photos/a.jpg")
                .hasMessageContaining("one or two");
    }

    @Test
    void theOrderOfDetectorsAndDetectionsChangesNothing() {
        Random random = new Random(7);
        List<String> labels = VOCABULARY.stream().sorted().toList();
        for (int round = 0; round < 200; round++) {
            List<Detection> one = new ArrayList<>();
            List<Detection> two = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String label = labels.get(random.nextInt(labels.size()));
                double x = random.nextInt(400);
                double y = random.nextInt(300);
                Box box = new Box(x, y, x + 40 + random.nextInt(150), y + 40 + random.nextInt(120));
                one.add(new Detection(label, box, random.nextDouble()));
                two.add(new Detection(label, moved(box, random), random.nextDouble()));
                if (random.nextInt(3) == 0) {
                    two.add(new Detection(label, moved(box, random), random.nextDouble()));
                }
            }
            Agreed agreed = agree(bare(), seen("one", one), seen("two", two));
            Collections.shuffle(one, random);
            Collections.shuffle(two, random);

            assertThat(agree(bare(), seen("two", two), seen("one", one))).isEqualTo(agreed);
        }
    }

    private static Box moved(Box box, Random random) {
        double dx = random.nextInt(21) - 10;
        double dy = random.nextInt(21) - 10;
        return new Box(Math.max(0, box.x1() + dx), Math.max(0, box.y1() + dy), box.x2() + dx, box.y2() + dy);
    }

    private static Drop drop(Reason reason, String label, String detail) {
        return new Drop(
                io.spatialforge.core.drop.Stage.PERCEIVE, Unit.DETECTIONS, reason, "photos/a.jpg", label, detail);
    }

    static Agreed agree(Scene scene, Seen... seen) {
        return new Agreement(DetectionLimits.ofDefaults(), VOCABULARY, 1).of(scene, List.of(seen));
    }

    static Seen seen(String detector, Detection... detections) {
        return seen(detector, List.of(detections));
    }

    static Seen seen(String detector, List<Detection> detections) {
        return new Seen(new ModelIdentity(detector, "0".repeat(64), ""), detections);
    }

    static Detection detection(String label, Box box, double score) {
        return new Detection(label, box, score);
    }

    static Image image() {
        return new Image("photos/a.jpg", "photos", "a.jpg", null, null, 640, 480, Transform.IDENTITY, null);
    }

    static Scene bare() {
        return new Scene(image(), List.of(), Set.of(), Set.of(), null);
    }

    private static Scene annotated(Region region, Set<String> exhaustive, Set<String> absent) {
        return new Scene(image(), List.of(region), exhaustive, absent, null);
    }
}
