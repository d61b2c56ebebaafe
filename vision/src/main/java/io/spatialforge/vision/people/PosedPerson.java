package io.spatialforge.vision.people;

import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.model.ModelIdentity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person that a pose model was shown.
 *
 * @param model with the way of looking, {@link TwoLooks#identity}
 * @param box that it was shown, in pixels of the upright image
 */
public record PosedPerson(ModelIdentity model, Box box, TwoLooks looks) {

    /**
     * A region whose box differs more from what was shown (intersection over union) is not taken for the same person: it
     * was merged from other boxes than those looked at, or is a neighbour.
     */
    private static final double SAME = 0.8;

    /** Whether a pose model is asked about the region: a person whose keypoints no one has marked. */
    public static boolean isWanted(Region region) {
        return region.shape() instanceof Box
                && region.keypoints() == null
                && Labels.standard().isPerson(region.label());
    }

    /** A scene whose people have keypoints and facing as far as their poses tell; what people marked stays. */
    public static Scene give(Scene scene, List<PosedPerson> people) {
        if (people.isEmpty()) {
            return scene;
        }
        List<Region> regions = new ArrayList<>(scene.regions().size());
        for (Region region : scene.regions()) {
            PosedPerson person = isWanted(region) ? of(region.box(), people) : null;
            regions.add(person == null ? region : person.given(region));
        }
        return scene.withRegions(regions, scene.depth());
    }

    private static @Nullable PosedPerson of(Box box, List<PosedPerson> people) {
        PosedPerson best = null;
        for (PosedPerson person : people) {
            double iou = person.box.iou(box);
            if (iou >= SAME && (best == null || iou > best.box.iou(box))) {
                best = person;
            }
        }
        return best;
    }

    private Region given(Region region) {
        return region.withKeypoints(looks.keypoints())
                .withFacing(FacingFromPose.estimate(looks.pose(), looks.again(), region.box(), model.brief()));
    }
}
