package io.spatialforge.vision.model.decode;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * MoveNet: shown one person, output {@code [n, 1, 17, 3]}, for each of COCO's keypoints y and x as shares of the tensor's
 * height and width, and a score.
 *
 * <p>Setting {@code margin}: how much more than the person is shown, see {@link PersonCrop}.
 */
final class MoveNet implements PoseModel {

    static final Decoder DECODER = new Decoder("movenet", Role.POSE, MoveNet::check, MoveNet::new);

    private static final int POINTS = 17;
    private static final double MARGIN = 1.1;

    private final ModelIdentity identity;
    private final PictureGraph graph;
    private final PersonCrop crop;
    private final String output;

    private MoveNet(Loaded loaded) {
        this.identity = loaded.identity();
        this.crop =
                PersonCrop.of(loaded.spec().settings().fresh(), loaded.spec().input(), MARGIN);
        this.graph = loaded.pictures();
        String expected = "[n, 1, 17, 3]: y, x and score of 17 keypoints";
        Port port = graph.graph().onlyOutput(expected);
        if (!port.fits(Port.ANY, 1, POINTS, 3)) {
            throw graph.graph().differs("output", port, expected);
        }
        this.output = port.name();
    }

    private static void check(Settings settings) {
        Settings fresh = settings.fresh();
        fresh.number("margin", MARGIN, 1, 3);
        fresh.rejectOthers();
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public List<Pose> poses(Picture picture, List<Box> people) {
        List<View> views = new ArrayList<>(people.size());
        for (Box person : people) {
            views.add(crop.of(picture, person));
        }
        return graph.answers(views, this::read);
    }

    private Pose read(Answer answer, int slot, Placement placement) {
        Answer.Floats floats = answer.floats(output);
        double[] values = new double[3 * POINTS];
        int at = slot * floats.perPicture();
        for (int i = 0; i < values.length; i += 3) {
            values[i] = placement.x(floats.values()[at + i + 1] * placement.width());
            values[i + 1] = placement.y(floats.values()[at + i] * placement.height());
            values[i + 2] = Math.clamp(floats.values()[at + i + 2], 0, 1);
        }
        return new Pose(values);
    }
}
