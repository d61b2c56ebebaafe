package io.spatialforge.vision.detect;

import static io.spatialforge.vision.detect.AgreementTests.agree;
import static io.spatialforge.vision.detect.AgreementTests.bare;
import static io.spatialforge.vision.detect.AgreementTests.detection;
import static io.spatialforge.vision.detect.AgreementTests.image;
import static io.spatialforge.vision.detect.AgreementTests.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.model.Detection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompletenessTests {

    private static final Box DOG = new Box(100, 100, 200, 220);
    private static final Box ELSEWHERE = new Box(400, 300, 450, 360);

    @Test
    void aLabelThatBothDetectorsSurelyAgreeOnIsCounted() {
        assertThat(counted(List.of(detection("dog", DOG, 0.9)), List.of(detection("dog", DOG, 0.8))))
                .containsExactly("dog");
    }

    @Test
    void anInstanceThatIsSureEnoughForARegionButNotForACountLeavesTheLabelUncounted() {
        Scene scene = new Agreement(DetectionLimits.ofDefaults().withCounts(0.9, 0.12, 3), Set.of(), 1)
                .of(bare(), List.of(seen("one", detection("dog", DOG, 0.8)), seen("two", detection("dog", DOG, 0.8))))
                .scene();

        assertThat(scene.regions()).hasSize(1);
        assertThat(scene.exhaustive()).isEmpty();
    }

    @Test
    void aWeakFurtherDetectionOfTheLabelOrARelatedOneMakesItsCountDoubtful() {
        List<Detection> car = List.of(detection("car", DOG, 0.9));
        for (String label : List.of("car", "truck", "bus")) {
            List<Detection> more = List.of(detection("car", DOG, 0.9), detection(label, ELSEWHERE, 0.2));
            assertThat(counted(car, more)).as(label).isEmpty();
            assertThat(counted(more, car)).as(label).isEmpty();
        }
        assertThat(counted(car, List.of(detection("car", DOG, 0.9), detection("cup", ELSEWHERE, 0.2))))
                .containsExactly("car");
        assertThat(counted(car, List.of(detection("car", DOG, 0.9), detection("car", ELSEWHERE, 0.11))))
                .containsExactly("car");
    }

    @Test
    void aWeakDetectionOverACountedInstanceIsThatInstanceAgain() {
        Box part = new Box(100, 100, 200, 190);

        assertThat(counted(
                        List.of(detection("dog", DOG, 0.9), detection("dog", part, 0.3)),
                        List.of(detection("dog", DOG, 0.9))))
                .containsExactly("dog");
        assertThat(counted(
                        List.of(detection("dog", DOG, 0.9), detection("dog", new Box(100, 100, 200, 180), 0.7)),
                        List.of(detection("dog", DOG, 0.9))))
                .as("strong enough to be another dog")
                .isEmpty();
    }

    @Test
    void moreInstancesThanDetectorsAreTrustedWithAreNotCounted() {
        List<Detection> dogs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            dogs.add(detection("dog", new Box(10 + 150 * i, 100, 110 + 150 * i, 220), 0.9));
        }

        assertThat(counted(dogs.subList(0, 3), dogs.subList(0, 3))).containsExactly("dog");
        assertThat(counted(dogs, dogs)).isEmpty();
    }

    @Test
    void absentAreThingsOnTheGroundOfWhichNeitherDetectorHasATrace() {
        Set<String> found = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            Agreement agreement = new Agreement(
                    DetectionLimits.ofDefaults().withAbsences(0.1, 3),
                    Set.of("dog", "car", "truck", "cup", "horse", "cow", "bench"),
                    seed);
            found.addAll(agreement
                    .of(
                            bare(),
                            List.of(
                                    seen("one", detection("truck", ELSEWHERE, 0.12)),
                                    seen("two", detection("cow", DOG, 0.12))))
                    .scene()
                    .absent());
        }

        // not car and truck, cow and horse, which are related to what left a trace; not cups, which are small
        assertThat(found).containsExactlyInAnyOrder("dog", "bench");
    }

    @Test
    void asManyAbsentLabelsAreNotedAsAreAskedForAndTheyDifferFromSeedToSeed() {
        Set<Set<String>> drawn = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            Set<String> absent = new Agreement(
                            DetectionLimits.ofDefaults().withAbsences(0.1, 2),
                            Set.of("dog", "car", "horse", "bench", "chair", "elephant"),
                            seed)
                    .of(bare(), List.of(seen("one"), seen("two")))
                    .scene()
                    .absent();
            assertThat(absent).hasSize(2);
            drawn.add(absent);
        }
        assertThat(drawn).hasSizeGreaterThan(3);
    }

    @Test
    void absencesAreNotToldUnlessAskedFor() {
        assertThat(agree(bare(), seen("one"), seen("two")).scene().absent()).isEmpty();
    }

    @Test
    void whatAFullListOfDetectionsMayHaveLeftOutIsNeitherCountedNorAbsent() {
        Scene full = withManyCups(100, 0.16);
        Scene fullOfWeakOnes = withManyCups(100, 0.11);
        Scene notFull = withManyCups(99, 0.16);

        assertThat(full.exhaustive()).isEmpty();
        assertThat(full.absent()).isEmpty();
        assertThat(fullOfWeakOnes.exhaustive()).as("none of 0.12 was left out").containsExactly("dog");
        assertThat(fullOfWeakOnes.absent()).as("one of 0.1 may have been").isEmpty();
        assertThat(notFull.exhaustive()).containsExactly("dog");
        assertThat(notFull.absent()).containsExactly("bench");
    }

    private static Scene withManyCups(int length, double score) {
        return new Agreement(DetectionLimits.ofDefaults().withAbsences(0.1, 1), Set.of("bench"), 1)
                .of(bare(), List.of(seen("one", manyCups(length, score)), seen("two", detection("dog", DOG, 0.9))))
                .scene();
    }

    private static List<Detection> manyCups(int length, double score) {
        List<Detection> many = new ArrayList<>();
        many.add(detection("dog", DOG, 0.9));
        while (many.size() < length) {
            int x = 6 * many.size();
            many.add(detection("cup", new Box(x, 300, x + 5, 310), score));
        }
        return many;
    }

    @Test
    void wherePeopleAnnotatedDetectorsCountNothing() {
        Scene annotated = new Scene(
                image(), List.of(Region.annotated(0, "cup", ELSEWHERE, Flags.NONE)), Set.of(), Set.of(), null);

        Scene scene = agree(annotated, seen("one", detection("dog", DOG, 0.9)), seen("two", detection("dog", DOG, 0.9)))
                .scene();

        assertThat(scene.regions()).hasSize(2);
        assertThat(scene.exhaustive()).isEmpty();
        assertThat(scene.absent()).isEmpty();
    }

    private static Scene scene(List<Detection> one, List<Detection> two) {
        return agree(bare(), seen("one", one), seen("two", two)).scene();
    }

    private static Set<String> counted(List<Detection> one, List<Detection> two) {
        return scene(one, two).exhaustive();
    }
}
