package io.spatialforge.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of a drawn picture holds of its pixels and of its geometry. */
class DrawnTruthTests {
    private static final int NOSE = 0;
    private static final int LEFT_SHOULDER = 5;
    private static final int RIGHT_SHOULDER = 6;

    private record Scene(Stage stage, GroundTruth truth, List<DrawnObject> objects) {}

    private static final List<Scene> SCENES = new ArrayList<>();

    @BeforeAll
    static void setScenes() {
        SceneKind[] kinds = SceneKind.values();
        for (int index = 0; index < 40; index++) {
            SceneArtist.Composition scene = SceneArtist.compose(11, index, kinds[index % kinds.length]);
            SCENES.add(new Scene(scene.stage(), scene.truth(), scene.truth().objects()));
        }
    }

    @Test
    void everyBoxIsTightAroundTheVisiblePixels() {
        for (Scene scene : SCENES) {
            int width = scene.stage().width;
            int[] ids = scene.truth().instanceIds;
            for (DrawnObject object : scene.objects()) {
                int[] seen = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
                int pixels = 0;
                for (int at = 0; at < ids.length; at++) {
                    if (ids[at] == object.id()) {
                        pixels++;
                        seen[0] = Math.min(seen[0], at % width);
                        seen[1] = Math.min(seen[1], at / width);
                        seen[2] = Math.max(seen[2], at % width);
                        seen[3] = Math.max(seen[3], at / width);
                    }
                }
                assertThat(object.bbox()).containsExactly(seen[0], seen[1], seen[2] + 1.0, seen[3] + 1.0);
                assertThat(object.visiblePixels()).isEqualTo(pixels);
            }
        }
    }

    @Test
    void everythingDrawnIsListedAndShowsEnoughOfItselfToBeNamed() {
        for (Scene scene : SCENES) {
            List<DrawnObject> objects = scene.objects();
            assertThat(objects).hasSizeBetween(5, 14).hasSameSizeAs(scene.stage().placed);
            for (int i = 0; i < objects.size(); i++) {
                assertThat(objects.get(i).id()).isEqualTo(i);
                assertThat(objects.get(i).visiblePixels()).isGreaterThanOrEqualTo(70);
                assertThat(objects.get(i).visibleFraction()).isBetween(0.12, 1.0);
            }
            for (int id : scene.truth().instanceIds) {
                assertThat(id).isBetween(-1, objects.size() - 1);
            }
        }
    }

    @Test
    void depthAtAnObjectsPixelsLiesBetweenItsNearestAndFarthestSurface() {
        for (Scene scene : SCENES) {
            float[] depth = scene.truth().depthMetres();
            int[] ids = scene.truth().instanceIds;
            List<DrawnObject> objects = scene.objects();
            for (int at = 0; at < ids.length; at++) {
                if (ids[at] >= 0) {
                    DrawnObject object = objects.get(ids[at]);
                    assertThat((double) depth[at]).isBetween(object.depthNearM() - 1e-4, object.depthFarM() + 1e-4);
                }
            }
            for (DrawnObject object : objects) {
                assertThat(object.depthM()).isBetween(object.depthNearM(), object.depthFarM());
                assertThat(object.centreInCamera().z()).isEqualTo(object.depthM());
            }
        }
    }

    @Test
    void theVisibleBoxLiesInsideTheWholeBoxAndOnlyTruncatedThingsLeaveTheFrame() {
        for (Scene scene : SCENES) {
            for (DrawnObject object : scene.objects()) {
                double[] seen = object.bbox();
                double[] whole = object.amodalBox();
                assertThat(whole[0]).isLessThan(seen[0] + 0.51);
                assertThat(whole[1]).isLessThan(seen[1] + 0.51);
                assertThat(whole[2]).isGreaterThan(seen[2] - 0.51);
                assertThat(whole[3]).isGreaterThan(seen[3] - 0.51);
                boolean leaves = whole[0] < 0
                        || whole[1] < 0
                        || whole[2] > scene.stage().width
                        || whole[3] > scene.stage().height;
                assertThat(object.truncated()).isEqualTo(leaves);
            }
        }
    }

    @Test
    void aPersonFacingTheCameraHasTheLeftShoulderOnTheImagesRight() {
        int facing = 0;
        int turned = 0;
        for (DrawnObject person : wholePeople()) {
            double left = points(person)[3 * LEFT_SHOULDER];
            double right = points(person)[3 * RIGHT_SHOULDER];
            double versus = Math.abs(versus(person));
            if (versus < 70) {
                assertThat(left).isGreaterThan(right);
                facing++;
            } else if (versus > 110) {
                assertThat(left).isLessThan(right);
                turned++;
            }
        }
        assertThat(facing).isGreaterThan(5);
        assertThat(turned).isGreaterThan(5);
    }

