package io.spatialforge.audit;

import io.spatialforge.audit.TruthImage.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * Whether one object is nearer than another: by measured depth along the optical axis, else by what raters said. Equal
 * depth, or "about the same", makes a claim of an order wrong.
 */
final class DepthJudge {

    /** Depths known only to whole metres are compared only beyond this ratio, as the sets' makers advise. */
    private static final double LEAST_COARSE_RATIO = 1.3;

    private DepthJudge() {}

    static Outcome nearer(TruthObject near, TruthObject far, TruthImage image) {
        Double a = near.depth();
        Double b = far.depth();
        if (a == null || b == null) {
            return rated(near, far, image.rated(near, far));
        }
        if (isCoarse(near, far, a, b)) {
            return Outcome.notJudged(Gap.DEPTH_COARSE);
        }
        boolean overlap = extentsOverlap(near, far);
        return a < b
                ? new Outcome.Right(overlap)
                : new Outcome.Wrong(
                        "%s at %.2f m is not nearer than %s at %.2f m".formatted(near.label(), a, far.label(), b),
                        overlap);
    }

    /** Whether the depths differ by less than they were measured to. */
    static boolean isCoarse(TruthObject x, TruthObject y, double a, double b) {
        Double px = x.precision();
        Double py = y.precision();
        if (px == null && py == null) {
            return false;
        }
        double precision = Math.max(px == null ? 0 : px, py == null ? 0 : py);
        return Math.abs(a - b) <= precision || Math.max(a, b) < LEAST_COARSE_RATIO * Math.min(a, b);
    }

    private static boolean extentsOverlap(TruthObject near, TruthObject far) {
        Double a1 = near.near();
        Double a2 = near.far();
        Double b1 = far.near();
        Double b2 = far.far();
        return a1 != null && a2 != null && b1 != null && b2 != null && a2 > b1 && b2 > a1;
    }

    private static Outcome rated(TruthObject near, TruthObject far, @Nullable Judgement judgement) {
        return switch (judgement) {
            case null -> Outcome.notJudged(Gap.NO_DEPTH);
            case FIRST_NEARER -> Outcome.RIGHT;
            case SECOND_NEARER -> Outcome.wrong("raters call the " + far.label() + " nearer");
            case ABOUT_THE_SAME ->
                Outcome.wrong("raters call the " + near.label() + " and the " + far.label() + " about the same");
            case UNSURE -> Outcome.notJudged(Gap.RATERS_UNSURE);
        };
    }
}
