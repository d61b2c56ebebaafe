package io.spatialforge.core.rule;

import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.cue.LabelTraits;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be seen in the mirror over a washbasin. Few corpora say what is a reflection, and there hangs the mirror that most
 * photographs have: people who end above the basin, and what people wear or carry, either stand far behind it or are not
 * there at all. Their places, numbers and distances are those of an image in a glass.
 */
final class Mirrors {

    private static final String BASIN = "sink";

    private static final int BASIN_NUMBER = Labels.standard().number(BASIN);

    /** Kinds of things that are where people are. */
    private static final Set<String> WORN_OR_CARRIED = Set.of(
            "luggage and bags",
            "fashion accessory",
            "clothing",
            "footwear",
            "glasses",
            "hat",
            "tie",
            "telephone",
            "cell phone",
            "camera",
            "umbrella",
            "human face",
            "human head",
            "human body");

    /** How far beside the basin a mirror may reach, in widths of the basin. */
    private static final double BESIDE = 0.5;

    private Mirrors() {}

    /** The scene's washbasins. */
    static List<Thing> basins(List<Thing> things) {
        List<Thing> basins = List.of();
        for (Thing thing : things) {
            if (isBasin(thing)) {
                basins = basins.isEmpty() ? new ArrayList<>() : basins;
                basins.add(thing);
            }
        }
        return basins;
    }

    /** The basin in whose mirror the thing may be seen; null where there is none. */
    static @Nullable Thing below(Thing thing, List<Thing> basins) {
        if (basins.isEmpty()
                || !(thing.traits().isPeople() || isWornOrCarried(thing.traits().label()))) {
            return null;
        }
        Box box = thing.box();
        for (Thing basin : basins) {
            Box of = basin.box();
            double beside = BESIDE * of.width();
            if (box.y2() <= of.y1() && box.x2() >= of.x1() - beside && box.x1() <= of.x2() + beside) {
                return basin;
            }
        }
        return null;
    }

    private static boolean isBasin(Thing thing) {
        LabelTraits traits = thing.traits();
        boolean named = traits.isKnown()
                ? traits.number() == BASIN_NUMBER
                : BASIN.equals(Labels.standard().headOf(traits.label()));
        return named && !thing.isPoint();
    }

    private static boolean isWornOrCarried(String label) {
        if (WORN_OR_CARRIED.contains(label)) {
            return true;
        }
        for (String kind : Labels.standard().kindsOf(label)) {
            if (WORN_OR_CARRIED.contains(kind)) {
                return true;
            }
        }
        return false;
    }
}
