package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import org.jspecify.annotations.Nullable;

/** Whether a target stands beside a person and nowhere else, where depth is inverse and gives no distances. */
final class Beside {

    /** Least sideways displacement in widths of the viewer's box. */
    private static final double WIDTHS = 1.5;

    /** Farthest that a target beside the viewer stands before or behind them, as a part of how far it stands sideways. */
    private static final double MAX_ONWARDS = 0.4;

    /** A viewer whose box is so high a part of the image's is within 7 m or so. */
    private static final double NEAR_VIEWER = 0.35;

    /**
     * The class of facing must hold for the axis of the camera, too: the viewer stands within 12° of it, in parts of the
     * longer side (taken as the focal length), and is sure to face nearly there.
     */
    private static final double NEAR_AXIS = 0.21;

    private static final double SURE_FACING = 0.85;

    private Beside() {}

    /** How far the target is to the side of the viewer. */
    static Measure sideways(Region viewer, Region target) {
        return new Measure("sideways_widths", Math.abs(displacement(viewer, target)), WIDTHS);
    }

    /** In widths of the viewer's box, to the image's right. */
    static double displacement(Region viewer, Region target) {
        return (target.box().centreX() - viewer.box().centreX()) / viewer.box().width();
    }

    /** The first of the numbers that fall short; null where the target stands beside the viewer. */
    static @Nullable Measure shortfall(SceneFacts facts, Region viewer, FacingEstimate facing, Region target) {
        Image image = facts.scene().image();
        double longer = Math.max(image.width(), image.height());
        Measure sideways = sideways(viewer, target);
        if (sideways.value() < WIDTHS || viewer.box().horizontalOverlap(target.box()) > 0) {
            return sideways;
        }
        double gap = Math.abs(displacement(viewer, target)) * viewer.box().width() / image.width();
        if (gap < facts.margins().sideGap()) {
            return new Measure("centre_gap", gap, facts.margins().sideGap());
        }
        double apart = apart(viewer, target);
        if (!(apart <= 1)) {
            return new Measure("depth_apart", apart, 1);
        }
        if (facing.confidence() < SURE_FACING) {
            return new Measure("facing_confidence", facing.confidence(), SURE_FACING);
        }
        double offAxis = Math.abs(viewer.box().centreX() - image.width() / 2.0) / longer;
        return offAxis > NEAR_AXIS ? new Measure("off_axis", offAxis, NEAR_AXIS) : shortOfGround(image, viewer, target);
    }

    /**
     * How far apart the middles of the two lie in depth, in reaches of the one that reaches less far towards the other; up to
     * 1 the middle of each extent lies in the other's. An extent alone may reach far to either side.
     */
    private static double apart(Region viewer, Region target) {
        RegionDepth v = viewer.depth();
        RegionDepth t = target.depth();
        return v == null || t == null
                ? Double.POSITIVE_INFINITY
                : Math.max(
                        apart(v.stated(), t.stated().centre()),
                        apart(t.stated(), v.stated().centre()));
    }

    private static double apart(DepthExtent extent, double other) {
        double end = (other - extent.centre()) * (extent.near() - extent.far()) > 0 ? extent.near() : extent.far();
        double away = Math.abs(other - extent.centre());
        return away == 0 ? 0 : away / Math.abs(end - extent.centre());
    }

    /**
     * Whether the place of their feet speaks against it. Inverse depths of far things are all alike: a tower behind a distant
     * walker has a person's depth. Of two things on level ground the lower edges tell: seen from a person's height, a
     * difference of them is to the sideways distance, both as parts of the viewer's height, as the one's going on into the
     * distance is to its going sideways, times the viewer's height over the focal length (taken as the longer side). Where
     * the target does not stand on the ground, only a near viewer will do.
     */
    private static @Nullable Measure shortOfGround(Image image, Region viewer, Region target) {
        Box v = viewer.box();
        Box t = target.box();
        if (!Labels.standard().standsOnGround(target.label())) {
            double share = v.height() / image.height();
            return share >= NEAR_VIEWER ? null : new Measure("viewer_height", share, NEAR_VIEWER);
        }
        double onwards = Math.abs(v.y2() - t.y2()) / v.height();
        double sideways = Math.abs(v.centreX() - t.centreX()) / Math.max(image.width(), image.height());
        return onwards <= MAX_ONWARDS * sideways ? null : new Measure("onwards", onwards / sideways, MAX_ONWARDS);
    }
}
