package io.spatialforge.vision.see;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.people.TwoLooks;
import java.util.ArrayList;
import java.util.List;

/**
 * What models told, as it is kept: places to a hundredth of a pixel, scores to a ten-thousandth. That is far below what any
 * model knows, halves the lines, and hides the last bits in which runtimes differ.
 */
final class Kept {

    private static final double PLACES = 100;
    private static final double SCORES = 10_000;

    private Kept() {}

    static List<Detection> detections(List<Detection> found) {
        List<Detection> kept = new ArrayList<>(found.size());
        for (Detection one : found) {
            Box box = one.box();
            kept.add(new Detection(
                    one.label(),
                    new Box(
                            rounded(box.x1(), PLACES),
                            rounded(box.y1(), PLACES),
                            rounded(box.x2(), PLACES),
                            rounded(box.y2(), PLACES)),
                    rounded(one.score(), SCORES)));
        }
        return kept;
    }

    static TwoLooks looks(TwoLooks looks) {
        Pose again = looks.again();
        return new TwoLooks(pose(looks.pose()), again == null ? null : pose(again));
    }

    private static Pose pose(Pose pose) {
        double[] values = pose.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = rounded(values[i], i % 3 == 2 ? SCORES : PLACES);
        }
        return new Pose(values);
    }

    private static double rounded(double value, double steps) {
        return Math.rint(value * steps) / steps;
    }
}
