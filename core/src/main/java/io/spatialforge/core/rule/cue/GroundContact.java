package io.spatialforge.core.rule.cue;

import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Of two things that stand on the ground, the one that meets it lower in the picture is the nearer. Only for labels that
 * stand on the ground by the label files: never lamps, birds, or what lies on tables and shelves.
 */
public record GroundContact() implements DepthCue {

    @Override
    public String id() {
        return "ground_contact";
    }

    @Override
    public Look look() {
        return Look.PLACE;
    }

    @Override
    public @Nullable Vote vote(Scene scene, Margins margins, Thing a, Thing b) {
        return a.traits().standsOnGround() && b.traits().standsOnGround()
                ? BottomEdges.lower(id(), scene, margins.groundGap(), a, b)
                : null;
    }
}
