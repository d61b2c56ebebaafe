package io.spatialforge.core.rule;

import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.cue.LabelTraits;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Box;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be a picture or a reflection of something and not the thing itself, which few corpora tell. Its place, number and
 * distance would be those of an image in a glass or on paper. Doubtful are
 *
 * <ul>
 *   <li>people, animals and vehicles within the box of a screen, a picture or a mirror;
 *   <li>people, and what they wear or carry, who end above a washbasin: there hangs the mirror that most photographs have,
 *       and whoever is there stands far behind the basin, or nowhere;
 *   <li>ships, aircraft and large animals in kitchens, bathrooms and bedrooms.
 * </ul>
 */
final class Pictured {

    private static final BitSet DISPLAYS = labels(
            "tv",
            "television",
            "tvmonitor",
            "computer monitor",
            "picture frame",
            "picture/frame",
            "picture",
            "painting",
            "photo",
            "poster",
            "billboard",
            "mirror");
    private static final BitSet SHOWN = labels("person", "animal", "vehicle");
    private static final BitSet BASINS = labels("sink");
    private static final BitSet WORN_OR_CARRIED = labels(
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
    private static final BitSet INDOORS =
            labels("refrigerator", "oven", "microwave", "toaster", "toilet", "sink", "bathtub", "bed");
    private static final BitSet FURNISHED =
            labels("couch", "sofa", "chair", "dining table", "tv", "television", "lamp");
    private static final BitSet OUTDOORS =
            labels("watercraft", "aircraft", "train", "elephant", "zebra", "giraffe", "bear", "horse", "cow", "sheep");

    /** What shows something holds this much of its box. */
    private static final double WITHIN = 0.9;

    /** How far beside the basin a mirror may reach, in widths of the basin. */
    private static final double BESIDE = 0.5;

    private final List<Thing> displays;
    private final List<Thing> basins;
    private final boolean indoors;

    /**
     * Why a thing may be no thing.
     *
     * @param by in or above which it is seen; null where it is out of place among all others
     */
    record Doubt(@Nullable Thing by) {}

    private Pictured(List<Thing> displays, List<Thing> basins, boolean indoors) {
        this.displays = displays;
        this.basins = basins;
        this.indoors = indoors;
    }

    static Pictured of(List<Thing> things) {
        List<Thing> displays = new ArrayList<>(0);
        List<Thing> basins = new ArrayList<>(0);
        int rooms = 0;
        int furniture = 0;
        int last = -1;
        for (Thing thing : things) {
            int label = number(thing.traits());
            if (label < 0 || thing.isPoint()) {
                continue;
            }
            if (DISPLAYS.get(label)) {
                displays.add(thing);
            }
            if (BASINS.get(label)) {
                basins.add(thing);
            }
            if (label != last) { // things of one label follow each other
                rooms += INDOORS.get(label) ? 1 : 0;
                furniture += FURNISHED.get(label) ? 1 : 0;
                last = label;
            }
        }
        return new Pictured(displays, basins, rooms > 0 && rooms + furniture > 1);
    }

    /** Why the thing may be a picture or a reflection; null where nothing says so. */
    @Nullable
    Doubt doubt(Thing thing) {
        if (displays.isEmpty() && basins.isEmpty() && !indoors) {
            return null;
        }
        int label = number(thing.traits());
        if (label < 0 || thing.isPoint()) {
            return null;
        }
        if (SHOWN.get(label)) {
            for (Thing display : displays) {
                if (thing.box().intersection(display.box()) >= WITHIN * thing.area() && display != thing) {
                    return new Doubt(display);
                }
            }
        }
        if (thing.traits().isPeople() || WORN_OR_CARRIED.get(label)) {
            for (Thing basin : basins) {
                if (isAbove(thing.box(), basin.box())) {
                    return new Doubt(basin);
                }
            }
        }
        return indoors && OUTDOORS.get(label) ? new Doubt(null) : null;
    }

    private static boolean isAbove(Box box, Box basin) {
        double beside = BESIDE * basin.width();
        return box.y2() <= basin.y1() && box.x2() >= basin.x1() - beside && box.x1() <= basin.x2() + beside;
    }

    /** The number of the label, or of the known one that it is one of; negative where it is of none. */
    private static int number(LabelTraits traits) {
        if (traits.isKnown()) {
            return traits.number();
        }
        String head = Labels.standard().headOf(traits.label());
        return head == null ? -1 : Labels.standard().number(head);
    }

    /** All labels that are of the kinds. */
    private static BitSet labels(String... kinds) {
        Labels labels = Labels.standard();
        BitSet all = new BitSet();
        for (String label : labels.known()) {
            for (String kind : kinds) {
                if (labels.isA(label, kind)) {
                    all.set(labels.number(label));
                }
            }
        }
        return all;
    }
}
