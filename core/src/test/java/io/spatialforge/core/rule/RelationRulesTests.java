package io.spatialforge.core.rule;

import static io.spatialforge.core.SceneSketch.sketch;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.SceneSketch;
import io.spatialforge.core.claim.Claim.Bearing;
import io.spatialforge.core.claim.Claim.Facing;
import io.spatialforge.core.claim.Claim.LeftOf;
import io.spatialforge.core.claim.Claim.Nearer;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RelationRulesTests {

    @Nested
    class NearFar {

        @Test
        void aDogTwoMetresAwayIsNearerThanACatAtFive() {
            SceneSketch scene = sketch().box("cat", 600, 400, 700, 500)
                    .at(5)
                    .box("dog", 200, 500, 400, 800)
                    .at(2);
            assertThat(scene.claims(Task.NEAR_FAR)).containsExactly(new Nearer("r1", "r0"));
        }

        @Test
        void twoThingsAtNearlyTheSameDistanceHaveNoOrder() {
            SceneSketch scene = sketch().box("cat", 600, 400, 700, 500)
                    .at(5)
                    .box("dog", 200, 500, 400, 800)
                    .at(5.4);
            assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.BELOW_MARGIN);
        }

        @Test
        void aThingThatTheLowerBorderCutsIsNotFarther() {
            SceneSketch scene = sketch().box("cat", 600, 700, 900, 1000, RegionFlag.TRUNCATED)
                    .at(3)
                    .box("suitcase", 200, 300, 400, 800)
                    .at(2);
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.TRUNCATED);
            SceneSketch atTheSide = sketch().box("cat", 700, 600, 1000, 800, RegionFlag.TRUNCATED)
                    .at(3)
                    .box("suitcase", 200, 300, 400, 800)
                    .at(2);
            assertThat(atTheSide.claims(Task.NEAR_FAR)).containsExactly(new Nearer("r1", "r0"));
        }

        @Test
        void aCabinetSeenFromItsEndMayReachAsFarBackAsABallBesideIt() {
            SceneSketch scene = sketch().box("cabinet", 100, 300, 300, 700)
                    .at(3.2)
                    .box("sports ball", 600, 600, 700, 700)
                    .at(3.9);
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.DEPTH_EXTENTS_OVERLAP);
        }

        @Test
        void inAWidePictureAThingAtTheEdgeMayBeAsNearAlongTheAxis() {
            SceneSketch scene = sketch().box("cat", 450, 450, 550, 550)
                    .at(8)
                    .box("dog", 850, 450, 950, 550)
                    .at(6.6);
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.CUES_DISAGREE);
        }

        @Test
        void aCupOnATableHasNoOrderWithIt() {
            SceneSketch scene = sketch().box("cup", 400, 420, 450, 480)
                    .at(1.5)
                    .box("dining table", 200, 400, 800, 900)
                    .at(2.4);
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.OVERLAP);
        }

        @Test
        void aSofaThatRunsFromTheLensToTheWallIsNeitherNearerNorFartherThanALampHalfway() {
            SceneSketch scene = sketch().box("couch", 0, 500, 500, 1000)
                    .from(0.8, 4)
                    .box("clock", 700, 200, 800, 500)
                    .at(2);
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.DEPTH_EXTENTS_OVERLAP);
        }

        @Test
        void aBusSeenFromTheFrontIsNotNearerThanACatBesideItsRearEnd() {
            SceneSketch beside = sketch().box("bus", 100, 100, 400, 600)
                    .at(8)
                    .box("cat", 600, 400, 700, 550)
                    .at(15);
            assertThat(beside.reasons(Task.NEAR_FAR)).containsExactly(Reason.DEPTH_EXTENTS_OVERLAP);
            SceneSketch beyond = sketch().box("bus", 100, 100, 400, 600)
                    .at(8)
                    .box("cat", 600, 400, 700, 550)
                    .at(25);
            assertThat(beyond.claims(Task.NEAR_FAR)).containsExactly(new Nearer("r0", "r1"));
        }

        @Test
        void aThingAtTheEdgeThatIsNearerAlongTheAxisOnlyHasNoOrder() {
            SceneSketch scene = sketch().box("cat", 0, 0, 100, 100)
                    .at(2)
                    .box("dog", 450, 450, 550, 550)
                    .at(2.4);
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.CUES_DISAGREE);
        }

        @Test
        void aFlatSceneInInverseDepthGivesNothing() {
            SceneSketch scene = sketch().box("cat", 600, 400, 700, 500)
                    .inverse(100.1, 100, 101)
                    .box("dog", 200, 500, 400, 800)
                    .inverse(100.9, 100, 101);
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.BELOW_MARGIN);
        }

        @Test
        void inInverseDepthTheLargerValueIsNearer() {
            SceneSketch scene = sketch().box("cat", 600, 400, 700, 500)
                    .inverse(10, 0, 100)
                    .box("dog", 200, 500, 400, 800)
                    .inverse(80, 0, 100);
            assertThat(scene.claims(Task.NEAR_FAR)).containsExactly(new Nearer("r1", "r0"));
        }

        @Test
        void withoutDepthOneCueIsTooFew() {
            SceneSketch scene = sketch().box("cat", 600, 400, 700, 500).box("dog", 200, 500, 400, 800);
            assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.FEW_CUES);
        }

        @Test
        void aReflectionGetsNoDepthClaim() {
            SceneSketch scene = sketch().box("cat", 600, 400, 700, 500, RegionFlag.REFLECTED)
                    .at(5)
                    .box("dog", 200, 500, 400, 800)
                    .at(2);
            assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
            assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.FLAGGED);
        }
    }

    @Nested
    class LeftRight {

        @Test
        void aDogWithItsCentreWellToTheLeftIsToTheLeft() {
            SceneSketch scene = sketch().box("cat", 600, 400, 700, 500).box("dog", 200, 500, 400, 800);
            assertThat(scene.claims(Task.LEFT_RIGHT)).containsExactly(new LeftOf("r1", "r0"));
        }

        @Test
        void centresCloserThanATenthOfTheWidthHaveNoSide() {
            SceneSketch scene = sketch().box("cat", 500, 100, 560, 200).box("dog", 440, 500, 500, 800);
            assertThat(scene.reasons(Task.LEFT_RIGHT)).containsExactly(Reason.BELOW_MARGIN);
        }

        @Test
        void aBoxInsideAnotherHasNoSide() {
            SceneSketch scene = sketch().box("cat", 150, 300, 250, 400).box("couch", 100, 200, 900, 800);
            assertThat(scene.reasons(Task.LEFT_RIGHT)).containsExactly(Reason.OVERLAP);
        }

        @Test
        void aThingThatOnlyCoordinatesCouldNameIsNotAskedAbout() {
            SceneSketch scene = sketch().box("cat", 50, 300, 150, 400)
                    .box("cat", 250, 300, 350, 400)
                    .box("dog", 700, 300, 900, 600);
            assertThat(scene.claims(Task.LEFT_RIGHT)).isEmpty();
            assertThat(scene.reasons(Task.LEFT_RIGHT)).containsExactly(Reason.AMBIGUOUS, Reason.AMBIGUOUS);
        }
    }

    @Nested
    class Perspective {

        @Test
        void ofSomeoneWhoFacesTheCameraTheLeftIsTheImagesRight() {
            assertThat(bearing(View.TOWARDS, 800, 4)).isEqualTo(Direction.LEFT);
            assertThat(bearing(View.TOWARDS, 200, 4)).isEqualTo(Direction.RIGHT);
        }

        @Test
        void ofSomeoneSeenFromBehindTheLeftIsTheImagesLeft() {
            assertThat(bearing(View.AWAY, 200, 4)).isEqualTo(Direction.LEFT);
            assertThat(bearing(View.AWAY, 800, 4)).isEqualTo(Direction.RIGHT);
        }

        @Test
        void ofSomeoneInProfileTheImagesSidesAreAheadAndBehind() {
            assertThat(bearing(View.RIGHT, 800, 4)).isEqualTo(Direction.AHEAD);
            assertThat(bearing(View.LEFT, 800, 4)).isEqualTo(Direction.BEHIND);
        }

        @Test
        void aTowerFarBehindAndSlightlyToTheRightIsBehind() {
            assertThat(bearing(View.TOWARDS, 600, 60)).isEqualTo(Direction.BEHIND);
        }

        @Test
        void betweenTwoDirectionsNothingIsClaimed() {
            SceneSketch scene =
                    viewer(View.TOWARDS).box("dog", 750, 500, 850, 600).at(5.6);
            assertThat(scene.claims(Task.PERSPECTIVE)).containsExactly(new Facing("r0", View.TOWARDS));
            assertThat(scene.reasons(Task.PERSPECTIVE)).containsExactly(Reason.NEAR_BOUNDARY);
        }

        @Test
        void aCroppedPersonSeesNothing() {
            SceneSketch scene = sketch().box("person", 450, 300, 550, 1000, RegionFlag.TRUNCATED)
                    .at(4)
                    .facing(View.TOWARDS)
                    .box("dog", 750, 500, 850, 600)
                    .at(4);
            assertThat(scene.claims(Task.PERSPECTIVE)).isEmpty();
            assertThat(scene.reasons(Task.PERSPECTIVE)).containsOnly(Reason.TRUNCATED);
        }

        @Test
        void whatThePersonTouchesHasNoDirection() {
            SceneSketch scene =
                    viewer(View.TOWARDS).box("dog", 500, 600, 700, 800).at(4);
            assertThat(scene.reasons(Task.PERSPECTIVE)).containsExactly(Reason.OVERLAP);
        }

        @Test
        void ofSomeoneWhoseFacingIsUnsureNothingIsSaid() {
            SceneSketch scene = sketch().box("person", 450, 300, 550, 700)
                    .at(4)
                    .facing(View.TOWARDS, 0.6)
                    .box("dog", 750, 500, 850, 600)
                    .at(4);
            assertThat(scene.claims(Task.PERSPECTIVE)).isEmpty();
            assertThat(scene.reasons(Task.PERSPECTIVE)).containsOnly(Reason.BELOW_MARGIN);
        }

        @Test
        void theEvidenceNamesWhatToldTheFacing() {
            SceneSketch scene =
                    viewer(View.TOWARDS).box("dog", 750, 500, 850, 600).at(4);
            assertThat(scene.candidates(Task.PERSPECTIVE)).hasSize(2).allSatisfy(c -> {
                assertThat(c.evidence().facingSource()).isEqualTo("sketch");
                assertThat(c.evidence().measures()).contains(new Measure("facing_confidence", 0.9, 0.7));
            });
        }

        @Test
        void peopleByAnyNameAreInEachOthersWay() {
            SceneSketch scene = viewer(View.TOWARDS).box("woman", 470, 320, 570, 700);
            assertThat(scene.claims(Task.PERSPECTIVE)).isEmpty();
            assertThat(scene.reasons(Task.PERSPECTIVE)).containsOnly(Reason.OVERLAP);
        }

        @Test
        void estimatedDistancesNeedMoreRoom() {
            SceneSketch measured =
                    viewer(View.TOWARDS).box("dog", 750, 500, 850, 600).at(4);
            SceneSketch estimated =
                    viewer(View.TOWARDS).box("dog", 750, 500, 850, 600).at(4).estimated();
            assertThat(measured.claims(Task.PERSPECTIVE)).contains(new Bearing("r0", "r1", Direction.LEFT));
            assertThat(estimated.reasons(Task.PERSPECTIVE)).containsExactly(Reason.NEAR_BOUNDARY);
        }

        @Test
        void byInverseDepthOnlyWhatStandsBesideIsPlaced() {
            assertThat(beside(View.TOWARDS, 500, 710, 0.5)).isEqualTo(Direction.LEFT);
            assertThat(beside(View.AWAY, 500, 710, 0.5)).isEqualTo(Direction.RIGHT);
            assertThat(beside(View.LEFT, 500, 710, 0.5)).isEqualTo(Direction.BEHIND);
            assertThat(beside(View.RIGHT, 500, 710, 0.5)).isEqualTo(Direction.AHEAD);
            assertThat(beside(View.TOWARDS, 500, 710, 0.4)).as("another depth").isNull();
        }

        /** Inverse depths of far things are all alike: the place of the feet tells. */
        @Test
        void aFarThingOfTheSameInverseDepthIsNotBeside() {
            assertThat(beside(View.TOWARDS, 400, 600, 0.5)).isNull();
        }

        private static @Nullable Direction beside(View view, double top, double bottom, double inverse) {
            SceneSketch scene = sketch().box("person", 450, 300, 550, 700)
                    .facing(view)
                    .inverse(0.5, 0, 1)
                    .box("dog", 750, top, 850, bottom)
                    .inverse(inverse, 0, 1);
            return scene.claims(Task.PERSPECTIVE).stream()
                    .filter(Bearing.class::isInstance)
                    .map(c -> ((Bearing) c).direction())
                    .findFirst()
                    .orElse(null);
        }

        /** What hangs or flies has no place on the ground: only beside people who are near. */
        @Test
        void aThingInTheAirIsPlacedForNearPeopleOnly() {
            assertThat(kite(700)).isEqualTo(Direction.LEFT);
            assertThat(kite(600)).isNull();
        }

        private static @Nullable Direction kite(double feet) {
            SceneSketch scene = sketch().box("person", 450, 300, 550, feet)
                    .facing(View.TOWARDS)
                    .inverse(0.5, 0, 1)
                    .box("kite", 750, 100, 850, 200)
                    .inverse(0.5, 0, 1);
            return scene.claims(Task.PERSPECTIVE).stream()
                    .filter(Bearing.class::isInstance)
                    .map(c -> ((Bearing) c).direction())
                    .findFirst()
                    .orElse(null);
        }

        private static SceneSketch viewer(View view) {
            return sketch().box("person", 450, 300, 550, 700).at(4).facing(view);
        }

        private static Direction bearing(View view, double targetX, double metres) {
            SceneSketch scene = viewer(view)
                    .box("dog", targetX - 50, 500, targetX + 50, 600)
                    .at(metres);
            return scene.claims(Task.PERSPECTIVE).stream()
                    .filter(Bearing.class::isInstance)
                    .map(c -> ((Bearing) c).direction())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("abstained: " + scene.reasons(Task.PERSPECTIVE)));
        }
    }
}
