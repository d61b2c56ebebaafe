package io.spatialforge.vision.people;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.View;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacingFromKeypointsTests {

    private static final Box WHOLE = new Box(0, 0, 640, 480);

    @Test
    void aPersonWhoLooksIntoTheCameraFacesTowardsIt() {
        FacingEstimate facing = requireNonNull(estimate(DrawnPerson.turned(0)));

        assertThat(facing.view()).isEqualTo(View.TOWARDS);
        assertThat(facing.degrees()).isCloseTo(0, within(10.0));
    }

    @ParameterizedTest
    @CsvSource({"10, TOWARDS", "-10, TOWARDS", "180, AWAY", "90, RIGHT", "-90, LEFT"})
    void aDrawnPersonIsSeenAsTurned(double degrees, View view) {
        FacingEstimate facing = requireNonNull(estimate(DrawnPerson.turned(degrees)));

        assertThat(facing.view()).isEqualTo(view);
        double error = Math.abs(Math.IEEEremainder(facing.degrees() - degrees, 360));
        assertThat(error).isLessThanOrEqualTo(facing.uncertainty());
    }

    @ParameterizedTest
    @CsvSource({"55", "-55", "65", "-65", "120", "-120"})
    void aHalfTurnedPersonIsLeftAlone(double degrees) {
        assertThat(estimate(DrawnPerson.turned(degrees))).isNull();
    }

    @Test
    void headAndTorsoMustAgree() {
        double[] body = DrawnPerson.turned(0);
        double[] head = DrawnPerson.turned(-90);
        System.arraycopy(head, 0, body, 0, 15); // a frontal torso with its head turned to the side
        assertThat(estimate(body)).isNull();

        double[] back = DrawnPerson.turned(180);
        System.arraycopy(DrawnPerson.turned(0), 0, back, 0, 15); // looking back over the shoulder
        assertThat(estimate(back)).isNull();
    }

    @Test
    void aHeadThatShowsOneEarMustLookAheadAllTheSame() {
        double[] hair = DrawnPerson.turned(0);
        hair[3 * Keypoints.RIGHT_EAR + 2] = 0;
        assertThat(requireNonNull(estimate(hair)).view()).isEqualTo(View.TOWARDS);

        double[] turned = DrawnPerson.turned(0);
        System.arraycopy(DrawnPerson.turned(-45), 0, turned, 0, 15);
        turned[3 * Keypoints.RIGHT_EAR + 2] = 0;
        assertThat(estimate(turned)).isNull();
    }

    @Test
    void aTorsoTooShortForItsShouldersIsSeenAlongItsLength() {
        double[] lying = DrawnPerson.turned(0);
        for (int point = Keypoints.LEFT_HIP; point < Keypoints.COUNT; point++) {
            lying[3 * point + 1] -= 0.35 * (lying[3 * Keypoints.LEFT_HIP + 1] - lying[3 * Keypoints.LEFT_SHOULDER + 1]);
        }
        assertThat(estimate(lying)).isNull();
    }

    @Test
    void aLyingOrHeadOverPersonIsLeftAlone() {
        double[] upright = DrawnPerson.turned(0);
        double[] lying = upright.clone();
        double[] upsideDown = upright.clone();
        for (int i = 0; i < Keypoints.COUNT; i++) {
            lying[3 * i] = upright[3 * i + 1];
            lying[3 * i + 1] = upright[3 * i];
            upsideDown[3 * i + 1] = 480 - upright[3 * i + 1];
        }
        assertThat(estimate(lying)).isNull();
        assertThat(estimate(upsideDown)).isNull();
    }

    @Test
    void aPersonWithoutHipsOrTooSmallIsLeftAlone() {
        double[] cropped = DrawnPerson.turned(0);
        cropped[3 * Keypoints.LEFT_HIP + 2] = 0;
        assertThat(estimate(cropped)).isNull();

        double[] small = DrawnPerson.turned(0);
        for (int i = 0; i < Keypoints.COUNT; i++) {
            small[3 * i] /= 10;
            small[3 * i + 1] /= 10;
        }
        assertThat(estimate(small)).isNull();
    }

    @Test
    void aTorsoOutsideOfTheBoxBelongsToSomeoneElse() {
        assertThat(FacingFromKeypoints.estimate(new Keypoints(DrawnPerson.turned(0)), new Box(0, 0, 100, 480)))
                .isNull();
    }

    /** Whole numbers, so that mirroring is exact. */
    @Test
    void theMirroredPersonFacesTheMirroredWay() {
        Random random = new Random(20);
        int told = 0;
        for (int n = 0; n < 20_000; n++) {
            double[] values = DrawnPerson.turned(random.nextInt(360) - 180);
            for (int i = 0; i < Keypoints.COUNT; i++) {
                values[3 * i] = Math.rint(values[3 * i] + 6 * random.nextGaussian());
                values[3 * i + 1] = Math.rint(values[3 * i + 1] + 6 * random.nextGaussian());
                values[3 * i + 2] = random.nextInt(12) == 0 ? random.nextInt(3) : values[3 * i + 2];
            }
            Keypoints keypoints = new Keypoints(values);

            FacingEstimate facing = FacingFromKeypoints.estimate(keypoints, WHOLE);
            FacingEstimate mirrored = FacingFromKeypoints.estimate(keypoints.mirrored(640), WHOLE.mirrored(640));

            if (facing == null || mirrored == null) {
                assertThat(mirrored).isEqualTo(facing);
                continue;
            }
            told++;
            FacingEstimate expected = facing.mirrored();
            assertThat(mirrored.view()).isEqualTo(expected.view());
            assertThat(mirrored.degrees()).isCloseTo(expected.degrees(), within(1e-9));
            assertThat(mirrored.confidence()).isEqualTo(expected.confidence());
        }
        assertThat(told).isGreaterThan(1000);
    }

    private static @Nullable FacingEstimate estimate(double[] values) {
        return FacingFromKeypoints.estimate(new Keypoints(values), WHOLE);
    }
}
