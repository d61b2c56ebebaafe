package io.spatialforge.pipeline.copies;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.pipeline.copies.CopyGroups.Kinship;
import io.spatialforge.vision.copies.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pair asks, and what it answers, with regions laid into the frame of the group's leader, so that pairs about copies
 * of one photograph can be compared. Words are not compared: the same question is put in other words for another image.
 *
 * @param kind task, form and all of the question that is not a region
 * @param regions what it asks about, as shares of the leader's width and height
 * @param answer what it says, regions by their place in {@code regions}
 */
record Subject(String kind, List<Shown> regions, Answer answer) {

    Subject {
        kind = kind.toLowerCase(Locale.ROOT); // corpora write labels each in its own way
        regions = List.copyOf(regions);
    }

    /** Boxes of one thing in two copies overlap by at least this, intersection over union. */
    private static final double SAME_BOX = 0.5;

    /**
     * @param label in lower case
     */
    record Shown(String label, Box box) {}

    /**
     * @param order places of regions in the order in which the claim names them; empty where it does not matter
     * @param text the rest
     * @param isRegions whether the regions themselves are the answer
     */
    record Answer(List<Integer> order, String text, boolean isRegions) {}

    /** How two subjects are to one another. */
    enum Comparison {
        /** They ask different things. */
        OTHER,
        /** They ask the same and answer the same. */
        SAME,
        /** They ask the same and answer differently. */
        CONTRARY
    }

    /**
     * @return null if the pair says of a mirrored copy what is not so of the leader
     */
    static @Nullable Subject of(QaPair pair, Kinship kinship) {
        Claim claim = pair.claim();
        if (kinship.match().mirrored() && !claim.mirrored().equals(claim)) {
            return null;
        }
        Map<String, Shown> regions = new HashMap<>();
        for (QaRegion region : pair.regions()) {
            regions.put(region.id(), new Shown(region.label().toLowerCase(Locale.ROOT), laid(region, pair, kinship)));
        }
        String form = claim.task().id() + ' ' + pair.phrased().form() + ' ';
        return switch (claim) {
            case Claim.Nearer c -> ordered(form, List.of(c.nearer(), c.farther()), regions);
            case Claim.DepthOrder c -> ordered(form, c.order(), regions);
            case Claim.LeftOf c -> ordered(form, List.of(c.left(), c.right()), regions);
            case Claim.HorizontalOrder c -> ordered(form, c.order(), regions);
            case Claim.ExtremeDepth c ->
                new Subject(
                        form + c.which(),
                        shown(c.among(), regions),
                        new Answer(List.of(c.among().indexOf(c.region())), "", false));
            case Claim.Bearing c ->
                new Subject(
                        form,
                        shown(List.of(c.viewer(), c.target()), regions),
                        new Answer(List.of(), c.direction().toString(), false));
            case Claim.Facing c ->
                new Subject(
                        form,
                        shown(List.of(c.viewer()), regions),
                        new Answer(List.of(), c.facing().toString(), false));
            case Claim.Count c ->
                new Subject(
                        form + c.label() + ' ' + c.condition(),
                        List.of(),
                        new Answer(List.of(), Integer.toString(c.count()), false));
            case Claim.Grounding c ->
                new Subject(form + c.expression(), shown(c.regions(), regions), new Answer(List.of(), "", true));
            case Claim.Referring c ->
                new Subject(form, shown(List.of(c.region()), regions), new Answer(List.of(), "", false));
        };
    }

    private static Subject ordered(String kind, List<String> ids, Map<String, Shown> regions) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            order.add(i);
        }
        return new Subject(kind, shown(ids, regions), new Answer(order, "", false));
    }

    private static List<Shown> shown(List<String> ids, Map<String, Shown> regions) {
        List<Shown> shown = new ArrayList<>(ids.size());
        for (String id : ids) {
            Shown region = regions.get(id);
            if (region == null) {
                throw new IllegalArgumentException("the pair's claim names a region that the pair has not: " + id);
            }
            shown.add(region);
        }
        return shown;
    }

    private static Box laid(QaRegion region, QaPair pair, Kinship kinship) {
        Box box = region.shape().extent();
        Window window = kinship.match().window();
        double width = pair.image().width();
        double height = pair.image().height();
        double x1 = window.left() + (window.right() - window.left()) * box.x1() / width;
        double x2 = window.left() + (window.right() - window.left()) * box.x2() / width;
        double y1 = window.top() + (window.bottom() - window.top()) * box.y1() / height;
        double y2 = window.top() + (window.bottom() - window.top()) * box.y2() / height;
        return kinship.match().mirrored() ? new Box(1 - x2, y1, 1 - x1, y2) : new Box(x1, y1, x2, y2);
    }

    Comparison compare(Subject other) {
        if (!kind.equals(other.kind)) {
            return Comparison.OTHER;
        }
        int[] partners = partners(other);
        if (partners.length == 0 && !regions.isEmpty() || regions.size() != other.regions.size()) {
            return answer.isRegions() ? Comparison.CONTRARY : Comparison.OTHER;
        }
        if (!answer.text().equals(other.answer.text())) {
            return Comparison.CONTRARY;
        }
        for (int i = 0; i < answer.order().size(); i++) {
            if (partners[answer.order().get(i)] != other.answer.order().get(i)) {
                return Comparison.CONTRARY;
            }
        }
        return Comparison.SAME;
    }

    /** For each region the place of the other's that is the same thing; empty if one has none. */
    private int[] partners(Subject other) {
        int[] partners = new int[regions.size()];
        boolean[] taken = new boolean[other.regions.size()];
        for (int i = 0; i < partners.length; i++) {
            Shown region = regions.get(i);
            int best = -1;
            double most = SAME_BOX;
            for (int j = 0; j < taken.length; j++) {
                Shown candidate = other.regions.get(j);
                double shared = candidate.label().equals(region.label()) ? shared(region.box(), candidate.box()) : 0;
                if (!taken[j] && shared >= most) {
                    most = shared;
                    best = j;
                }
            }
            if (best < 0) {
                return new int[0];
            }
            taken[best] = true;
            partners[i] = best;
        }
        return partners;
    }

    /** Intersection over union; of points, 1 if they are next to each other. */
    private static double shared(Box a, Box b) {
        if (a.area() <= 0 || b.area() <= 0) {
            return Math.hypot(a.x1() - b.x1(), a.y1() - b.y1()) < 0.02 ? 1 : 0;
        }
        return a.iou(b);
    }
}
