package io.spatialforge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.scene.View;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs worked out by hand: x is the camera's right, z ahead of it; 0° faces the camera, +90° the image's right. */
class PersonJudgeTests {

    @TempDir
    Path folder;

    private Street person(String fields) {
        return new Street(folder).object("person", 100, 100, 200, 400, fields);
    }

    private static String at(double x, double z) {
        return "\"location_xyz_camera_m\": [" + x + ", 0.5, " + z + "]";
    }

    private void onlyView(View right, String fields) throws IOException {
        for (View view : View.values()) {
            Outcome outcome = person(fields).judge(new Claim.Facing("r0", view));
            assertThat(outcome instanceof Outcome.Right).as(fields + " " + view).isEqualTo(view == right);
        }
    }

    @Test
    void facingIsOfFourClassesThatIncludeTheirLowerEnd() throws IOException {
        onlyView(View.TOWARDS, "\"facing_deg\": 0");
        onlyView(View.TOWARDS, "\"facing_deg\": -45");
        onlyView(View.TOWARDS, "\"facing_deg\": 44.9");
        onlyView(View.RIGHT, "\"facing_deg\": 45");
        onlyView(View.RIGHT, "\"facing_deg\": 90");
        onlyView(View.AWAY, "\"facing_deg\": 135");
        onlyView(View.AWAY, "\"facing_deg\": 180");
        onlyView(View.AWAY, "\"facing_deg\": -180");
        onlyView(View.AWAY, "\"facing_deg\": -136");
        onlyView(View.LEFT, "\"facing_deg\": -135");
        onlyView(View.LEFT, "\"facing_deg\": -90");
    }

    @Test
    void aPersonFarToTheLeftWhoFacesAlongTheAxisIsSeenFromTheSide() throws IOException {
        // At x = −3, z = 2 the ray points atan2(−3, 2) = −56.3°: heading 0 is −56.3° against it, so the image's left.
        onlyView(View.LEFT, "\"facing_deg\": 0, " + at(-3, 2));
        // Heading +56.3° looks straight at the camera: from (−3, 2) along (sin 56.3°, −cos 56.3°) = (0.83, −0.55).
        onlyView(View.TOWARDS, "\"facing_deg\": 56.3, " + at(-3, 2));
        onlyView(View.RIGHT, "\"facing_deg\": 0, " + at(3, 2));
    }

    @Test
    void theRayAgreesWithMeasuredTruth() {
        // KITTI 000005: a pedestrian at (−8.5, 23.02) of heading −1.1° is at −21.4° against the ray; 000008: a car at
        // (−1.17, 7.86) of −18.9° at −27.3°.
        assertThat(-1.1 + new TruthObject.Place(-8.5, 23.02).ray()).isEqualTo(-21.4, within(0.1));
        assertThat(-18.9 + new TruthObject.Place(-1.17, 7.86).ray()).isEqualTo(-27.3, within(0.1));
    }

    @Test
    void facingAgainstTheViewerIsTakenWhereItIsMeasured() throws IOException {
        onlyView(View.RIGHT, "\"facing_deg\": 0, \"facing_vs_viewer_deg\": 91, " + at(-3, 2));
    }

    @Test
    void facingKnownInStepsOfFortyFiveDegreesIsNotJudgedOnABoundary() throws IOException {
        String source = ", \"facing_source\": \"8 directions\"";
        assertThat(person("\"facing_deg\": 135" + source).judge(new Claim.Facing("r0", View.AWAY)))
                .isEqualTo(Outcome.notJudged(Gap.FACING_COARSE));
        assertThat(person("\"facing_deg\": -45" + source).judge(new Claim.Facing("r0", View.AWAY)))
                .isEqualTo(Outcome.notJudged(Gap.FACING_COARSE));
        onlyView(View.AWAY, "\"facing_deg\": 180" + source);
        onlyView(View.RIGHT, "\"facing_deg\": 90" + source);
        onlyView(View.TOWARDS, "\"facing_deg\": 0" + source);
    }

    @Test
    void withoutFacingNothingIsJudged() throws IOException {
        assertThat(person("\"facing_deg\": null").judge(new Claim.Facing("r0", View.AWAY)))
                .isEqualTo(Outcome.notJudged(Gap.NO_FACING));
    }

    private Outcome bearing(double facing, String target, Direction direction) throws IOException {
        return person("\"facing_deg\": " + facing + ", " + at(0, 5))
                .object("tree", 500, 100, 600, 400, target)
                .judge(new Claim.Bearing("r0", "r1", direction));
    }

    private void only(Direction right, double facing, double x, double z) throws IOException {
        for (Direction direction : Direction.values()) {
            assertThat(bearing(facing, at(x, z), direction) instanceof Outcome.Right)
                    .as(facing + "° (" + x + ", " + z + ") " + direction)
                    .isEqualTo(direction == right);
        }
    }

