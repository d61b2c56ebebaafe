package io.spatialforge.bench.corpora;

import static io.spatialforge.core.scene.Keypoints.LEFT_EAR;
import static io.spatialforge.core.scene.Keypoints.LEFT_EYE;
import static io.spatialforge.core.scene.Keypoints.LEFT_HIP;
import static io.spatialforge.core.scene.Keypoints.LEFT_SHOULDER;
import static io.spatialforge.core.scene.Keypoints.NOSE;
import static io.spatialforge.core.scene.Keypoints.RIGHT_EAR;
import static io.spatialforge.core.scene.Keypoints.RIGHT_EYE;
import static io.spatialforge.core.scene.Keypoints.RIGHT_HIP;
import static io.spatialforge.core.scene.Keypoints.RIGHT_SHOULDER;

import io.spatialforge.core.scene.Keypoints;
import java.util.SplittableRandom;

/**
 * Seventeen points of a person who stands in a box, seen from in front (45 in 100), behind (20), one side or the other (10
 * each), or halfway (15, of whom nothing can be told).
 */
final class Skeleton {

    private static final int LEFT_ELBOW = 7;
    private static final int LEFT_WRIST = 9;
    private static final int LEFT_KNEE = 13;
    private static final int LEFT_ANKLE = 15;

    /** x and y in pixels, of hidden points too, and COCO's visibility (0 not labelled, 2 seen) of each point. */
    final double[] points = new double[3 * Keypoints.COUNT];

    private double left;
    private double top;
    private double wide;
    private double high;

    /** Draws the points of a person in this box. */
    void draw(double x1, double y1, double x2, double y2, SplittableRandom random) {
        left = x1;
        top = y1;
        wide = x2 - x1;
        high = y2 - y1;
        int view = random.nextInt(100);
        double turn = view < 45 ? 1 : view < 65 ? -1 : view < 85 ? 0 : 0.5;
        double side = view < 75 ? -1 : 1;
        double noise = 0.012;
        double shoulders = 0.27 * turn + noise * random.nextGaussian();
        pair(LEFT_SHOULDER, RIGHT_SHOULDER, shoulders, 0.2);
        pair(LEFT_HIP, RIGHT_HIP, 0.17 * turn + noise * random.nextGaussian(), 0.51);
        pair(LEFT_ELBOW, LEFT_ELBOW + 1, 0.33 * turn + noise * random.nextGaussian(), 0.35);
        pair(LEFT_WRIST, LEFT_WRIST + 1, 0.36 * turn + noise * random.nextGaussian(), 0.5);
        pair(LEFT_KNEE, LEFT_KNEE + 1, 0.15 * turn + noise * random.nextGaussian(), 0.74);
        pair(LEFT_ANKLE, LEFT_ANKLE + 1, 0.14 * turn + noise * random.nextGaussian(), 0.95);
        if (turn == 0) {
            put(NOSE, 0.5 + 0.11 * side, 0.09);
            both(LEFT_EYE, RIGHT_EYE, 0.5 + 0.07 * side, 0.075);
            both(LEFT_EAR, RIGHT_EAR, 0.5 - 0.06 * side, 0.08);
            hide(side < 0 ? RIGHT_EYE : LEFT_EYE, side < 0 ? RIGHT_EAR : LEFT_EAR);
        } else {
            put(NOSE, 0.5 + noise * random.nextGaussian(), 0.09);
            pair(LEFT_EYE, RIGHT_EYE, 0.06 * turn, 0.072);
            pair(LEFT_EAR, RIGHT_EAR, 0.13 * turn, 0.08);
            if (turn < 0) {
                hide(NOSE, LEFT_EYE, RIGHT_EYE);
            }
        }
    }

    /** The points with scores instead of marks, as a model gives them: it places hidden ones too. */
    double[] scored() {
        double[] scored = points.clone();
        for (int i = 2; i < scored.length; i += 3) {
            scored[i] = scored[i] > 0 ? 0.8 : 0.06;
        }
        return scored;
    }

    private void both(int leftPoint, int rightPoint, double x, double y) {
        put(leftPoint, x, y);
        put(rightPoint, x, y);
    }

    private void pair(int leftPoint, int rightPoint, double aside, double y) {
        put(leftPoint, 0.5 + aside, y);
        put(rightPoint, 0.5 - aside, y);
    }

    private void put(int point, double x, double y) {
        points[3 * point] = left + x * wide;
        points[3 * point + 1] = top + y * high;
        points[3 * point + 2] = 2;
    }

    private void hide(int... hidden) {
        for (int point : hidden) {
            points[3 * point + 2] = 0;
        }
    }
}
