package io.spatialforge.vision.model.decode;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The boxes a detector proposes for one picture, of which the best of each heap are kept: in the order of their scores,
 * each that overlaps none of the same label that is kept already. Of equal scores the first one proposed is the better.
 */
final class Candidates {

    private final Limits limits;
    private final List<String> labels;
    private final Placement placement;
    private final List<Detection> proposed = new ArrayList<>();

    /**
     * @param score the least that is proposed
     * @param overlap intersection over union of two boxes of a label above which they are one thing
     * @param most detections of a picture
     */
    public record Limits(double score, double overlap, int most) {

        /**
         * Settings {@code score} (0.1: what a rule makes of weak ones is not the detector's to decide), {@code overlap}
         * and {@code most} (100).
         *
         * @param overlap where the manifest says nothing
         */
        public static Limits of(Settings settings, double overlap) {
            return new Limits(
                    settings.number("score", 0.1, 0.01, 1),
                    settings.number("overlap", overlap, 0, 1),
                    settings.whole("most", 100, 1, 10_000));
        }
    }

    /**
     * @param labels by class; a class beyond them is a fault
     */
    public Candidates(Limits limits, List<String> labels, Placement placement) {
        this.limits = limits;
        this.labels = labels;
        this.placement = placement;
    }

    /** Whether a score is enough to be proposed. */
    public boolean suffices(double score) {
        return score >= limits.score;
    }

    /** Proposes a box given in pixels of the tensor; one that lies outside of the image, or has no area there, is nothing. */
    public void propose(int label, double score, double x1, double y1, double x2, double y2) {
        String name = labels.get(label);
        if (!suffices(score) || name.equals(LabelList.NONE) || !Double.isFinite(x1 + y1 + x2 + y2)) {
            return;
        }
        Box box = placement.box(x1, y1, x2, y2);
        if (box.area() > 0) {
            proposed.add(new Detection(name, box, Math.min(1, score)));
        }
    }

    /** Those kept, best first. */
    public List<Detection> best() {
        proposed.sort(Comparator.comparingDouble(Detection::score).reversed());
        List<Detection> kept = new ArrayList<>();
        for (Detection one : proposed) {
            if (kept.size() == limits.most) {
                break;
            }
            if (!repeats(one, kept)) {
                kept.add(one);
            }
        }
        return kept;
    }

    private boolean repeats(Detection one, List<Detection> kept) {
        for (Detection other : kept) {
            if (other.label().equals(one.label()) && other.box().iou(one.box()) > limits.overlap) {
                return true;
            }
        }
        return false;
    }
}
