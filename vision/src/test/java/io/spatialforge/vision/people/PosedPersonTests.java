package io.spatialforge.vision.people;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.pixels.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class PosedPersonTests {

    private static final ModelIdentity MODEL = new ModelIdentity("drawn", "0123456789abcdef", "");

    /** Sees the drawn person; in a picture whose left half is bright the mirror image. Remembers the boxes it was shown. */
    private static final class DrawingModel implements PoseModel {

        private final double degrees;
        private final List<Box> shown = new ArrayList<>();
        private int mirrored;

        DrawingModel(double degrees) {
            this.degrees = degrees;
        }

        @Override
        public ModelIdentity identity() {
            return MODEL;
        }

        @Override
        public List<Pose> poses(Picture picture, List<Box> people) {
            boolean bright = (picture.pixels().ptr(0, 0).get() & 255) > 100;
            mirrored += bright ? people.size() : 0;
            shown.addAll(people);
            Pose pose = DrawnPerson.posed(degrees);
            return people.stream().map(p -> bright ? pose.mirrored(640) : pose).toList();
        }
    }

    private static Picture picture() {
        Mat pixels = new Mat(480, 640, CV_8UC3, new Scalar(0, 0, 0, 0));
        pixels.colRange(320, 640).put(new Scalar(255, 255, 255, 0));
        return new Picture(pixels, 640, 480);
    }

    private static List<TwoLooks> looks(DrawingModel model, Box... people) {
        try (Picture picture = picture()) {
            return TwoLooks.at(model, picture, List.of(people));
        }
    }

    @Test
    void theSecondLookIsAtTheMirroredPictureWithMoreAround() {
        DrawingModel model = new DrawingModel(90);
        TwoLooks looks = looks(model, DrawnPerson.BOX).get(0);

        assertThat(model.mirrored).isEqualTo(1);
        Box plain = model.shown.get(0);
        Box again = model.shown.get(1);
        assertThat(again.centreX()).isEqualTo(640 - plain.centreX());
        assertThat(again.width()).isGreaterThan(plain.width());
        assertThat(looks.again()).isEqualTo(looks.pose());
    }

    @Test
    void whoShowsNoTorsoIsNotLookedAtAgain() {
        DrawingModel model = new DrawingModel(0);
        Box elsewhere = new Box(10, 80, 120, 440);
        List<TwoLooks> looks = looks(model, elsewhere, DrawnPerson.BOX);
        assertThat(looks.get(0).again()).isNull();
        assertThat(looks.get(1).again()).isNotNull();
        assertThat(model.mirrored).isEqualTo(1);
    }

    @Test
    void twoLooksAreAnotherWayOfLookingThanOne() {
        assertThat(TwoLooks.identity(new DrawingModel(0))).isNotEqualTo(MODEL);
    }

    @Test
    void pointsAreFlaggedByTheirScore() {
        double[] values = DrawnPerson.posed(0).values().clone();
        values[3 * Keypoints.NOSE + 2] = 0.05;
        values[3 * Keypoints.LEFT_EAR + 2] = 0.2;
        Keypoints keypoints = new TwoLooks(new Pose(values), null).keypoints();
        assertThat(keypoints.labelled(Keypoints.NOSE)).isFalse();
        assertThat(keypoints.labelled(Keypoints.LEFT_EAR)).isTrue();
        assertThat(keypoints.visible(Keypoints.LEFT_EAR)).isFalse();
        assertThat(keypoints.visible(Keypoints.LEFT_SHOULDER)).isTrue();
    }

    private static Scene scene(Region... regions) {
        Image image = new Image("x/1", "x", "1.jpg", null, null, 640, 480, Transform.IDENTITY, null);
        return new Scene(image, List.of(regions), Set.of(), Set.of(), null);
    }

    private static PosedPerson posed(double degrees) {
        Pose pose = DrawnPerson.posed(degrees);
        return new PosedPerson(MODEL, DrawnPerson.BOX, new TwoLooks(pose, pose));
    }

    @Test
    void aPersonIsGivenKeypointsAndFacingWithTheirSource() {
        Region person = Region.annotated(0, "person", DrawnPerson.BOX, Flags.NONE);
        Region given =
                PosedPerson.give(scene(person), List.of(posed(180))).regions().get(0);
        assertThat(given.keypoints()).isNotNull();
        assertThat(requireNonNull(given.facing()).view()).isEqualTo(View.AWAY);
        assertThat(given.facing().source()).isEqualTo("drawn@01234567");
    }

    @Test
    void whatPeopleMarkedStays() {
        Keypoints marked = new Keypoints(DrawnPerson.turned(0));
        Region person =
                Region.annotated(0, "person", DrawnPerson.BOX, Flags.NONE).withKeypoints(marked);
        assertThat(PosedPerson.isWanted(person)).isFalse();
        Region same =
                PosedPerson.give(scene(person), List.of(posed(180))).regions().get(0);
        assertThat(same.keypoints()).isEqualTo(marked);
        assertThat(same.facing()).isNull();
    }

    @Test
    void aThingOrAnotherPersonIsGivenNothing() {
        Region dog = Region.annotated(0, "dog", DrawnPerson.BOX, Flags.NONE);
        Region neighbour = Region.annotated(1, "person", new Box(300, 80, 540, 440), Flags.NONE);
        Scene given = PosedPerson.give(scene(dog, neighbour), List.of(posed(0)));
        assertThat(given.regions()).allSatisfy(r -> assertThat(r.keypoints()).isNull());
    }

    @Test
    void aBoxThatAnotherDetectorDrewALittleOtherwiseIsTheSamePerson() {
        Box box = DrawnPerson.BOX;
        Region woman =
                Region.annotated(0, "woman", new Box(box.x1() + 5, box.y1() - 6, box.x2() + 4, box.y2()), Flags.NONE);
        Region given =
                PosedPerson.give(scene(woman), List.of(posed(0))).regions().get(0);
        assertThat(requireNonNull(given.facing()).view()).isEqualTo(View.TOWARDS);
    }
}
