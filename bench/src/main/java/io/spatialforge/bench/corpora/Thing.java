package io.spatialforge.bench.corpora;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.label.Heights;
import io.spatialforge.core.label.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decides how the things of one class look in a photograph.
 *
 * @param id as the corpus writes it
 * @param name as the corpus spells it
 * @param label what the project calls it
 * @param metres ordinary height, above 0
 * @param spread of heights, as a standard deviation of their logarithm
 * @param aspect ordinary width over height
 * @param lift how high above the ground its lower edge may be, in metres; 0 for what stands on it
 * @param worn where it is on a person that bears it; null of what is no part of people
 */
record Thing(
        String id,
        String name,
        String label,
        double metres,
        double spread,
        double aspect,
        double lift,
        @Nullable Worn worn) {

    /**
     * A place on a person, in parts of the person's box.
     *
     * @param x centre
     * @param y centre
     * @param width of the thing
     * @param height of the thing
     * @param pairs whether there is one at either side
     */
    record Worn(double x, double y, double width, double height, boolean pairs) {}

    private static final Worn HEAD = new Worn(0.5, 0.07, 0.4, 0.14, false);
    private static final Worn FEET = new Worn(0.3, 0.96, 0.3, 0.08, true);
    private static final Worn CHEST = new Worn(0.5, 0.3, 0.3, 0.2, false);
    private static final Worn HANDS = new Worn(0.12, 0.5, 0.2, 0.12, true);

    private static final Map<String, Worn> WORN = Map.ofEntries(
            Map.entry("sneaker", FEET),
            Map.entry("shoe", FEET),
            Map.entry("leather shoe", FEET),
            Map.entry("boot", FEET),
            Map.entry("slipper", FEET),
            Map.entry("sandal", FEET),
            Map.entry("high heels", FEET),
            Map.entry("footwear", FEET),
            Map.entry("human foot", FEET),
            Map.entry("hat", new Worn(0.5, 0.03, 0.45, 0.09, false)),
            Map.entry("helmet", new Worn(0.5, 0.04, 0.45, 0.12, false)),
            Map.entry("glasses", new Worn(0.5, 0.07, 0.28, 0.03, false)),
            Map.entry("sunglasses", new Worn(0.5, 0.07, 0.28, 0.03, false)),
            Map.entry("human face", new Worn(0.5, 0.07, 0.3, 0.11, false)),
            Map.entry("human head", HEAD),
            Map.entry("human hair", new Worn(0.5, 0.04, 0.38, 0.1, false)),
            Map.entry("human eye", new Worn(0.45, 0.06, 0.07, 0.015, true)),
            Map.entry("human nose", new Worn(0.5, 0.075, 0.07, 0.03, false)),
            Map.entry("human mouth", new Worn(0.5, 0.1, 0.1, 0.02, false)),
            Map.entry("human ear", new Worn(0.36, 0.07, 0.06, 0.03, true)),
            Map.entry("human arm", new Worn(0.15, 0.4, 0.24, 0.35, true)),
            Map.entry("human hand", HANDS),
            Map.entry("human leg", new Worn(0.35, 0.75, 0.3, 0.45, true)),
            Map.entry("human body", new Worn(0.5, 0.5, 0.95, 0.95, false)),
            Map.entry("clothing", new Worn(0.5, 0.5, 0.9, 0.7, false)),
            Map.entry("suit", new Worn(0.5, 0.5, 0.9, 0.7, false)),
            Map.entry("dress", new Worn(0.5, 0.5, 0.8, 0.6, false)),
            Map.entry("jeans", new Worn(0.5, 0.7, 0.7, 0.45, false)),
            Map.entry("glove", HANDS),
            Map.entry("bracelet", HANDS),
            Map.entry("watch", HANDS),
            Map.entry("ring", HANDS),
            Map.entry("necklace", CHEST),
            Map.entry("tie", CHEST),
            Map.entry("bow tie", new Worn(0.5, 0.17, 0.18, 0.04, false)),
            Map.entry("belt", new Worn(0.5, 0.52, 0.55, 0.05, false)),
            Map.entry("backpack", new Worn(0.6, 0.33, 0.5, 0.28, false)),
            Map.entry("handbag", new Worn(0.85, 0.55, 0.4, 0.2, false)));

    /** Ordinary heights of people and of a few frequent things that the project has no height of. */
    private static final Map<String, Double> METRES = Map.of(
            "tree",
            5.0,
            "house",
            6.0,
            "building",
            12.0,
            "flower",
            0.15,
            "window",
            1.3,
            "wheel",
            0.6,
            "table",
            0.75,
            "boat",
            2.0,
            "street light",
            6.0,
            "bed",
            0.7);

    /** A class, of which what nobody told is chosen by the hash of its label. */
    static Thing of(String id, String name, String label) {
        Labels labels = Labels.standard();
        boolean person = labels.isPerson(label);
        Heights.Height height = Heights.standard().of(label);
        double chance = StableHash.fraction(StableHash.of("height of " + label));
        double other = METRES.getOrDefault(label, 0.06 * Math.pow(12, chance));
        double metres = person ? 1.65 : height == null ? other : height.metres();
        double spread = person ? 0.12 : height == null ? 0.3 : Math.log(height.spread()) / 2;
        double wide = StableHash.fraction(StableHash.of("width of " + label));
        double aspect =
                person ? 0.42 : labels.isVehicle(label) ? 1.6 : labels.isAnimal(label) ? 1.25 : 0.5 * Math.pow(4, wide);
        boolean ground = person || labels.standsOnGround(label) || metres > 2.5;
        return new Thing(id, name, label, metres, spread, aspect, ground ? 0 : 1.5, WORN.get(label));
    }

    boolean isPerson() {
        return Labels.standard().isPerson(label);
    }
}
