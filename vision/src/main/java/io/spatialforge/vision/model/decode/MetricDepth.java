package io.spatialforge.vision.model.decode;

import io.spatialforge.core.scene.DepthSource.Geometry;
import io.spatialforge.core.scene.DepthSource.Kind;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Depth in metres: a number for each pixel, larger is farther. Output {@code [n, h, w]} or {@code [n, 1, h, w]}, of the
 * tensor's size or a share of it: Depth Anything V2 metric, Depth Anything 3 metric, ZoeDepth, Metric3D.
 *
 * <p>A model that was trained as if all photographs were taken with one lens (Metric3D, 1000 pixels of focal length) gives
 * metres only of a photograph whose lens is known. Of any other the map is right up to a factor, and is declared so.
 *
 * <p>Settings: {@code output}, its name (the only one there is, or else {@code predicted_depth}); {@code scale}, numbers of a metre (1; 1000 for millimetres); {@code geometry}, {@code z} along the optical
 * axis or {@code ray}; {@code most}, metres beyond which nothing is taken as measured, such as what the model was trained to
 * (sky would else be as far as a house); {@code canonical_focal}, the focal length of training in pixels of the tensor; and
 * with it {@code field_of_view}, degrees that the longer side of every photograph spans, for photographs of one known lens.
 *
 * <p>Tested on tiny graphs with these tensors, not on these models' weights.
 */
final class MetricDepth implements DepthModel {

    static final Decoder DECODER = new Decoder("metric-depth", Role.DEPTH, Reading::of, MetricDepth::new);

    private static final String NAME = "predicted_depth";

    private final ModelIdentity identity;
    private final Reading reading;
    private final PictureGraph graph;
    private final String output;

    /**
     * @param output its name; null for the only one, or the usual name
     * @param most metres
     * @param focal of training, in pixels of the tensor; null where the model needs none
     * @param view degrees; null where it is not known
     */
    private record Reading(
            @Nullable String output,
            double scale,
            Geometry geometry,
            double most,
            @Nullable Double focal,
            @Nullable Double view) {

        static Reading of(Settings settings) {
            Settings fresh = settings.fresh();
            Reading reading = new Reading(
                    fresh.text("output"),
                    fresh.number("scale", 1, 1e-6, 1e6),
                    fresh.oneOf("geometry", "z", List.of("z", "ray")).equals("z") ? Geometry.Z : Geometry.RAY,
                    fresh.number("most", 1000, 0.1, 1e6),
                    fresh.has("canonical_focal") ? (Double) fresh.number("canonical_focal", 0, 1, 1e5) : null,
                    fresh.has("field_of_view") ? (Double) fresh.number("field_of_view", 0, 1, 170) : null);
            if (reading.view != null && reading.focal == null) {
                throw fresh.wrong(
                        "canonical_focal", "the focal length of training, which field_of_view is held against");
            }
            fresh.rejectOthers();
            return reading;
        }

        Kind kind() {
            return focal != null && view == null ? Kind.RELATIVE : Kind.METRIC;
        }

        /** Metres of a number that the model gives. */
        double metres(Placement placement) {
            if (focal == null || view == null) {
                return 1 / scale;
            }
            double half = Math.max(placement.columns(), placement.rows()) / 2.0;
            return half / Math.tan(Math.toRadians(view / 2)) / focal / scale;
        }
    }

    private MetricDepth(Loaded loaded) {
        this.identity = loaded.identity();
        this.reading = Reading.of(loaded.spec().settings());
        this.graph = loaded.pictures();
        this.output = output(graph.graph(), reading.output);
    }

    private static String output(Graph graph, @Nullable String named) {
        if (named == null && graph.outputs().size() == 1) {
            return DepthOutput.of(graph);
        }
        return DepthOutput.of(graph, graph.output(named == null ? NAME : named));
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public DepthMeaning meaning() {
        return new DepthMeaning(reading.kind(), reading.geometry, 1, null, identity.brief());
    }

    @Override
    public List<DepthMap> depth(List<Picture> pictures) {
        return graph.answers(pictures.stream().map(View::whole).toList(), this::map);
    }

    private DepthMap map(Answer answer, int slot, Placement placement) {
        DepthMap map = DepthOutput.map(answer.floats(output), slot, placement);
        float[] values = map.values();
        double metres = reading.metres(placement);
        for (int i = 0; i < values.length; i++) {
            double value = values[i] * metres;
            values[i] = value > 0 && value <= reading.most ? (float) value : Float.NaN;
        }
        return map;
    }
}
