package io.spatialforge.vision.model.decode;

import ai.onnxruntime.OnnxTensor;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.List;
import java.util.Map;

/**
 * RT-DETR and D-FINE, which give each label of each query a score of its own. They come in two forms, told apart by the
 * setting {@code answers}:
 *
 * <ul>
 *   <li>{@code queries}, as transformers exports them: {@linkplain Queries logits and boxes}; a score is a logit's sigmoid.
 *   <li>{@code boxes}, as their makers export them: the graph picks the best itself, {@code labels [n, k]}, {@code boxes [n,
 *       k, 4]} as corners and {@code scores [n, k]}, and takes a second input {@code orig_target_sizes [n, 2]}, width and
 *       height that the boxes are scaled to: the tensor's here, from which they are taken back like all others.
 * </ul>
 *
 * <p>They are trained to answer each thing once, so two boxes of a label are one thing only where they all but coincide: an
 * overlap of 0.7.
 *
 * <p>Settings: {@code labels}, {@code answers}, {@code score}, {@code overlap} and {@code most}.
 *
 * <p>Tested on tiny graphs with these tensors, not on these models' weights.
 */
final class Detr implements Detector {

    static final Decoder DECODER = new Decoder("detr", Role.DETECTOR, Reading::of, Detr::new);

    private static final String SIZES = "orig_target_sizes";

    private final ModelIdentity identity;
    private final Reading reading;
    private final PictureGraph graph;

    private enum Answers {
        QUERIES,
        BOXES
    }

    private record Reading(List<String> labels, Answers answers, Candidates.Limits limits) {

        static Reading of(Settings settings) {
            Settings fresh = settings.fresh();
            Reading reading = new Reading(
                    LabelList.of(fresh),
                    fresh.oneOf("answers", "queries", List.of("queries", "boxes"))
                                    .equals("queries")
                            ? Answers.QUERIES
                            : Answers.BOXES,
                    Candidates.Limits.of(fresh, 0.7));
            fresh.rejectOthers();
            return reading;
        }
    }

    private Detr(Loaded loaded) {
        this.identity = loaded.identity();
        this.reading = Reading.of(loaded.spec().settings());
        this.graph = loaded.pictures();
        switch (reading.answers) {
            case QUERIES -> Queries.check(graph.graph(), reading.labels.size(), "a logit for each label");
            case BOXES -> checkBoxes(graph.graph());
        }
    }

    private static void checkBoxes(Graph graph) {
        Port sizes = graph.input(SIZES);
        if (!sizes.fits(Port.ANY, 2)) {
            throw graph.differs("input", sizes, "[n, 2]: width and height");
        }
        for (String output : List.of("labels", "scores")) {
            if (!graph.output(output).fits(Port.ANY, Port.ANY)) {
                throw graph.differs("output", graph.output(output), "[n, k]: one for each box");
            }
        }
        if (!graph.output("boxes").fits(Port.ANY, Port.ANY, 4)) {
            throw graph.differs("output", graph.output("boxes"), "[n, k, 4]: corners");
        }
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public List<String> labels() {
        return reading.labels;
    }

    @Override
    public List<List<Detection>> detect(List<Picture> pictures) {
        List<View> views = pictures.stream().map(View::whole).toList();
        return switch (reading.answers) {
            case QUERIES -> graph.answers(views, this::readQueries);
            case BOXES -> graph.answers(views, this::sizes, this::readBoxes);
        };
    }

    private List<Detection> readQueries(Answer answer, int slot, Placement placement) {
        Candidates candidates = new Candidates(reading.limits, reading.labels, placement);
        Queries queries = Queries.of(answer, slot, placement);
        double least = Queries.logit(reading.limits.score());
        for (int query = 0; query < queries.count(); query++) {
            for (int label = 0; label < queries.width(); label++) {
                float logit = queries.logit(query, label);
                if (logit >= least) {
                    queries.propose(query, label, Queries.score(logit), candidates);
                }
            }
        }
        return candidates.best();
    }

    private Map<String, OnnxTensor> sizes(List<Placement> placements, int length) {
        long[] sizes = new long[2 * length];
        for (int i = 0; i < length; i++) {
            sizes[2 * i] = placements.get(0).width();
            sizes[2 * i + 1] = placements.get(0).height();
        }
        return Map.of(SIZES, graph.graph().longs(sizes, length, 2));
    }

    private List<Detection> readBoxes(Answer answer, int slot, Placement placement) {
        Candidates candidates = new Candidates(reading.limits, reading.labels, placement);
        Answer.Floats scores = answer.floats("scores");
        float[] boxes = answer.floats("boxes").values();
        long[] labels = answer.longs("labels");
        int count = scores.length(1);
        for (int i = slot * count; i < (slot + 1) * count; i++) {
            if (labels[i] < 0 || labels[i] >= reading.labels.size()) {
                throw new ModelException("model '%s': label %d of %d; is its list of labels the right one?"
                        .formatted(graph.graph().model(), labels[i], reading.labels.size()));
            }
            candidates.propose(
                    (int) labels[i],
                    scores.values()[i],
                    boxes[4 * i],
                    boxes[4 * i + 1],
                    boxes[4 * i + 2],
                    boxes[4 * i + 3]);
        }
        return candidates.best();
    }
}
