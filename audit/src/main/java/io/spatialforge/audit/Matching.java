package io.spatialforge.audit;

import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which measured object each region of a pair is: of the same label, with an overlap of at least half, the best first and
 * each object once. A region that fits a second object nearly as well is left unmatched, because then the truth of the
 * wrong one might be read. A point fits the one object of its label that contains it.
 */
final class Matching {

    private static final double LEAST_IOU = 0.5;
    /** Two objects whose overlaps differ by less are alike to a region. */
    private static final double ALIKE = 0.1;

    private final Map<String, TruthObject> matched = new HashMap<>();
    private final Set<String> nothingThere = new HashSet<>();

    Matching(List<QaRegion> regions, TruthImage image, LabelAliases aliases) {
        List<Candidate> candidates = new ArrayList<>();
        for (QaRegion region : regions) {
            candidates.addAll(candidates(region, image.instances(aliases.of(region.label()))));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::fit).reversed());
        Set<TruthObject> taken = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (!candidate.alike && taken.add(candidate.object)) {
                matched.put(candidate.region, candidate.object);
            }
        }
    }

    /** The object the region is; null if that can't be told. */
    @Nullable
    TruthObject object(String region) {
        return matched.get(region);
    }

    /** Whether no object of its label overlaps the region by half. */
    boolean nothingAt(String region) {
        return nothingThere.contains(region);
    }

    private record Candidate(String region, TruthObject object, double fit, boolean alike) {}

    private List<Candidate> candidates(QaRegion region, List<TruthObject> objects) {
        TruthObject best = null;
        double bestFit = 0;
        double nextFit = 0;
        for (TruthObject object : objects) {
            double fit = fit(region, object.box());
            if (fit > bestFit) {
                nextFit = bestFit;
                bestFit = fit;
                best = object;
            } else {
                nextFit = Math.max(nextFit, fit);
            }
        }
        if (best == null || bestFit < LEAST_IOU) {
            nothingThere.add(region.id());
            return List.of();
        }
        boolean alike = nextFit >= LEAST_IOU && bestFit - nextFit < ALIKE;
        return List.of(new Candidate(region.id(), best, bestFit, alike));
    }

    private static double fit(QaRegion region, Box object) {
        return switch (region.shape()) {
            case Box box -> overlap(box, object);
            case Point p ->
                p.x() >= object.x1() && p.x() <= object.x2() && p.y() >= object.y1() && p.y() <= object.y2() ? 1 : 0;
        };
    }

    /** Intersection over union. */
    static double overlap(Box a, Box b) {
        double width = Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1());
        double height = Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double shared = width * height;
        double areas = (a.x2() - a.x1()) * (a.y2() - a.y1()) + (b.x2() - b.x1()) * (b.y2() - b.y1());
        return shared / (areas - shared);
    }
}
