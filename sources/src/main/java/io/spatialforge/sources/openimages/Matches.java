package io.spatialforge.sources.openimages;

import io.spatialforge.sources.openimages.OpenImagesRows.BoxRow;
import io.spatialforge.sources.openimages.OpenImagesRows.Edges;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the region that another table means: the one of the same class whose edges it repeats. */
final class Matches {

    /** Edges within this many billionths are the same: tables have six decimals, of which some dropped the last zeros. */
    private static final long SAME_EDGE = 10_000;

    private final List<BoxRow> boxes;
    private final Map<String, Integer> places;
    private final Function<BoxRow, String> subject;

    /**
     * @param boxes those that became regions
     * @param places number of the region by the box's subject
     */
    Matches(List<BoxRow> boxes, Map<String, Integer> places, Function<BoxRow, String> subject) {
        this.boxes = boxes;
        this.places = places;
        this.subject = subject;
    }

    /** Number of the region; null if no box is the same. Of several boxes the closest is it, of equally close ones the first region. */
    @Nullable
    Integer region(int label, Edges edges) {
        Integer best = null;
        long least = SAME_EDGE;
        for (BoxRow box : boxes) {
            long distance = box.label() == label ? box.edges().distance(edges) : Long.MAX_VALUE;
            if (distance > least) {
                continue;
            }
            Integer region = places.get(subject.apply(box));
            if (best == null || distance < least || (region != null && region < best)) {
                best = region;
                least = distance;
            }
        }
        return best;
    }
}
