package io.spatialforge.core.rule.cue;

import io.spatialforge.core.label.FreeText;
import io.spatialforge.core.label.Heights;
import io.spatialforge.core.label.Heights.Height;
import io.spatialforge.core.label.Labels;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a label wherever one thing is compared with another, found out once: scenes have few labels, and
 * hundreds of millions of pairs of things.
 *
 * @param number by which {@link Labels#areRelated} knows the label; below 0 where nobody described it
 * @param isThing as {@link Labels#isThing} says it
 * @param isNameable whether a single thing of it can be named: "the X"
 * @param holds as {@link Labels#holds} says it
 * @param isGrown whether its things are people who are held by nobody
 * @param isPeople whether its things are people, or may be
 * @param standsOnGround whether {@link GroundContact} speaks of it
 * @param isElevated whether {@link Elevation} speaks of it
 * @param isInTheAirOrWater whether its things fly or swim
 * @param isRidden as {@link Aloft} says it
 * @param isMuchTheSame whether its things differ little in size
 * @param height of its things; null where none is known
 * @param length as {@link Labels#length} says it, in metres
 */
public record LabelTraits(
        String label,
        int number,
        boolean isThing,
        boolean isNameable,
        boolean holds,
        boolean isGrown,
        boolean isPeople,
        boolean standsOnGround,
        boolean isElevated,
        boolean isInTheAirOrWater,
        boolean isRidden,
        boolean isMuchTheSame,
        @Nullable Height height,
        double length) {

    private static final Map<String, LabelTraits> KNOWN = new HashMap<>();

    static {
        for (String label : Labels.standard().known()) {
            KNOWN.put(label, look(label));
        }
    }

    /** Free-text corpora have labels without end; those beyond this many are looked at again each time. */
    private static final int REMEMBERED = 50_000;

    private static final Map<String, LabelTraits> FREE = new ConcurrentHashMap<>();

    public static LabelTraits of(String label) {
        LabelTraits known = KNOWN.get(label);
        return known != null ? known : ofFree(label);
    }

    private static LabelTraits ofFree(String label) {
        LabelTraits known = FREE.get(label);
        if (known != null) {
            return known;
        }
        LabelTraits traits = look(label);
        if (FREE.size() < REMEMBERED) {
            FREE.put(label, traits);
        }
        return traits;
    }

    private static LabelTraits look(String label) {
        Labels labels = Labels.standard();
        Height height = Heights.standard().of(label);
        boolean isPerson = labels.isPerson(label);
        return new LabelTraits(
                label,
                labels.number(label),
                labels.isThing(label),
                labels.isThing(label) && !FreeText.isPlural(label),
                labels.holds(label),
                isPerson && !labels.isA(label, "child"),
                isPerson || labels.related(label, "man"),
                labels.standsOnGround(label),
                Elevation.appliesTo(label),
                Elevation.isInTheAirOrWater(label),
                Aloft.isRidden(label),
                labels.isRigid(label) || height != null,
                height,
                labels.length(label));
    }

    /** Whether somebody described the label. */
    public boolean isKnown() {
        return number >= 0;
    }

    /** Whether both are traits of one label. */
    public boolean isOf(LabelTraits other) {
        return isKnown() || other.isKnown() ? number == other.number : label.equals(other.label);
    }

    /** As {@link Labels#related} says it. */
    public boolean isRelated(LabelTraits other) {
        return isKnown() && other.isKnown()
                ? number == other.number || Labels.standard().areRelated(number, other.number)
                : Labels.standard().related(label, other.label);
    }
}