    @Test
    void aHeadTurnedAwayFromTheBodyMakesAFacingArguableAndThenWrong() throws IOException {
        Claim towards = new Claim.Facing("r0", View.TOWARDS);
        assertThat(person("\"facing_vs_viewer_deg\": 10, \"head_vs_viewer_deg\": 50")
                        .judge(towards))
                .isEqualTo(new Outcome.Right(true));
        assertThat(person("\"facing_vs_viewer_deg\": 10, \"head_vs_viewer_deg\": -70")
                        .judge(towards))
                .isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void whoLiesFacesNoWay() throws IOException {
        assertThat(person("\"facing_vs_viewer_deg\": 0, \"upright\": false")
                        .judge(new Claim.Facing("r0", View.TOWARDS)))
                .isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void facingTheCameraThePersonsLeftIsTheImagesRight() throws IOException {
        only(Direction.LEFT, 0, 2, 5);
        only(Direction.RIGHT, 0, -2, 5);
        only(Direction.AHEAD, 0, 0, 3);
        only(Direction.BEHIND, 0, 0, 7);
    }

    @Test
    void facingAwayThePersonsLeftIsTheImagesLeft() throws IOException {
        only(Direction.LEFT, 180, -2, 5);
        only(Direction.RIGHT, 180, 2, 5);
        only(Direction.AHEAD, 180, 0, 7);
        only(Direction.BEHIND, 180, 0, 3);
    }

    @Test
    void facingTheImagesRightThePersonsLeftIsAwayFromTheCamera() throws IOException {
        // Heading +90°: f = (1, 0), own left = (cos 90°, sin 90°) = (0, 1).
        only(Direction.AHEAD, 90, 2, 5);
        only(Direction.BEHIND, 90, -2, 5);
        only(Direction.LEFT, 90, 0, 7);
        only(Direction.RIGHT, 90, 0, 3);
        only(Direction.LEFT, -90, 0, 3);
        only(Direction.RIGHT, -90, 0, 7);
    }

    @Test
    void aTowerFarBehindAndSlightlyRightIsBehindAndRightIsANearMiss() throws IOException {
        // Facing the camera, the person's right is the image's left: 2 m to it, 40 m behind.
        only(Direction.BEHIND, 0, -2, 45);
        assertThat(bearing(0, at(-2, 45), Direction.RIGHT))
                .isInstanceOfSatisfying(
                        Outcome.Wrong.class, w -> assertThat(w.nearMiss()).isTrue());
        assertThat(bearing(0, at(-2, 45), Direction.LEFT))
                .isInstanceOfSatisfying(
                        Outcome.Wrong.class, w -> assertThat(w.nearMiss()).isFalse());
    }

    @Test
    void aBearingNeedsPlacesAndFacing() throws IOException {
        assertThat(bearing(0, "\"location_xyz_camera_m\": null", Direction.LEFT))
                .isEqualTo(Outcome.notJudged(Gap.NO_LOCATION));
        assertThat(bearing(0, at(0, 5.01), Direction.LEFT)).isEqualTo(Outcome.notJudged(Gap.SAME_PLACE));
        assertThat(person(at(0, 5))
                        .object("tree", 500, 100, 600, 400, at(2, 5))
                        .judge(new Claim.Bearing("r0", "r1", Direction.LEFT)))
                .isEqualTo(Outcome.notJudged(Gap.NO_FACING));
        // −45° against the ray of +45° at (5, 5) is a heading of −90°: f = (−1, 0), own left = (0, −1), to the camera.
        assertThat(person("\"facing_vs_viewer_deg\": -45, " + at(5, 5))
                        .object("tree", 500, 100, 600, 400, at(5, 2))
                        .judge(new Claim.Bearing("r0", "r1", Direction.LEFT)))
                .isEqualTo(Outcome.RIGHT);
    }

    @Test
    void aTiltedCamerasPlacesAreLevelled() throws IOException {
        // 60° down: a point on the axis 2 m away is 1 m ahead on the level; one 2 m "down" the picture is 1.73 m back.
        Street street = person("\"facing_deg\": 0, \"location_xyz_camera_m\": [0, 0, 2]")
                .object("tree", 500, 100, 600, 400, "\"location_xyz_camera_m\": [0.5, 2, 2]")
                .with("\"camera\": {\"pitch_down_deg\": 60}");
        assertThat(street.judge(new Claim.Bearing("r0", "r1", Direction.AHEAD))).isEqualTo(Outcome.RIGHT);
        assertThat(street.judge(new Claim.Bearing("r0", "r1", Direction.LEFT))).isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void anglesWrap() {
        assertThat(PersonJudge.wrapped(270)).isEqualTo(-90);
        assertThat(PersonJudge.wrapped(-270)).isEqualTo(90);
        assertThat(PersonJudge.wrapped(180)).isEqualTo(-180);
        assertThat(PersonJudge.wrapped(720)).isEqualTo(0);
    }
}
