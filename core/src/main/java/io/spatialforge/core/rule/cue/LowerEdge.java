package io.spatialforge.core.rule.cue;

import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Of any two things, whatever they stand on or hang from, the one that ends lower in the picture is rather the nearer. Not of
 * what flies or swims: a ball in the air before a player ends higher than the player's feet.
 *
 * <p>Right too seldom to be believed of things that share no ground, so it is no part of {@link CueAgreement}: it neither
 * makes a claim nor takes one away. But where a network's depth says the same, it is the second witness. Networks lean
 * towards it themselves; what they said against it was
 * wrong in a third of the few cases measured.
 */
public record LowerEdge() implements DepthCue {

    @Override
    public String id() {
        return "lower_edge";
    }

    @Override
    public Look look() {
        return Look.PLACE;
    }

    @Override
    public @Nullable Vote vote(Scene scene, Margins margins, Thing a, Thing b) {
        return a.traits().isInTheAirOrWater() || b.traits().isInTheAirOrWater()
                ? null
                : BottomEdges.lower(id(), scene, margins.lowerGap(), a, b);
    }
}
