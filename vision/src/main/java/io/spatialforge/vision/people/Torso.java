package io.spatialforge.vision.people;

import static io.spatialforge.core.scene.Keypoints.LEFT_HIP;
import static io.spatialforge.core.scene.Keypoints.LEFT_SHOULDER;
import static io.spatialforge.core.scene.Keypoints.RIGHT_HIP;
import static io.spatialforge.core.scene.Keypoints.RIGHT_SHOULDER;

import io.spatialforge.core.scene.Box;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A person's torso, upright or leaning, whoever placed its four points.
 *
 * <p>The unit of all that is measured of a person is the torso's length: from the middle of the shoulders to the middle of
 * the hips. Seen from the front or the back, shoulders are about 0.7 torsos apart; turned by an angle, they appear that
 * times its cosine.
 *
 * @param shouldersX middle of the shoulders, in pixels
 * @param length from the middle of the shoulders to the middle of the hips, in pixels
 * @param spread left shoulder right of the right one, in torsos: positive from the front, negative from behind
 * @param hips left hip right of the right one, in torsos
 * @param lean degrees from upright, positive where the shoulders lie to the image's right of the hips
 */
record Torso(double shouldersX, double length, double spread, double hips, double lean) {

    private static final double FRONTAL_SPREAD = 0.7;
    private static final double MIN_PIXELS = 16;

    /** Points lie a little outside of a box that was drawn or detected: this part of its longer side. */
    private static final double SLACK = 0.05;

    /**
     * Null where the torso is too small, upside down, or has points outside of the box, which belong to someone else.
     *
     * @param x of a keypoint by its number in COCO's order, in pixels
     * @param y of a keypoint, in pixels
     * @param box the person's
     */
    static @Nullable Torso of(IntToDoubleFunction x, IntToDoubleFunction y, Box box) {
        for (int point : new int[] {LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_HIP, RIGHT_HIP}) {
            if (outside(x.applyAsDouble(point), y.applyAsDouble(point), box)) {
                return null;
            }
        }
        double shouldersX = middle(x, LEFT_SHOULDER, RIGHT_SHOULDER);
        double across = shouldersX - middle(x, LEFT_HIP, RIGHT_HIP);
        double down = middle(y, LEFT_HIP, RIGHT_HIP) - middle(y, LEFT_SHOULDER, RIGHT_SHOULDER);
        double length = Math.hypot(across, down);
        if (length < MIN_PIXELS || down <= 0) {
            return null;
        }
        return new Torso(
                shouldersX,
                length,
                (x.applyAsDouble(LEFT_SHOULDER) - x.applyAsDouble(RIGHT_SHOULDER)) / length,
                (x.applyAsDouble(LEFT_HIP) - x.applyAsDouble(RIGHT_HIP)) / length,
                Math.toDegrees(Math.atan2(across, down)));
    }

    /**
     * The angle from the camera to either side at which shoulders appear so far apart, 0 to 180; 0 and 180 where they are
     * at least as wide as expected.
     */
    double turn() {
        return Math.toDegrees(Math.acos(Math.clamp(spread / FRONTAL_SPREAD, -1, 1)));
    }

    /**
     * Half the angle from the camera, or from its contrary, at which shoulders appear so far apart: 0 to 45. Bodies differ
     * in their proportions as much as a spread between 0.6 and 0.7 tells.
     */
    double halfTurn() {
        return Math.toDegrees(Math.acos(Math.min(1, Math.abs(spread) / FRONTAL_SPREAD))) / 2;
    }

    Torso meanWith(Torso other) {
        return new Torso(
                (shouldersX + other.shouldersX) / 2,
                (length + other.length) / 2,
                (spread + other.spread) / 2,
                (hips + other.hips) / 2,
                (lean + other.lean) / 2);
    }

    private static double middle(IntToDoubleFunction of, int left, int right) {
        return (of.applyAsDouble(left) + of.applyAsDouble(right)) / 2;
    }

    private static boolean outside(double x, double y, Box box) {
        double slack = SLACK * Math.max(box.width(), box.height());
        return x < box.x1() - slack || x > box.x2() + slack || y < box.y1() - slack || y > box.y2() + slack;
    }
}
