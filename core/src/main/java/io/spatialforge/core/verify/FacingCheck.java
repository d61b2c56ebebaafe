package io.spatialforge.core.verify;

import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.View;
import org.jspecify.annotations.Nullable;

/**
 * Facing and bearing by the plain signs in a person's keypoints: which shoulder is on which side, whether the face is
 * seen, and to which side of the ears the nose points.
 */
final class FacingCheck {

    /** Largest angle in degrees between a bearing and the middle of its direction. */
    private static final double OFF_AXIS = 60;

    /** Inverse depths that differ by more than this part of the scene's range are not side by side. */
    private static final double LEVEL = 0.1;

    private FacingCheck() {}

    static Verdict facing(Region viewer, View claimed) {
        View seen = view(viewer.keypoints());
        if (seen == null) {
            return Verdicts.unknown(Reason.NO_FACING);
        }
        return seen == claimed ? Verdicts.HOLDS : new Verdict.Fails("the keypoints say " + seen.id());
    }

    /** The view that the signs speak for; null where they speak for none. */
    static @Nullable View view(@Nullable Keypoints k) {
        if (k == null || !k.labelled(Keypoints.LEFT_SHOULDER) || !k.labelled(Keypoints.RIGHT_SHOULDER)) {
            return null;
        }
        double shoulders = k.x(Keypoints.LEFT_SHOULDER) - k.x(Keypoints.RIGHT_SHOULDER);
        double height = torsoHeight(k);
        boolean face = k.visible(Keypoints.NOSE);
        boolean leftEar = k.visible(Keypoints.LEFT_EAR);
        boolean rightEar = k.visible(Keypoints.RIGHT_EAR);
        if (face && Math.abs(shoulders) < 0.5 * height) {
            double left = k.x(Keypoints.LEFT_EAR) - k.x(Keypoints.NOSE);
            double right = k.x(Keypoints.RIGHT_EAR) - k.x(Keypoints.NOSE);
            // Someone who looks to the image's left shows the left ear; whoever marks the other one too puts it there.
            if (leftEar && left > 0 && !(rightEar && right <= 0)) {
                return View.LEFT;
            }
            if (rightEar && right < 0 && !(leftEar && left >= 0)) {
                return View.RIGHT;
            }
        }
        boolean eye = k.visible(Keypoints.LEFT_EYE) || k.visible(Keypoints.RIGHT_EYE);
        if (face && eye && shoulders > 0.15 * height) {
            return View.TOWARDS;
        }
        return !face && !eye && shoulders < -0.15 * height ? View.AWAY : null;
    }

    /** Vertical distance from shoulders to hips in pixels; where hips are not labelled, a width-free stand-in of 0. */
    private static double torsoHeight(Keypoints k) {
        if (!k.labelled(Keypoints.LEFT_HIP) || !k.labelled(Keypoints.RIGHT_HIP)) {
            return 0;
        }
        double hips = (k.y(Keypoints.LEFT_HIP) + k.y(Keypoints.RIGHT_HIP)) / 2;
        double shoulders = (k.y(Keypoints.LEFT_SHOULDER) + k.y(Keypoints.RIGHT_SHOULDER)) / 2;
        return Math.max(0, hips - shoulders);
    }

    /** A distance along the optical axis, whichever way it was measured. */
    private static double along(
            DepthSource source, double distance, double x, Region region, Image image, double focal) {
        if (source.geometry() == DepthSource.Geometry.Z) {
            return distance;
        }
        double y = (region.box().y1() + region.box().y2() - image.height()) / 2 / focal;
        return distance / Math.hypot(Math.hypot(x, y), 1);
    }

    static Verdict bearing(Scene scene, Region viewer, Region target, Direction claimed) {
        View view = view(viewer.keypoints());
        RegionDepth from = viewer.depth();
        RegionDepth to = target.depth();
        DepthSource source = scene.depth();
        if (view == null || from == null || to == null || source == null) {
            return Verdicts.unknown(Reason.NO_FACING);
        }
        Image image = scene.image();
        double focal = Math.max(image.width(), image.height());
        double viewerX = (viewer.box().x1() + viewer.box().x2() - image.width()) / 2 / focal;
        double targetX = (target.box().x1() + target.box().x2() - image.width()) / 2 / focal;
        double right;
        double away;
        if (source.kind() == DepthSource.Kind.INVERSE) {
            double gap = Math.abs(from.check().centre() - to.check().centre());
            if (gap > LEVEL * (source.high() - source.low())) {
                return Verdicts.unknown(Reason.BELOW_MARGIN);
            }
            right = targetX - viewerX;
            away = 0;
        } else {
            // In the frame whose second axis is the ray to the viewer: sideways to its right, and on along it.
            double z = along(source, from.check().centre(), viewerX, viewer, image, focal);
            double tz = along(source, to.check().centre(), targetX, target, image, focal);
            double dx = targetX * tz - viewerX * z;
            double dz = tz - z;
            double norm = Math.sqrt(1 + viewerX * viewerX);
            right = (dx - viewerX * dz) / norm;
            away = (dz + viewerX * dx) / norm;
        }
        double ahead = switch (view) {
            case TOWARDS -> -away;
            case AWAY -> away;
            case LEFT -> -right;
            case RIGHT -> right;
        };
        double left = switch (view) {
            case TOWARDS -> right;
            case AWAY -> -right;
            case LEFT -> -away;
            case RIGHT -> away;
        };
        double along = switch (claimed) {
            case AHEAD -> ahead;
            case BEHIND -> -ahead;
            case LEFT -> left;
            case RIGHT -> -left;
        };
        double angle = Math.toDegrees(Math.acos(Math.clamp(along / Math.hypot(ahead, left), -1, 1)));
        if (angle <= OFF_AXIS) {
            return Verdicts.HOLDS;
        }
        return angle >= 180 - OFF_AXIS
                ? new Verdict.Fails("it is on the other side")
                : Verdicts.unknown(Reason.NEAR_BOUNDARY);
    }
}
