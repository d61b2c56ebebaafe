package io.spatialforge.viewer.report;

import io.spatialforge.core.claim.Task;
import io.spatialforge.viewer.chart.NumberStyle;
import io.spatialforge.viewer.chart.Scale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of evidence of which the report shows how they are distributed: how far apart in depth two things are, and
 * what else near and far, left and right, and directions rest on.
 *
 * @param measure its name in evidence
 * @param across what the values are, for an axis
 */
record MeasureKind(Task task, String measure, String title, String across, NumberStyle style, Scale scale) {

    private static final Scale SHARE = new Scale.Linear(0, 1);
    private static final Scale RATIO = new Scale.Log(1, 64);
    private static final Scale ANGLE = new Scale.Linear(0, 180);

    /** All of them, in the order in which they are shown. */
    static final List<MeasureKind> ALL = all();

    private static List<MeasureKind> all() {
        List<MeasureKind> all = new ArrayList<>();
        Task near = Task.NEAR_FAR;
        all.add(ratio(near, "depth_ratio", "Depth: how far apart", "distance of the farther over that of the nearer"));
        all.add(share(near, "inverse_gap", "Relative depth: the gap", "of what the depth map spans"));
        all.add(ratio(
                near,
                "inverse_ratio",
                "Relative depth: the ratio",
                "depth map's value of the nearer over the farther"));
        all.add(share(near, "second_gap", "Second look at depth: the gap", "of what its map spans"));
        all.add(share(near, "lower_edge", "Boxes: who ends lower", "of the image's height"));
        all.add(share(near, "ground_contact", "Boxes: who meets the ground lower", "of the image's height"));
        all.add(share(near, "elevation", "Boxes: things of one kind, who ends lower", "of the image's height"));
        all.add(ratio(near, "apparent_size", "Boxes: who looks larger", "distance by looks, farther over nearer"));
        all.add(share(near, "occlusion", "Boxes: who hides whom", "of the smaller box shared"));
        all.add(share(
                Task.LEFT_RIGHT,
                "centre_gap",
                "Left and right: how far apart",
                "of the image's width between middles"));
        all.add(new MeasureKind(
                Task.PERSPECTIVE,
                "bearing_guard",
                "Directions: how clear of the next",
                "degrees from the line between two directions",
                NumberStyle.DEGREES,
                ANGLE));
        all.add(share(Task.PERSPECTIVE, "facing_confidence", "Facing: how sure", "confidence"));
        return List.copyOf(all);
    }

    private static MeasureKind share(Task task, String measure, String title, String across) {
        return new MeasureKind(task, measure, title, across, NumberStyle.PERCENT, SHARE);
    }

    private static MeasureKind ratio(Task task, String measure, String title, String across) {
        return new MeasureKind(task, measure, title, across, NumberStyle.TIMES, RATIO);
    }

    /** Null for a number that is not shown. */
    static @Nullable MeasureKind of(Task task, String measure) {
        for (MeasureKind kind : ALL) {
            if (kind.task == task && kind.measure.equals(measure)) {
                return kind;
            }
        }
        return null;
    }
}