    @Test
    void theNoseOfAPersonTurnedAwayIsHidden() {
        int turned = 0;
        for (DrawnObject person : wholePeople()) {
            if (Math.abs(versus(person)) > 145) {
                assertThat(points(person)[3 * NOSE + 2]).isLessThan(2);

                turned++;
            }
        }
        assertThat(turned).isGreaterThan(5);
    }

    @Test
    void theNoseOfAnUnhiddenPersonFacingTheCameraIsSeen() {
        int facing = 0;
        for (DrawnObject person : wholePeople()) {
            if (Math.abs(versus(person)) < 60 && person.visibleFraction() == 1) {
                assertThat(points(person)[3 * NOSE + 2]).as("%s", person).isEqualTo(2);
                facing++;
            }
        }
        assertThat(facing).isGreaterThan(2);
    }

    @Test
    void thePersonViewReadFromKeypointsAgreesWithTheTrueFacing() {
        int decided = 0;
        for (DrawnObject person : wholePeople()) {
            String view = person.personView();
            if (view == null) {
                continue;
            }
            decided++;
            double versus = versus(person);
            switch (view) {
                case "toward" -> assertThat(versus).isBetween(-75.0, 75.0);
                case "away" -> assertThat(Math.abs(versus)).isGreaterThan(100);
                case "side_left" -> assertThat(versus).isBetween(-150.0, -30.0);
                case "side_right" -> assertThat(versus).isBetween(30.0, 150.0);
                default -> throw new AssertionError(view);
            }
        }
        assertThat(decided).isGreaterThan(10);
    }

    @Test
    void facingFollowsFromTheShouldersInSpace() {
        for (Scene scene : SCENES) {
            for (DrawnObject object : scene.objects()) {
                Stage.Placed placed = scene.stage().placed.get(object.id());
                Vec[] points = placed.thing().keypoints();
                if (points == null) {
                    continue;
                }
                Camera camera = scene.stage().camera;
                Camera level = new Camera(camera.focalPx(), 0, 0, camera.position(), camera.yawDeg(), 0);
                Vec left = level.fromWorld(placed.pose().world(points[LEFT_SHOULDER]));
                Vec right = level.fromWorld(placed.pose().world(points[RIGHT_SHOULDER]));
                double facing = Math.toRadians(facing(object));
                // The own left of a front (sin a, −cos a) in (x, z) is (cos a, sin a).
                Vec ownLeft = left.minus(right).unit();
                assertThat(ownLeft.x() * Math.cos(facing) + ownLeft.z() * Math.sin(facing))
                        .isGreaterThan(0.99);
            }
        }
    }

    @Test
    void noTwoThingsRunIntoEachOther() {
        for (Scene scene : SCENES) {
            List<Stage.Placed> placed = scene.stage().placed;
            for (int a = 0; a < placed.size(); a++) {
                for (int b = a + 1; b < placed.size(); b++) {
                    assertThat(Crossing.of(placed.get(a), placed.get(b)))
                            .as(
                                    "%s and %s",
                                    placed.get(a).thing().label(),
                                    placed.get(b).thing().label())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyLabelHasACategoryAndManyAreDrawn() {
        Map<String, Integer> counts = new HashMap<>();
        for (Scene scene : SCENES) {
            for (DrawnObject object : scene.objects()) {
                assertThat(DrawnLabels.ids()).containsKey(object.label());
                counts.merge(object.label(), 1, Integer::sum);
            }
        }
        assertThat(counts).hasSizeGreaterThan(20);
    }

    private static List<DrawnObject> wholePeople() {
        List<DrawnObject> people = new ArrayList<>();
        for (Scene scene : SCENES) {
            for (DrawnObject object : scene.objects()) {
                double[] points = object.keypoints();
                if (points != null && points[3 * LEFT_SHOULDER + 2] > 0 && points[3 * RIGHT_SHOULDER + 2] > 0) {
                    people.add(object);
                }
            }
        }
        return people;
    }

    private static double versus(DrawnObject object) {
        return Objects.requireNonNull(object.facingVsViewerDeg());
    }

    private static double facing(DrawnObject object) {
        return Objects.requireNonNull(object.facingDeg());
    }

    private static double[] points(DrawnObject person) {
        return Objects.requireNonNull(person.keypoints());
    }
}
