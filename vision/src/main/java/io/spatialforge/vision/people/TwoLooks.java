package io.spatialforge.vision.people;

import static org.bytedeco.opencv.global.opencv_core.flip;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.pixels.Picture;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * A person as a pose model saw them twice: as they are, and in the mirrored picture with a little more around them.
 *
 * @param pose from the plain picture
 * @param again from the mirrored picture, mirrored back so that left and right are the person's own again; null where the
 *     first look found no torso that a second one could confirm
 */
public record TwoLooks(Pose pose, @Nullable Pose again) {

    /** Side of what the second look is shown over that of the first. */
    private static final double MORE = 1.1;

    /** What tells these looks from those of another model, or of the same model in another way. */
    public static ModelIdentity identity(PoseModel model) {
        ModelIdentity plain = model.identity();
        return new ModelIdentity(plain.id(), plain.sha256(), plain.settings() + " again mirrored " + MORE);
    }

    /**
     * Looks at people of a picture.
     *
     * @param people their boxes in pixels of the upright image
     * @return for each, in order
     * @throws io.spatialforge.vision.model.ModelException if inference fails
     */
    public static List<TwoLooks> at(PoseModel model, Picture picture, List<Box> people) {
        List<Pose> first = model.poses(picture, people);
        List<Box> worth = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (FacingFromPose.isWorthASecondLook(first.get(i), people.get(i))) {
                worth.add(grown(people.get(i)).mirrored(picture.width()));
            }
        }
        List<Pose> second = worth.isEmpty() ? List.of() : mirroredPoses(model, picture, worth);
        List<TwoLooks> looks = new ArrayList<>(people.size());
        int next = 0;
        for (int i = 0; i < people.size(); i++) {
            boolean again = FacingFromPose.isWorthASecondLook(first.get(i), people.get(i));
            looks.add(new TwoLooks(first.get(i), again ? second.get(next++).mirrored(picture.width()) : null));
        }
        return looks;
    }

    private static List<Pose> mirroredPoses(PoseModel model, Picture picture, List<Box> people) {
        Mat flipped = new Mat();
        flip(picture.pixels(), flipped, 1);
        try (Picture mirrored = new Picture(flipped, picture.width(), picture.height())) {
            return model.poses(mirrored, people);
        }
    }

    private static Box grown(Box box) {
        double x = (MORE - 1) / 2 * box.width();
        double y = (MORE - 1) / 2 * box.height();
        return new Box(box.x1() - x, box.y1() - y, box.x2() + x, box.y2() + y);
    }

    /**
     * The points with the flags that people's annotations have, by the score: seen, placed though hidden, or not placed.
     * They are the second look's where there was one, so that whoever checks a facing by the flags leans least on what it
     * was told from.
     */
    public Keypoints keypoints() {
        Pose from = again == null ? pose : again;
        double[] values = from.values().clone();
        for (int i = 2; i < values.length; i += 3) {
            values[i] = values[i] >= SEEN ? 2 : values[i] >= PLACED ? 1 : 0;
        }
        return new Keypoints(values);
    }

    /** Scores of noses of people seen from behind stay below, those of faces above: 0.02–0.30 and 0.35–0.85. */
    private static final double SEEN = 0.3;

    private static final double PLACED = 0.1;
}
