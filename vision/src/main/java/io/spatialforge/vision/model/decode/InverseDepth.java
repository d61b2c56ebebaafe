package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.List;

/**
 * Relative inverse depth: a number for each pixel, of unknown factor and offset. Output {@code [n, h, w]} or
 * {@code [n, 1, h, w]}, of the tensor's size or a share of it: TCMonoDepth, MiDaS, Depth Anything.
 *
 * <p>Setting {@code nearer}: {@code larger} or {@code smaller}, whichever numbers are nearer; maps are always given with
 * larger being nearer.
 */
final class InverseDepth implements DepthModel {

    static final Decoder DECODER = new Decoder("inverse-depth", Role.DEPTH, InverseDepth::sign, InverseDepth::new);

    private final ModelIdentity identity;
    private final DepthMeaning meaning;
    private final PictureGraph graph;
    private final String output;
    private final int sign;

    private InverseDepth(Loaded loaded) {
        this.identity = loaded.identity();
        this.meaning = DepthMeaning.inverse(identity.brief());
        this.sign = sign(loaded.spec().settings());
        this.graph = loaded.pictures();
        this.output = DepthOutput.of(graph.graph());
    }

    private static int sign(Settings settings) {
        Settings fresh = settings.fresh();
        String nearer = fresh.neededOneOf("nearer", List.of("larger", "smaller"));
        fresh.rejectOthers();
        return nearer.equals("larger") ? 1 : -1;
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public DepthMeaning meaning() {
        return meaning;
    }

    @Override
    public List<DepthMap> depth(List<Picture> pictures) {
        return graph.answers(pictures.stream().map(View::whole).toList(), this::map);
    }

    private DepthMap map(Answer answer, int slot, Placement placement) {
        DepthMap map = DepthOutput.map(answer.floats(output), slot, placement);
        float[] values = map.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isFinite(values[i]) ? sign * values[i] : Float.NaN;
        }
        return map;
    }
}
