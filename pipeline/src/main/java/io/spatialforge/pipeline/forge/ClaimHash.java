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
                String half =
                        c.condition() instanceof Condition.InHalf h ? h.side().id() : "";
                yield all(two(state, "count", c.label(), half), c.regions());
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
