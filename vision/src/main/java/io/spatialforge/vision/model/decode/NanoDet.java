package io.spatialforge.vision.model.decode;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * NanoDet: for each of the grids of stride 8, 16, 32 and maybe 64 a score for each label and, for each of the four sides
 * of a box, how likely its distance from the cell is 0, 1, 2, … strides; the distance is the mean. The graph gives
 * scores {@code [n, cells, labels]} and distances {@code [n, cells, 4 · bins]} of each grid in any order, or one output
 * {@code [n, cells, labels + 4 · bins]} of all grids (NanoDet-Plus); of exports for one picture, n may be missing. Outputs
 * are told apart by their shapes, since their names differ from export to export; 8 and 11 bins are usual.
 *
 * <p>Settings: {@code labels}; {@code scores}, {@code ready} where they lie between 0 and 1 or {@code logits} where the
 * logistic function is still to be applied; {@code cell}, {@code centre} where distances are from the middle of a cell
 * (NanoDet) or {@code corner} (NanoDet-Plus); {@code score}, {@code overlap} (0.6, as in NanoDet) and {@code most}.
 */
final class NanoDet implements Detector {

    static final Decoder DECODER = new Decoder("nanodet", Role.DETECTOR, Reading::of, NanoDet::new);

    private static final int[] STRIDES = {8, 16, 32, 64};
    private static final int SIDES = 4;

    private final ModelIdentity identity;
    private final Reading reading;
    private final PictureGraph graph;
    private final List<String> scores = new ArrayList<>();
    private final List<String> distances = new ArrayList<>();
    private final int bins;

    private enum Scores {
        READY,
        LOGITS
    }

    private record Reading(List<String> labels, Scores scores, double inCell, Candidates.Limits limits) {

        static Reading of(Settings settings) {
            Settings fresh = settings.fresh();
            Reading reading = new Reading(
                    LabelList.of(fresh),
                    fresh.oneOf("scores", "ready", List.of("ready", "logits")).equals("ready")
                            ? Scores.READY
                            : Scores.LOGITS,
                    fresh.oneOf("cell", "centre", List.of("centre", "corner")).equals("centre") ? 0.5 : 0,
                    Candidates.Limits.of(fresh, 0.6));
            fresh.rejectOthers();
            return reading;
        }
    }

    private NanoDet(Loaded loaded) {
        this.identity = loaded.identity();
        this.reading = Reading.of(loaded.spec().settings());
        this.graph = loaded.pictures();
        int labels = reading.labels.size();
        Graph loadedGraph = graph.graph();
        int perCell = 0;
        for (Port port : loadedGraph.outputs().values()) {
            long columns = port.rank() == 2 || port.rank() == 3 ? port.shape().get(port.rank() - 1) : Port.ANY;
            boolean both = loadedGraph.outputs().size() == 1 && columns > labels && (columns - labels) % SIDES == 0;
            if (both || columns == labels) {
                scores.add(port.name());
            }
            if (both || (columns != labels && columns > SIDES && columns % SIDES == 0)) {
                int width = (int) (both ? columns - labels : columns);
                perCell = perCell == 0 ? width : perCell == width ? perCell : -1;
                distances.add(port.name());
            }
            if (perCell < 0 || !(both || columns == labels || distances.contains(port.name()))) {
                throw loadedGraph.differs(
                        "output",
                        port,
                        "scores [n, cells, " + labels + "] or distances [n, cells, 4 · bins] of each grid");
            }
        }
        if (scores.size() != distances.size()) {
            throw new ModelException(
                    "model '%s': expected as many outputs of scores as of distances; of %s, %d have %d labels"
                            .formatted(loaded.spec().id(), loadedGraph.outputs(), scores.size(), labels));
        }
        this.bins = perCell / SIDES;
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
        return graph.answers(pictures.stream().map(View::whole).toList(), this::read);
    }

    private List<Detection> read(Answer answer, int slot, Placement placement) {
        List<Answer.Floats> scoresOfGrids = ofGrids(answer, scores);
        List<Answer.Floats> distancesOfGrids = ofGrids(answer, distances);
        Candidates candidates = new Candidates(reading.limits, reading.labels, placement);
        int grid = 0;
        int cell = 0;
        int all = scoresOfGrids.stream().mapToInt(floats -> floats.length(1)).sum();
        for (int stride : STRIDES) {
            if (all == 0) {
                break;
            }
            int across = Grids.along(placement.width(), stride);
            int down = Grids.along(placement.height(), stride);
            all -= across * down;
            Answer.Floats s = scoresOfGrids.get(grid);
            Answer.Floats d = distancesOfGrids.get(grid);
            if (s.length(1) < cell + across * down || d.length(1) != s.length(1)) {
                throw unexpected(scoresOfGrids, placement);
            }
            for (int row = 0; row < down; row++) {
                for (int column = 0; column < across; column++, cell++) {
                    propose(candidates, s, d, slot, cell, column, row, stride);
                }
            }
            if (cell == s.length(1)) {
                grid++;
                cell = 0;
            }
        }
        if (all != 0) {
            throw unexpected(scoresOfGrids, placement);
        }
        return candidates.best();
    }

    private ModelException unexpected(List<Answer.Floats> grids, Placement placement) {
        return new ModelException(
                "model '%s': expected grids of stride 8, 16, 32 and maybe 64 over %dx%d pixels, got %s cells"
                        .formatted(
                                identity.id(),
                                placement.width(),
                                placement.height(),
                                grids.stream().map(g -> g.length(1)).toList()));
    }

    /** The finest grid first. */
    private static List<Answer.Floats> ofGrids(Answer answer, List<String> outputs) {
        List<Answer.Floats> grids = new ArrayList<>();
        for (String output : outputs) {
            Answer.Floats floats = answer.floats(output);
            long[] shape = floats.shape();
            grids.add(
                    shape.length == 3
                            ? floats
                            : new Answer.Floats(floats.values(), new long[] {1, shape[0], shape[1]}));
        }
        grids.sort(Comparator.comparingInt((Answer.Floats floats) -> floats.length(1))
                .reversed());
        return grids;
    }

    private void propose(
            Candidates candidates,
            Answer.Floats s,
            Answer.Floats d,
            int slot,
            int cell,
            int column,
            int row,
            int stride) {
        int at = slot * s.perPicture() + cell * s.length(2);
        int label = 0;
        for (int i = 1; i < reading.labels.size(); i++) {
            if (s.values()[at + i] > s.values()[at + label]) {
                label = i;
            }
        }
        double score = s.values()[at + label];
        if (reading.scores == Scores.LOGITS) {
            score = 1 / (1 + Math.exp(-score));
        }
        if (!candidates.suffices(score)) {
            return;
        }
        int sides = slot * d.perPicture() + (cell + 1) * d.length(2) - SIDES * bins;
        double x = (column + reading.inCell) * stride;
        double y = (row + reading.inCell) * stride;
        candidates.propose(
                label,
                score,
                x - mean(d.values(), sides) * stride,
                y - mean(d.values(), sides + bins) * stride,
                x + mean(d.values(), sides + 2 * bins) * stride,
                y + mean(d.values(), sides + 3 * bins) * stride);
    }

    /** The mean bin, each weighing e to its number. */
    private double mean(float[] values, int from) {
        float most = values[from];
        for (int i = 1; i < bins; i++) {
            most = Math.max(most, values[from + i]);
        }
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < bins; i++) {
            double w = Math.exp(values[from + i] - most);
            weight += w;
            sum += w * i;
        }
        return sum / weight;
    }
}
