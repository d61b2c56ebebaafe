package io.spatialforge.core.rule.cue;

import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Scene;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of two things of one label, the lower in the picture is the nearer: they mostly share what they stand or lie on (one
 * table, one bed of flowers), which is seen from above. Not for what flies, swims, hangs, is fixed to a wall or stands on
 * shelves one above the other, nor for labels nobody described, nor for people, whom {@link GroundContact} sees to.
 */
public record Elevation() implements DepthCue {

    /** What flies or swims has nothing beneath it that could tell how far away it is. */
    private static final Set<String> IN_THE_AIR_OR_WATER = Set.of(
            "bird",
            "bat",
            "insect",
            "aircraft",
            "balloon",
            "kite",
            "parachute",
            "ball",
            "frisbee",
            "fish",
            "marine mammal",
            "marine invertebrates");

    private static final Set<String> NOTHING_BENEATH = Set.of(
            // hangs, or is fixed to a wall or a pole
            "lamp",
            "lantern",
            "light bulb",
            "street light",
            "chandelier",
            "fan",
            "air conditioner",
            "surveillance camera",
            "traffic light",
            "traffic sign",
            "stop sign",
            "billboard",
            "flag",
            "curtain",
            "window",
            "window blind",
            "mirror",
            "clock",
            "picture frame",
            "picture",
            "poster",
            "tv",
            "television",
            "hanger",
            // stands on shelves one above the other
            "potted plant",
            "houseplant",
            "flowerpot",
            "vase",
            "book",
            "tableware",
            "kitchenware",
            "cup",
            "container",
            "toy",
            "drawer",
            "shelf",
            // held up by a body
            "head",
            "face",
            "human head",
            "human face",
            "human hair",
            "human eye",
            "human nose",
            "human mouth",
            "human ear");

    @Override
    public String id() {
        return "elevation";
    }

    @Override
    public Look look() {
        return Look.PLACE;
    }

    @Override
    public @Nullable Vote vote(Scene scene, Margins margins, Thing a, Thing b) {
        return a.traits().isElevated() && a.traits().isOf(b.traits())
                ? BottomEdges.lower(id(), scene, margins.elevationGap(), a, b)
                : null;
    }

    /** Whether the lower of two things of the label is the nearer. */
    static boolean appliesTo(String label) {
        if (Labels.standard().standsOnGround(label) || Labels.standard().isPerson(label)) {
            return false;
        }
        return Labels.standard().isKnown(label) && !isInTheAirOrWater(label) && !isOf(label, NOTHING_BENEATH);
    }

    /** Whether things of the label fly or swim. */
    static boolean isInTheAirOrWater(String label) {
        return isOf(label, IN_THE_AIR_OR_WATER);
    }

    private static boolean isOf(String label, Set<String> kinds) {
        if (kinds.contains(label)) {
            return true;
        }
        for (String kind : Labels.standard().kindsOf(label)) {
            if (kinds.contains(kind)) {
                return true;
            }
        }
        return false;
    }
}
