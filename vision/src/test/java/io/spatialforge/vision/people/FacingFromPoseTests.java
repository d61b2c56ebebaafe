package io.spatialforge.vision.people;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.View;
import io.spatialforge.vision.model.Pose;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacingFromPoseTests {

    @ParameterizedTest
    @CsvSource({
        "0, TOWARDS",
        "15, TOWARDS",
        "-15, TOWARDS",
        "180, AWAY",
        "160, AWAY",
        "-160, AWAY",
        "90, RIGHT",
        "75, RIGHT",
        "95, RIGHT",
        "-90, LEFT",
        "-75, LEFT"
    })
    void aDrawnPersonIsSeenAsTurned(double degrees, View view) {
        FacingEstimate facing = requireNonNull(told(DrawnPerson.posed(degrees)));

        assertThat(facing.view()).isEqualTo(view);
        double error = Math.abs(Math.IEEEremainder(facing.degrees() - degrees, 360));
        assertThat(error).isLessThanOrEqualTo(facing.uncertainty());
        assertThat(facing.confidence()).isGreaterThan(0.9);
        assertThat(facing.source()).isEqualTo("model");
    }

    @ParameterizedTest
    @CsvSource({"45", "-45", "60", "-60", "120", "-120", "130"})
    void aHalfTurnedPersonIsLeftAlone(double degrees) {
        assertThat(told(DrawnPerson.posed(degrees))).isNull();
    }

    @Test
    void oneLookAloneSaysNothing() {
        assertThat(FacingFromPose.estimate(DrawnPerson.posed(0), null, DrawnPerson.BOX, "model"))
                .isNull();
    }

    /** The one dangerous mistake: a back taken for a front. */
    @Test
    void looksThatTakeLeftForRightSayNothing() {
        Pose back = DrawnPerson.posed(180);
        Pose front = DrawnPerson.posed(0);
        assertThat(FacingFromPose.estimate(back, front, DrawnPerson.BOX, "model"))
                .isNull();
        assertThat(FacingFromPose.estimate(front, back, DrawnPerson.BOX, "model"))
                .isNull();
    }

    @Test
    void looksThatDifferMoreAreLessSure() {
        Pose front = DrawnPerson.posed(0);
        FacingEstimate same = requireNonNull(told(front));
        FacingEstimate apart =
                requireNonNull(FacingFromPose.estimate(front, DrawnPerson.posed(20), DrawnPerson.BOX, "model"));
        assertThat(apart.confidence()).isLessThan(same.confidence());
    }

    @Test
    void headAndTorsoMustAgree() {
        assertThat(told(withHead(DrawnPerson.posed(0), DrawnPerson.posed(-90)))).isNull();
        assertThat(told(withHead(DrawnPerson.posed(0), DrawnPerson.posed(35)))).isNull();
        assertThat(told(withHead(DrawnPerson.posed(180), DrawnPerson.posed(0)))).isNull();
        assertThat(told(withHead(DrawnPerson.posed(180), DrawnPerson.posed(90))))
                .isNull();
        assertThat(told(withHead(DrawnPerson.posed(90), DrawnPerson.posed(0)))).isNull();
        assertThat(told(withHead(DrawnPerson.posed(90), DrawnPerson.posed(-90))))
                .as("torsos in profile look alike: the head decides")
                .isNotNull();
    }

    @Test
    void aTorsoThatTheModelIsUnsureOfSaysNothing() {
        double[] values = DrawnPerson.posed(0).values().clone();
        values[3 * Keypoints.LEFT_HIP + 2] = 0.05;
        values[3 * Keypoints.RIGHT_HIP + 2] = 0.05;
        assertThat(told(new Pose(values))).isNull();
    }

    @Test
    void aFaceThatIsHiddenIsNotTakenForABack() {
        double[] values = DrawnPerson.posed(0).values().clone();
        for (int point = Keypoints.NOSE; point <= Keypoints.RIGHT_EYE; point++) {
            values[3 * point + 2] = 0.1;
        }
        assertThat(told(new Pose(values))).isNull();
    }

    @Test
    void aLyingOrHeadOverPersonIsLeftAlone() {
        double[] upright = DrawnPerson.posed(0).values();
        double[] lying = upright.clone();
        double[] upsideDown = upright.clone();
        for (int i = 0; i < Keypoints.COUNT; i++) {
            lying[3 * i] = upright[3 * i + 1];
            lying[3 * i + 1] = upright[3 * i];
            upsideDown[3 * i + 1] = 520 - upright[3 * i + 1];
        }
        Box anywhere = new Box(0, 0, 640, 520);
        assertThat(FacingFromPose.estimate(new Pose(lying), new Pose(lying), anywhere, "model"))
                .isNull();
        assertThat(FacingFromPose.estimate(new Pose(upsideDown), new Pose(upsideDown), anywhere, "model"))
                .isNull();
    }

    @Test
    void aRiderLeansForwardsAndNobodyLeansBackSoFar() {
        Pose right = DrawnPerson.posed(90);
        assertThat(requireNonNull(told(leaning(right, 40))).view()).isEqualTo(View.RIGHT);
        assertThat(told(leaning(right, -40))).isNull();
        assertThat(told(leaning(right, 60))).isNull();
        assertThat(told(leaning(DrawnPerson.posed(0), 40))).isNull();
    }

    @Test
    void aTorsoOutsideOfTheBoxBelongsToSomeoneElse() {
        Pose pose = DrawnPerson.posed(0);
        assertThat(FacingFromPose.estimate(pose, pose, new Box(330, 80, 560, 440), "model"))
                .isNull();
    }

    @Test
    void neitherSizeNorPlaceMatter() {
        for (double degrees : new double[] {0, 90, 180, 50}) {
            Pose pose = DrawnPerson.posed(degrees);
            FacingEstimate here = told(pose);
            double[] values = pose.values().clone();
            for (int i = 0; i < Keypoints.COUNT; i++) {
                values[3 * i] = 4 * values[3 * i] + 1000;
                values[3 * i + 1] = 4 * values[3 * i + 1] + 64;
            }
            Pose there = new Pose(values);
            Box box = DrawnPerson.BOX;
            Box larger = new Box(4 * box.x1() + 1000, 4 * box.y1() + 64, 4 * box.x2() + 1000, 4 * box.y2() + 64);
            FacingEstimate moved = FacingFromPose.estimate(there, there, larger, "model");
            assertThat(moved == null).isEqualTo(here == null);
            if (moved != null && here != null) {
                assertThat(moved.view()).isEqualTo(here.view());
                assertThat(moved.degrees()).isCloseTo(here.degrees(), within(1e-9));
            }
        }
    }

    /** Whole numbers, so that mirroring is exact. */
    @Test
    void theMirroredPersonFacesTheMirroredWay() {
        Random random = new Random(21);
        int told = 0;
        for (int n = 0; n < 20_000; n++) {
            double degrees = random.nextInt(360) - 180;
            Pose pose = noisy(DrawnPerson.posed(degrees), random);
            Pose again = noisy(DrawnPerson.posed(degrees), random);

            FacingEstimate facing = FacingFromPose.estimate(pose, again, DrawnPerson.BOX, "model");
            FacingEstimate mirrored = FacingFromPose.estimate(
                    pose.mirrored(640), again.mirrored(640), DrawnPerson.BOX.mirrored(640), "model");

            if (facing == null || mirrored == null) {
                assertThat(mirrored).isEqualTo(facing);
                continue;
            }
            told++;
            FacingEstimate expected = facing.mirrored();
            assertThat(mirrored.view()).isEqualTo(expected.view());
            assertThat(mirrored.degrees()).isCloseTo(expected.degrees(), within(1e-9));
            assertThat(mirrored.confidence()).isCloseTo(expected.confidence(), within(1e-9));
        }
        assertThat(told).isGreaterThan(4000);
    }

    private static Pose noisy(Pose pose, Random random) {
        double[] values = pose.values().clone();
        for (int i = 0; i < Keypoints.COUNT; i++) {
            values[3 * i] = Math.rint(values[3 * i] + 4 * random.nextGaussian());
            values[3 * i + 1] = Math.rint(values[3 * i + 1] + 4 * random.nextGaussian());
            values[3 * i + 2] = Math.clamp(values[3 * i + 2] + 0.1 * random.nextGaussian(), 0, 1);
        }
        return new Pose(values);
    }

    private static Pose withHead(Pose body, Pose head) {
        double[] values = body.values().clone();
        System.arraycopy(head.values(), 0, values, 0, 15);
        return new Pose(values);
    }

    /** The same person leaning to the image's right about the hips, the head held level. */
    private static Pose leaning(Pose pose, double degrees) {
        double[] values = pose.values().clone();
        double a = Math.toRadians(degrees);
        for (int point : new int[] {Keypoints.LEFT_SHOULDER, Keypoints.RIGHT_SHOULDER}) {
            values[3 * point] += 100 * Math.sin(a);
            values[3 * point + 1] += 100 * (1 - Math.cos(a));
        }
        for (int point = Keypoints.NOSE; point <= Keypoints.RIGHT_EAR; point++) {
            values[3 * point] += 100 * Math.sin(a);
            values[3 * point + 1] += 100 * (1 - Math.cos(a));
        }
        return new Pose(values);
    }

    private static @Nullable FacingEstimate told(Pose pose) {
        return FacingFromPose.estimate(pose, pose, DrawnPerson.BOX, "model");
    }
}
