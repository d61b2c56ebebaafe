package io.spatialforge.pipeline.forge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import java.util.List;

/** A stable hash of what a claim says, for the ids of pairs and for choices among claims. */
final class ClaimHash {

    private ClaimHash() {}

    static long of(long state, Claim claim) {
        return switch (claim) {
            case Claim.Nearer c -> two(state, "nearer", c.nearer(), c.farther());
            case Claim.LeftOf c -> two(state, "left-of", c.left(), c.right());
            case Claim.Facing c -> two(state, "facing", c.viewer(), c.facing().id());
            case Claim.Bearing c ->
                StableHash.with(
                        two(state, "bearing", c.viewer(), c.target()),
                        c.direction().id());
            case Claim.DepthOrder c -> all(StableHash.with(state, "depth-order"), c.order());
            case Claim.HorizontalOrder c -> all(StableHash.with(state, "horizontal-order"), c.order());
            case Claim.ExtremeDepth c ->
                all(two(state, "extreme-depth", c.which().id(), c.region()), c.among());
            case Claim.Count c -> {
                long counted = two(state, "count", c.label(), "");
                yield all(
                        switch (c.condition()) {
                            case null -> counted;
                            case Condition.InHalf h ->
                                two(state, "count", c.label(), h.side().id());
                            case Condition.Has has -> condition(counted, has);
                            case Condition.Related related -> condition(counted, related);
                        },
                        c.regions());
            }
            case Claim.Grounding c -> all(expression(StableHash.with(state, "grounding"), c.expression()), c.regions());
            case Claim.Referring c ->
                StableHash.with(expression(StableHash.with(state, "referring"), c.expression()), c.region());
        };
    }

    private static long expression(long state, Expression expression) {
        return switch (expression) {
            case Expression.Every e -> StableHash.with(StableHash.with(state, "every"), e.label());
            case Expression.Only e -> StableHash.with(StableHash.with(state, "only"), e.label());
            case Expression.Ordinal e ->
                StableHash.with(two(state, "ordinal", e.label(), e.from().id()), e.position());
            case Expression.Extreme e ->
                two(state, "extreme", e.label(), e.extremity().id());
            case Expression.Such e -> {
                long h = StableHash.with(StableHash.with(state, "such"), e.label());
                for (Condition condition : e.conditions()) {
                    h = condition(h, condition);
                }
                yield h;
            }
            case Expression.ExtremeSuch e ->
                condition(two(state, "extreme-such", e.label(), e.extremity().id()), e.condition());
            case Expression.Stated e -> two(state, "stated", e.label(), e.text());
        };
    }

    private static long condition(long state, Condition condition) {
        return switch (condition) {
            case Condition.InHalf c ->
                StableHash.with(StableHash.with(state, "in-half"), c.side().id());
            case Condition.Has c -> StableHash.with(StableHash.with(state, "has"), c.attribute());
            case Condition.Related c ->
                StableHash.with(two(state, c.predicate(), c.role().id(), c.other()), "related");
        };
    }

    private static long two(long state, String kind, String first, String second) {
        return StableHash.with(StableHash.with(StableHash.with(state, kind), first), second);
    }

    private static long all(long state, List<String> ids) {
        long h = state;
        for (String id : ids) {
            h = StableHash.with(h, id);
        }
        return h;
    }
}
