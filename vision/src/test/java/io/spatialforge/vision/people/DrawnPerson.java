package io.spatialforge.vision.people;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.vision.model.Pose;

/** A person drawn by rotating a body about its axis: shoulders 0.7 torsos apart, the face in front of the head. */
final class DrawnPerson {

    static final Box BOX = new Box(200, 80, 440, 440);

    /** In torsos: sideways to the person's left, forwards, down from the shoulders. */
    private static final double[][] BODY = {
        {0, 0.22, -0.35},
        {0.06, 0.17, -0.42},
        {-0.06, 0.17, -0.42},
        {0.14, 0, -0.38},
        {-0.14, 0, -0.38},
        {0.35, 0, 0},
        {-0.35, 0, 0},
        {0.4, 0, 0.5},
        {-0.4, 0, 0.5},
        {0.4, 0.1, 0.9},
        {-0.4, 0.1, 0.9},
        {0.2, 0, 1},
        {-0.2, 0, 1},
        {0.2, 0, 1.8},
        {-0.2, 0, 1.8},
        {0.2, 0, 2.5},
        {-0.2, 0, 2.5}
    };

    private DrawnPerson() {}

    /**
     * Keypoints as people would mark them: what the head hides is not.
     *
     * @param degrees 0 towards the camera, +90 to the image's right
     */
    static double[] turned(double degrees) {
        double[] values = new double[3 * Keypoints.COUNT];
        for (int i = 0; i < Keypoints.COUNT; i++) {
            place(values, i, degrees);
            values[3 * i + 2] = isHidden(i, degrees) ? 0 : 2;
        }
        return values;
    }

    /** Keypoints as a model would place and score them: what is hidden is placed where it is, and scored low. */
    static Pose posed(double degrees) {
        double[] values = new double[3 * Keypoints.COUNT];
        for (int i = 0; i < Keypoints.COUNT; i++) {
            place(values, i, degrees);
            values[3 * i + 2] = isHidden(i, degrees) ? 0.12 : 0.6;
        }
        return new Pose(values);
    }

    private static void place(double[] values, int i, double degrees) {
        double a = Math.toRadians(degrees);
        values[3 * i] = 320 + 100 * (BODY[i][0] * Math.cos(a) + BODY[i][1] * Math.sin(a));
        values[3 * i + 1] = 150 + 100 * BODY[i][2];
    }

    private static boolean isHidden(int i, double degrees) {
        double a = Math.toRadians(degrees);
        double towards = -BODY[i][0] * Math.sin(a) + BODY[i][1] * Math.cos(a);
        return switch (i) {
            case 0, 1, 2 -> towards < -0.03; // the face is on the far side of the head
            case 3, 4 -> towards < -0.05; // the ear is
            default -> false;
        };
    }
}
