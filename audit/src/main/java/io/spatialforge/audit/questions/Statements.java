package io.spatialforge.audit.questions;

import io.spatialforge.audit.questions.Question.Order;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.scene.View;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was stated of the regions of one photograph, taken apart into facings, bearings and orders of two. */
final class Statements {

    private final Map<String, View> facing = new HashMap<>();
    private final Map<Two, Direction> bearings = new HashMap<>();
    private final Map<Order, Set<Two>> orders = Map.of(Order.LEFT, new HashSet<>(), Order.NEARER, new HashSet<>());

    private record Two(String first, String second) {}

    void add(Claim claim) {
        switch (claim) {
            case Claim.Facing c -> facing.put(c.viewer(), c.facing());
            case Claim.Bearing c -> bearings.put(new Two(c.viewer(), c.target()), c.direction());
            case Claim.Nearer c -> chain(Order.NEARER, List.of(c.nearer(), c.farther()));
            case Claim.DepthOrder c -> chain(Order.NEARER, c.order());
            case Claim.LeftOf c -> chain(Order.LEFT, List.of(c.left(), c.right()));
            case Claim.HorizontalOrder c -> chain(Order.LEFT, c.order());
            case Claim.ExtremeDepth c -> {
                for (String other : c.among()) {
                    if (!other.equals(c.region())) {
                        chain(
                                Order.NEARER,
                                c.which() == DepthEnd.NEAREST
                                        ? List.of(c.region(), other)
                                        : List.of(other, c.region()));
                    }
                }
            }
            case Claim.Count c -> {}
            case Claim.Grounding c -> {}
            case Claim.Referring c -> {}
        }
    }

    private void chain(Order order, List<String> regions) {
        Set<Two> known = orders.getOrDefault(order, new HashSet<>());
        for (int i = 0; i < regions.size(); i++) {
            for (int j = i + 1; j < regions.size(); j++) {
                known.add(new Two(regions.get(i), regions.get(j)));
            }
        }
    }

    @Nullable
    View facing(String who) {
        return facing.get(who);
    }

    @Nullable
    Direction bearing(String who, String what) {
        return bearings.get(new Two(who, what));
    }

    /** Whether the first is the left, or the nearer, one; null if neither way was stated. */
    @Nullable
    Boolean ordered(Order order, String first, String second) {
        Set<Two> known = orders.getOrDefault(order, Set.of());
        if (known.contains(new Two(first, second))) {
            return true;
        }
        return known.contains(new Two(second, first)) ? Boolean.FALSE : null;
    }
}
