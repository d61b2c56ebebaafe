package io.spatialforge.drawn;

import org.jspecify.annotations.Nullable;

/** The side of a person that the picture shows, read from the key points alone as one would for a photograph. */
final class PersonView {
    private static final int NOSE = 0;
    private static final int LEFT_EYE = 1;
    private static final int RIGHT_EYE = 2;
    private static final int LEFT_EAR = 3;
    private static final int RIGHT_EAR = 4;
    private static final int LEFT_SHOULDER = 5;
    private static final int RIGHT_SHOULDER = 6;
    private static final int LEFT_HIP = 11;
    private static final int RIGHT_HIP = 12;

    /** Distance of the shoulders in the picture, over the torso's length, from which a front or back counts as shown. */
    private static final double BROADSIDE = 0.4;

    private PersonView() {}

    /** One of toward, away, side_left, side_right, or null where the points do not decide. */
    static @Nullable String of(double[] points) {
        if (flag(points, LEFT_SHOULDER) == 0 || flag(points, RIGHT_SHOULDER) == 0) {
            return null;
        }
        double torso = Math.abs(middle(points, LEFT_HIP, RIGHT_HIP) - middle(points, LEFT_SHOULDER, RIGHT_SHOULDER));
        if (flag(points, LEFT_HIP) == 0 || flag(points, RIGHT_HIP) == 0 || torso < 1) {
            return null;
        }
        double shoulders = (points[3 * LEFT_SHOULDER] - points[3 * RIGHT_SHOULDER]) / torso;
        boolean face = flag(points, NOSE) == 2 || flag(points, LEFT_EYE) == 2 || flag(points, RIGHT_EYE) == 2;
        if (shoulders > BROADSIDE && face) {
            return "toward";
        }
        if (shoulders < -BROADSIDE && !face) {
            return "away";
        }
        boolean leftEar = flag(points, LEFT_EAR) == 2;
        boolean rightEar = flag(points, RIGHT_EAR) == 2;
        if (Math.abs(shoulders) <= BROADSIDE && flag(points, NOSE) == 2 && leftEar != rightEar) {
            double ear = points[3 * (leftEar ? LEFT_EAR : RIGHT_EAR)];
            return points[3 * NOSE] < ear ? "side_left" : "side_right";
        }
        return null;
    }

    private static double flag(double[] points, int index) {
        return points[3 * index + 2];
    }

    private static double middle(double[] points, int first, int second) {
        return (points[3 * first + 1] + points[3 * second + 1]) / 2;
    }
}
