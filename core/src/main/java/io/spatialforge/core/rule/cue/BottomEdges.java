package io.spatialforge.core.rule.cue;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.rule.cue.DepthCue.Vote;
import io.spatialforge.core.scene.Scene;
import org.jspecify.annotations.Nullable;

/** The lower of two bottom edges. */
final class BottomEdges {

    /** A bottom edge closer than this to the image's is cut, as a share of the image's height. */
    private static final double BORDER = 0.01;

    private BottomEdges() {}

    /**
     * The region whose bottom edge is lower by the margin. That the lower one may be cut by the border does no harm, for
     * then it really ends still lower; the other one must not be cut. What may be off the ground has no bottom that tells.
     *
     * @param asked least distance of the bottom edges, as a share of the image's height
     */
    static @Nullable Vote lower(String id, Scene scene, double asked, Thing a, Thing b) {
        double height = scene.image().height();
        Thing lower = a.box().y2() > b.box().y2() ? a : b;
        Thing upper = lower == a ? b : a;
        double gap = (lower.box().y2() - upper.box().y2()) / height;
        boolean cut = upper.box().y2() > (1 - BORDER) * height;
        return gap < asked || gap == 0 || cut || a.isAloft() || b.isAloft()
                ? null
                : new Vote(lower.region(), new Measure(id, gap, asked));
    }
}
