package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The boxes among which a judge is to find some. To pick the right one out of a few that look nothing like it proves
 * little, so regions of the same or a related label come first, then others, then boxes put somewhere by chance, which
 * at least hold whoever guesses down.
 *
 * @param boxes in no order that tells anything
 */
record Lineup(List<Entry> boxes) {

    /** Boxes that overlap more than this (intersection over union) can't be told apart as marked. */
    private static final double SAME_BOX = 0.7;

    /** A box put somewhere by chance shares less than this of the smaller box with each that is to be found. */
    private static final double APART = 0.2;

    /** Points closer than this share of the longer side can't be told apart as marked. */
    private static final double SAME_POINT = 0.04;

    private static final int TRIES = 40;

    /** A box with the id of its region, or a name of its own. */
    record Entry(String key, Shape shape) {}

    Lineup {
        boxes = List.copyOf(boxes);
    }

    /** How many boxes there are to be. */
    enum Size {
        /** As many as the photograph has, as far as there are letters. */
        ALL(4, Seating.MOST),
        /** Few enough to leave much of the photograph visible. */
        SOME(4, 8);

        private final int least;
        private final int most;

        Size(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    /**
     * @param targets ids of the regions that are to be found; may be none
     * @param label of what is to be found
     * @param chance well mixed
     * @return null where nothing can be put beside the targets, or they are more than there are letters
     */
    static @Nullable Lineup of(Scene scene, List<String> targets, String label, Size size, long chance) {
        List<Entry> boxes = new ArrayList<>();
        for (String target : targets) {
            boxes.add(new Entry(target, scene.region(target).shape()));
        }
        int found = boxes.size();
        int most = Math.min(Seating.MOST, Math.max(size.most, found + 3));
        for (Region other : others(scene, targets, label, chance)) {
            if (boxes.size() < most && isApart(scene.image(), boxes, other.shape())) {
                boxes.add(new Entry(other.id(), other.shape()));
            }
        }
        List<Entry> known = List.copyOf(boxes);
        int least = Math.min(Seating.MOST, Math.max(size.least, found + 2));
        for (int i = 0; boxes.size() < least && i < TRIES; i++) {
            Shape somewhere = somewhere(scene, targets, StableHash.with(StableHash.with(chance, "somewhere"), i));
            if (isApart(scene.image(), boxes, somewhere) && isFarFrom(scene.image(), known, somewhere)) {
                boxes.add(new Entry("x" + (boxes.size() - known.size()), somewhere));
            }
        }
        return boxes.size() <= Math.max(1, found) || found > Seating.MOST ? null : new Lineup(boxes);
    }

    /** The other regions: of the label and of related ones first, each group by chance. */
    private static List<Region> others(Scene scene, List<String> targets, String label, long chance) {
        List<Region> others = new ArrayList<>();
        for (Region region : scene.regions()) {
            if (!targets.contains(region.id()) && (region.shape() instanceof Point) == arePoints(scene, targets)) {
                others.add(region);
            }
        }
        long order = StableHash.with(chance, "others");
        others.sort(Comparator.comparing((Region r) -> !Labels.standard().related(r.label(), label))
                .thenComparing(r -> StableHash.with(order, r.id())));
        return others;
    }

    private static boolean arePoints(Scene scene, List<String> targets) {
        List<Region> regions = targets.isEmpty()
                ? scene.regions()
                : targets.stream().map(scene::region).toList();
        for (Region region : regions) {
            if (!(region.shape() instanceof Point)) {
                return false;
            }
        }
        return !regions.isEmpty();
    }

    private static boolean isApart(Image image, List<Entry> boxes, Shape shape) {
        for (Entry box : boxes) {
            if (box.shape() instanceof Point p && shape instanceof Point q) {
                if (distance(image, p, q) < SAME_POINT) {
                    return false;
                }
            } else if (box.shape().extent().iou(shape.extent()) > SAME_BOX) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFarFrom(Image image, List<Entry> boxes, Shape shape) {
        for (Entry box : boxes) {
            boolean near = box.shape() instanceof Point p && shape instanceof Point q
                    ? distance(image, p, q) < 2 * SAME_POINT
                    : box.shape().extent().overlapOfSmaller(shape.extent()) > APART;
            if (near) {
                return false;
            }
        }
        return true;
    }

    private static double distance(Image image, Point p, Point q) {
        return Math.hypot(p.x() - q.x(), p.y() - q.y()) / Math.max(image.width(), image.height());
    }

    /** A shape of about the size of what is to be found, or of a tenth of the image. */
    private static Shape somewhere(Scene scene, List<String> targets, long chance) {
        double width = scene.image().width();
        double height = scene.image().height();
        double x = StableHash.fraction(StableHash.with(chance, "x"));
        double y = StableHash.fraction(StableHash.with(chance, "y"));
        if (arePoints(scene, targets)) {
            return new Point(x * width, y * height);
        }
        double w = width / 5;
        double h = height / 4;
        if (!targets.isEmpty()) {
            Box like = scene.region(targets.get(StableHash.below(chance, targets.size())))
                    .box();
            w = like.width();
            h = like.height();
        }
        double grown = 0.6 + 0.8 * StableHash.fraction(StableHash.with(chance, "size"));
        w = Math.clamp(w * grown, width / 25, width / 2);
        h = Math.clamp(h * grown, height / 25, height / 2);
        return new Box(x * (width - w), y * (height - h), x * (width - w) + w, y * (height - h) + h);
    }
}
