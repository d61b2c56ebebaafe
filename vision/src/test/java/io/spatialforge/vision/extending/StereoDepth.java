package io.spatialforge.vision.extending;

import io.spatialforge.core.scene.DepthSource.Geometry;
import io.spatialforge.core.scene.DepthSource.Kind;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.decode.AddedDecoder;
import io.spatialforge.vision.model.decode.Decoder;
import io.spatialforge.vision.model.decode.Loaded;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.List;

/**
 * Depth of networks that give, for each pixel, how far it moves between two cameras: output {@code disparity} of shape
 * {@code [n, 1, h, w]}. Distance is {@code focal_baseline}, focal length times the cameras' distance, over disparity.
 */
public final class StereoDepth implements AddedDecoder {

    @Override
    public Decoder decoder() {
        return new Decoder("stereo-depth", Role.DEPTH, StereoDepth::focalBaseline, Network::new);
    }

    private static double focalBaseline(Settings settings) {
        Settings fresh = settings.fresh();
        double value = fresh.number("focal_baseline", 1, 1e-3, 1e6);
        fresh.rejectOthers();
        return value;
    }

    private static final class Network implements DepthModel {

        private final ModelIdentity identity;
        private final double focalBaseline;
        private final PictureGraph graph;

        Network(Loaded loaded) {
            identity = loaded.identity();
            focalBaseline = focalBaseline(loaded.spec().settings());
            graph = loaded.pictures();
            graph.graph().output("disparity");
        }

        @Override
        public ModelIdentity identity() {
            return identity;
        }

        @Override
        public DepthMeaning meaning() {
            return new DepthMeaning(Kind.METRIC, Geometry.Z, 1, null, identity.brief());
        }

        @Override
        public List<DepthMap> depth(List<Picture> pictures) {
            return graph.answers(pictures.stream().map(View::whole).toList(), this::map);
        }

        private DepthMap map(Answer answer, int slot, Placement placement) {
            Answer.Floats disparity = answer.floats("disparity");
            float[] metres = new float[disparity.perPicture()];
            for (int i = 0; i < metres.length; i++) {
                float moved = disparity.values()[slot * metres.length + i];
                metres[i] = moved > 0 ? (float) (focalBaseline / moved) : Float.NaN;
            }
            return new DepthMap(disparity.length(3), disparity.length(2), metres);
        }
    }
}
