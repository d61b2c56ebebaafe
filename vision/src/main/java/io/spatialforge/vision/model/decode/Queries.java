package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;

/**
 * What a model of the DETR family answers of one picture: for each query some logits, {@code logits [n, queries, width]}, and
 * a box, {@code pred_boxes [n, queries, 4]}: x and y of its middle, width and height, as shares of the tensor's sides.
 *
 * @param from the place of the picture's first query among all
 */
record Queries(Answer.Floats logits, Answer.Floats boxes, int from, Placement placement) {

    private static final String LOGITS = "logits";
    private static final String BOXES = "pred_boxes";

    /**
     * @param width logits of a query, or {@link Port#ANY}
     * @param what they are, for the message
     * @throws io.spatialforge.vision.model.ModelException if the graph does not give such queries
     */
    static void check(Graph graph, long width, String what) {
        Port logits = graph.output(LOGITS);
        if (!logits.fits(Port.ANY, Port.ANY, width)) {
            throw graph.differs("output", logits, "[n, queries, " + (width == Port.ANY ? "?" : width) + "]: " + what);
        }
        Port boxes = graph.output(BOXES);
        if (!boxes.fits(Port.ANY, logits.shape().get(1), 4)) {
            throw graph.differs("output", boxes, "[n, queries, 4]: a box for each query");
        }
    }

    static Queries of(Answer answer, int slot, Placement placement) {
        Answer.Floats logits = answer.floats(LOGITS);
        return new Queries(logits, answer.floats(BOXES), slot * logits.length(1), placement);
    }

    int count() {
        return logits.length(1);
    }

    int width() {
        return logits.length(2);
    }

    float logit(int query, int column) {
        return logits.values()[(from + query) * width() + column];
    }

    /** Proposes the box of a query. */
    void propose(int query, int label, double score, Candidates candidates) {
        float[] values = boxes.values();
        int at = 4 * (from + query);
        double x = (double) values[at] * placement.width();
        double y = (double) values[at + 1] * placement.height();
        double halfWidth = (double) values[at + 2] * placement.width() / 2;
        double halfHeight = (double) values[at + 3] * placement.height() / 2;
        candidates.propose(label, score, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    /** A logit as a score, 0 to 1. */
    static double score(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The logit of a score; infinite for 0 and 1. */
    static double logit(double score) {
        return Math.log(score / (1 - score));
    }
}
