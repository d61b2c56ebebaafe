package io.spatialforge.drawn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hard scenes are as true as easy ones, and what annotators write down of them is near the truth. */
class TrapArtistTests {

    @ParameterizedTest
    @EnumSource(Trap.class)
    void everyPlainAnnotationIsOfAThingThatIsThere(Trap trap) {
        TrapScene scene = TrapArtist.compose(trap, 11, 2);
        for (Annotation annotation : scene.annotations()) {
            if (annotation.fake() || annotation.reflected()) {
                assertThat(scene.apparitions())
                        .anyMatch(a ->
                                a.reflected() == annotation.reflected() && overlap(a.bbox(), annotation.bbox()) > 0.5);
            } else if (!annotation.crowd()) {
                assertThat(scene.objects()).anyMatch(o -> overlap(o.bbox(), annotation.bbox()) > 0.5);
            }
        }
        assertThat(scene.objects()).allMatch(o -> !scene.absent().contains(o.label()));
    }

    @Test
    void equalSeedsGiveEqualScenes() {
        TrapScene one = TrapArtist.compose(Trap.MIRRORS, 3, 4);
        TrapScene other = TrapArtist.compose(Trap.MIRRORS, 3, 4);
        assertThat(one.truth("x")).isEqualTo(other.truth("x"));
        assertThat(requireNonNull(one.sensed()).values())
                .isEqualTo(requireNonNull(other.sensed()).values());
    }

    @Test
    void aMirrorShowsWhatStandsBeforeItAsFarBehindItsGlass() {
        Camera camera = new Camera(500, 320, 240, new Vec(0, 1.5, 0), 0, 0);
        Stage stage = new Stage(camera, 640, 480, (x, z) -> true);
        stage.mirror = stage.force(Mirror.thing(3, 2.4, Paint.matt(0x404040)), Pose.at(0, 0.3, 5.022, 0));
        Thing ball = SmallThings.sportsBall(new Dice(1)).sized(3);
        stage.force(ball, Pose.at(0.8, 0.8, 3, 0));

        GroundTruth truth = new GroundTruth(stage);
        List<Apparition> seen = truth.apparitions();

        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().reflected()).isTrue();
        assertThat(seen.getFirst().label()).isEqualTo("sports ball");
        double middle = (seen.getFirst().bbox()[0] + seen.getFirst().bbox()[2]) / 2;
        assertThat(middle).isCloseTo(320 + 500 * 0.8 / 7, within(4.0));
        int at = (int) ((seen.getFirst().bbox()[1] + seen.getFirst().bbox()[3]) / 2) * 640 + (int) middle;
        assertThat((double) truth.depthMetres()[at]).isCloseTo(5, within(0.01));
        assertThat((double) truth.virtualDepth()[at]).isCloseTo(7, within(0.5));
    }

    @Test
    void aHeadTurnedTheWayHeadingsGrowLooksToThePersonsLeft() {
        Thing plain = People.person(new Dice(5));
        Thing turned = People.person(new Dice(5), Stance.PLAIN.looking(60, 0));
        Vec nose = requireNonNull(turned.keypoints())[0];
        Vec before = requireNonNull(plain.keypoints())[0];
        assertThat(nose.x()).isGreaterThan(before.x() + 0.05);
        assertThat(nose.z()).isGreaterThan(before.z());
    }

    @Test
    void whoSitsIsLowerAndHasTheKneesInFront() {
        Thing seated = People.person(new Dice(5), Stance.PLAIN.seated(90, 90));
        Vec[] points = requireNonNull(seated.keypoints());
        assertThat(seated.height()).isLessThan(0.85 * People.person(new Dice(5)).height());
        assertThat(points[13].z()).isLessThan(points[11].z() - 0.3);
        assertThat(points[15].y()).isLessThan(points[13].y() - 0.3);
    }

    @Test
    void whoLiesIsNotUpright() {
        assertThat(People.person(new Dice(5), Stance.PLAIN.fallen(90, 0))
                        .posture()
                        .upright())
                .isFalse();
        assertThat(People.person(new Dice(5), Stance.PLAIN.leaning(70, 0))
                        .posture()
                        .upright())
                .isTrue();
    }

    private static double overlap(double[] a, double[] b) {
        double width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
        double height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
        double shared = Math.max(0, width) * Math.max(0, height);
        return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared);
    }
}
