package io.spatialforge.vision.model.decode;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.vision.model.InputSpec;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * Poses of models that place a keypoint by two histograms, one of columns and one of rows (SimCC), as RTMPose does:
 * {@code simcc_x [n, 17, columns · split]} and {@code simcc_y [n, 17, rows · split]}. The highest bin of each is the place,
 * in halves of a pixel where the split is 2; its score is the lower of the two heights, as its makers take it.
 *
 * <p>Bins count from the middle of the first pixel, since the models were trained on places of pixels' middles.
 *
 * <p>Settings: {@code margin} (1.25), see {@link PersonCrop}, and {@code split}, the bins of a pixel (2).
 *
 * <p>Tested on tiny graphs with these tensors, not on RTMPose's weights.
 */
final class SimccPose implements PoseModel {

    static final Decoder DECODER = new Decoder("simcc", Role.POSE, SimccPose::checked, SimccPose::new);

    private static final String ACROSS = "simcc_x";
    private static final String DOWN = "simcc_y";

    /** As its makers train it. */
    private static final double MARGIN = 1.25;

    private final ModelIdentity identity;
    private final PersonCrop crop;
    private final double split;
    private final PictureGraph graph;

    private SimccPose(Loaded loaded) {
        InputSpec input = loaded.spec().input();
        this.identity = loaded.identity();
        this.crop = PersonCrop.of(loaded.spec().settings().fresh(), input, MARGIN);
        this.split = checked(loaded.spec().settings());
        this.graph = loaded.pictures();
        check(graph.graph(), ACROSS, (long) (input.width() * split));
        check(graph.graph(), DOWN, (long) (input.height() * split));
    }

    private static double checked(Settings settings) {
        Settings fresh = settings.fresh();
        fresh.number("margin", MARGIN, 1, 3);
        double split = fresh.number("split", 2, 1, 8);
        fresh.rejectOthers();
        return split;
    }

    private static void check(Graph graph, String output, long bins) {
        Port port = graph.output(output);
        if (!port.fits(Port.ANY, Keypoints.COUNT, bins)) {
            throw graph.differs("output", port, "[n, 17, " + bins + "]: a histogram for each keypoint");
        }
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public List<Pose> poses(Picture picture, List<Box> people) {
        List<View> views = new ArrayList<>();
        for (Box person : people) {
            views.add(crop.of(picture, person));
        }
        return graph.answers(views, this::pose);
    }

    private Pose pose(Answer answer, int slot, Placement placement) {
        Answer.Floats x = answer.floats(ACROSS);
        Answer.Floats y = answer.floats(DOWN);
        double[] values = new double[3 * Keypoints.COUNT];
        for (int point = 0; point < Keypoints.COUNT; point++) {
            int column = highest(x, slot * Keypoints.COUNT + point);
            int row = highest(y, slot * Keypoints.COUNT + point);
            double height = Math.min(x.values()[column], y.values()[row]);
            values[3 * point] = placement.x(0.5 + column % x.length(2) / split);
            values[3 * point + 1] = placement.y(0.5 + row % y.length(2) / split);
            values[3 * point + 2] = Math.clamp(height, 0, 1);
        }
        return new Pose(values);
    }

    /** Where in all the numbers the highest of a histogram is. */
    private static int highest(Answer.Floats histograms, int which) {
        float[] values = histograms.values();
        int bins = histograms.length(2);
        int best = which * bins;
        for (int i = best + 1; i < (which + 1) * bins; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
