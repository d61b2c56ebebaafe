package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Side;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which half of the image a region lies in, with a margin from the middle; of a point, with twice that margin. */
final class Halves {

    private Halves() {}

    /**
     * @param gap how far it stays from the middle, as a share of the image's width
     * @param asked the least gap
     */
    record Place(Side side, double gap, double asked) {}

    /** The half the region lies wholly in; null where it straddles the middle, or nearly. */
    static @Nullable Place place(SceneFacts facts, Region region) {
        Place place = likeliest(facts, region);
        return place.gap < place.asked ? null : place;
    }

    /** The half the region lies in rather than in the other, whatever the gap, which is negative where it straddles. */
    static Place likeliest(SceneFacts facts, Region region) {
        double width = facts.scene().image().width();
        double asked = facts.margins().halfGap() * (region.shape() instanceof Point ? 2 : 1);
        double left = 0.5 - region.box().x2() / width;
        double right = region.box().x1() / width - 0.5;
        return new Place(left > right ? Side.LEFT : Side.RIGHT, Math.max(left, right), asked);
    }

    /** Those regions that lie in a half; null where one of them all lies in none. */
    static @Nullable List<Region> in(SceneFacts facts, Side side, List<Region> all) {
        List<Region> inside = new ArrayList<>();
        for (Region region : all) {
            Place place = place(facts, region);
            if (place == null) {
                return null;
            }
            if (place.side() == side) {
                inside.add(region);
            }
        }
        return inside;
    }
}
