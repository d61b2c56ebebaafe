package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.List;

/**
 * YOLOX: output {@code [n, cells, 5 + labels]}, the cells of the grids of stride 8, 16 and 32 one after the other, each
 * row by row. A cell says where the centre of a box is and how wide and high it is, whether there is anything, and what;
 * a score is the product of the last two.
 *
 * <p>Settings: {@code labels}; {@code boxes}, {@code offsets} where centre and size are told relative to the cell (centre =
 * (offset + cell) · stride, size = e^number · stride), {@code pixels} where the graph has worked them out (exports of YOLOX
 * with its decoder, YOLOv5, YOLOv7); {@code score}, {@code overlap} (0.45, as in YOLOX) and {@code most}.
 */
final class Yolox implements Detector {

    static final Decoder DECODER = new Decoder("yolox", Role.DETECTOR, Reading::of, Yolox::new);

    private static final int[] STRIDES = {8, 16, 32};

    private final ModelIdentity identity;
    private final Reading reading;
    private final PictureGraph graph;
    private final String output;

    private enum Boxes {
        OFFSETS,
        PIXELS
    }

    private record Reading(List<String> labels, Boxes boxes, Candidates.Limits limits) {

        static Reading of(Settings settings) {
            Settings fresh = settings.fresh();
            Reading reading = new Reading(
                    LabelList.of(fresh),
                    fresh.oneOf("boxes", "offsets", List.of("offsets", "pixels"))
                                    .equals("offsets")
                            ? Boxes.OFFSETS
                            : Boxes.PIXELS,
                    Candidates.Limits.of(fresh, 0.45));
            fresh.rejectOthers();
            return reading;
        }
    }

    private Yolox(Loaded loaded) {
        this.identity = loaded.identity();
        this.reading = Reading.of(loaded.spec().settings());
        this.graph = loaded.pictures();
        int columns = 5 + reading.labels.size();
        String expected = "[n, cells, " + columns + "]: 5 and " + reading.labels.size() + " labels";
        Port port = graph.graph().onlyOutput(expected);
        if (port.rank() != 3 || !port.fits(2, columns)) {
            throw graph.graph().differs("output", port, expected);
        }
        this.output = port.name();
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
        Answer.Floats cells = answer.floats(output);
        Candidates candidates = new Candidates(reading.limits, reading.labels, placement);
        int at = slot * cells.perPicture();
        int width = cells.length(2);
        switch (reading.boxes) {
            case PIXELS -> {
                for (int cell = 0; cell < cells.length(1); cell++, at += width) {
                    propose(candidates, cells.values(), at, 0, 0, 0);
                }
            }
            case OFFSETS -> {
                Grids.check(graph.graph(), output, placement, STRIDES, cells.length(1));
                for (int stride : STRIDES) {
                    for (int row = 0; row < placement.height() / stride; row++) {
                        for (int column = 0; column < placement.width() / stride; column++, at += width) {
                            propose(candidates, cells.values(), at, column, row, stride);
                        }
                    }
                }
            }
        }
        return candidates.best();
    }

    /**
     * @param stride pixels of a cell; 0 where the box is told in pixels
     */
    private void propose(Candidates candidates, float[] cells, int at, int column, int row, int stride) {
        float something = cells[at + 4];
        if (!candidates.suffices(something)) {
            return;
        }
        int label = 0;
        for (int i = 1; i < reading.labels.size(); i++) {
            if (cells[at + 5 + i] > cells[at + 5 + label]) {
                label = i;
            }
        }
        double score = (double) something * cells[at + 5 + label];
        if (!candidates.suffices(score)) {
            return;
        }
        double x = stride == 0 ? cells[at] : (cells[at] + column) * stride;
        double y = stride == 0 ? cells[at + 1] : (cells[at + 1] + row) * stride;
        double halfWidth = (stride == 0 ? cells[at + 2] : Math.exp(cells[at + 2]) * stride) / 2;
        double halfHeight = (stride == 0 ? cells[at + 3] : Math.exp(cells[at + 3]) * stride) / 2;
        candidates.propose(label, score, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
}
