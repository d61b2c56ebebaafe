package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.rule.Margins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How each number that a rule holds against a threshold is said: the one table of all of them.
 *
 * <p>In a sentence {@code {v}} is the value, {@code {a}} and {@code {b}} the two regions: the nearer and the farther one, the
 * left and the right one, the viewer and the target; in a sentence about several there are none.
 */
final class MeasureWords {

    private static final Map<String, Entry> TABLE = new LinkedHashMap<>();

    static {
        // Near and far
        put("depth_ratio", Amount.TIMES, Bound.AT_LEAST, "depth_ratio estimated_ratio")
                .two("{b} is {v} as far from the camera as {a}")
                .several("of the two that are closest in distance, one is {v} as far from the camera as the other");
        put("turned_ratio", Amount.TIMES, Bound.AT_LEAST, "ray_ratio")
                .two(
                        "measured along the ray instead of along the camera's axis, or the other way round, {b} is still {v}"
                                + " as far");
        put("overlap", Amount.SHARE, Bound.BELOW, "touching").two("the two boxes share {v} of the smaller one");
        put("inverse_gap", Amount.SHARE, Bound.AT_LEAST, "inverse_gap")
                .two("the gap in depth between the two is {v} of what the whole depth map spans")
                .several("of the two that are closest in depth, the gap is {v} of what the whole depth map spans");
        put("inverse_ratio", Amount.TIMES, Bound.AT_LEAST, "estimated_ratio")
                .two("the depth map's value of {a} is {v} that of {b}");
        put("inverse_range", Amount.SHARE, Bound.AT_LEAST, "inverse_floor")
                .two("the whole depth map spans {v} of its upper end: the scene is flat");
        put("second_gap", Amount.SHARE, Bound.AT_LEAST, "second_gap")
                .two("a second look at the depth sees {a} nearer by {v} of what its map spans");
        put("lower_edge", Amount.SHARE, Bound.AT_LEAST, "lower_gap")
                .two("{a} ends {v} of the image's height lower in the picture than {b}");
        put("ground_contact", Amount.SHARE, Bound.AT_LEAST, "ground_gap")
                .two("both stand on the ground, and {a} meets it {v} of the image's height lower in the picture")
                .several(
                        "all stand on the ground, and of the two that are closest, one meets it {v} of the image's height"
                                + " lower in the picture");
        put("elevation", Amount.SHARE, Bound.AT_LEAST, "elevation_gap")
                .two("they are things of one kind, and {a} ends {v} of the image's height lower in the picture")
                .several("of things of one kind, the two that are closest end {v} of the image's height apart");
        put("apparent_size", Amount.TIMES, Bound.AT_LEAST, "size_ratio varied_size_ratio typical_size_ratio")
                .two("going by how large the two look, {b} is {v} as far away as {a}")
                .several(
                        "going by how large they look, of the two that are closest one is {v} as far away as the other");
        put("occlusion", Amount.SHARE, Bound.AT_LEAST, "occlusion_overlap")
                .two("{b} is annotated as partly hidden and {a} is not, and they share {v} of the smaller box")
                .several("where one is annotated as partly hidden by another, they share {v} of the smaller box");
        // Left and right
        put("centre_gap", Amount.SHARE, Bound.AT_LEAST, "side_gap")
                .two("the middles of the two lie {v} of the image's width apart, left to right")
                .several("the two that are closest have their middles {v} of the image's width apart, left to right");
        put("shared_interval", Amount.SHARE, Bound.BELOW, "side_overlap")
                .two("left to right, the two boxes share {v} of the narrower one's width");
        put("side_iou", Amount.SHARE, Bound.AT_MOST, "side_iou")
                .two("what the two boxes share is {v} of what they cover together");
        // Perspective
        put("facing_confidence", Amount.SHARE, Bound.AT_LEAST, "facing_confidence")
                .two("which way {a} faces is told with {v} confidence");
        put("bearing_guard", Amount.DEGREES, Bound.AT_LEAST, "bearing_guard")
                .two(
                        "for every camera tried, {b} stays {v} clear of the line where one direction ends and the next begins");
        put("sideways_widths", Amount.TIMES, Bound.AT_LEAST, null)
                .two("{b} is {v} the width of {a} to the side of {a}");
        put("depth_apart", Amount.TIMES, Bound.AT_MOST, null)
                .two(
                        "in depth {a} and {b} are no neighbours: their middles lie {v} as far apart as one of them reaches");
        put("off_axis", Amount.SHARE, Bound.AT_MOST, null)
                .two("{a} is {v} of the image's longer side away from its middle, and seen from the side");
        put("viewer_height", Amount.SHARE, Bound.AT_LEAST, null)
                .two("{a} is {v} of the image's height high, and who is so far away has many things at one depth");
        put("onwards", Amount.TIMES, Bound.AT_MOST, null)
                .two("going by where they stand, {b} is {v} as far before or behind {a} as to the side");
        put("viewer_distance", Amount.LENGTH, Bound.AT_LEAST, null)
                .two("{b} is {v} away from {a}, in the depth's own unit: within reach");
        put("facing_spread", Amount.DEGREES, Bound.AT_MOST, null)
                .two("with all that is not sure of how {a} faces, {b} may be {v} off the direction");
        put("directions", Amount.COUNT, Bound.AT_MOST, null)
                .two("depending on the camera and on where in their depth the two stand, there are {v} directions to"
                        + " choose from");
        put("people_iou", Amount.SHARE, Bound.AT_MOST, null)
                .two("what the boxes of two people share is {v} of what they cover together");
        put("viewer_overlap", Amount.SHARE, Bound.AT_MOST, "bearing_overlap")
                .two("the boxes of {a} and {b} share {v} of the smaller one");
        // Counting and naming
        put("instances", Amount.COUNT, Bound.EXACTLY, null).two("how many of them are annotated: {v}");
        put("conditions_known", Amount.COUNT, Bound.EXACTLY, null)
                .two("of how many it is known whether they meet the condition: {v}");
        put("bearers", Amount.COUNT, Bound.EXACTLY, null)
                .two("how many regions somebody described in these words: {v}");
        put("half_gap", Amount.SHARE, Bound.AT_LEAST, "half_gap")
                .two("the one closest to the middle of the image stays {v} of the image's width away from it");
        put("side_gap", Amount.SHARE, Bound.AT_LEAST, "ordinal_gap")
                .two(
                        "from the next of its kind {a} lies {v} of the image's width apart, by the least of left edge, middle"
                                + " and right edge");
        put("area_ratio", Amount.TIMES, Bound.AT_LEAST, "largest_ratio")
                .two("the box of {a} is {v} as large as the largest other one of its kind");
        put("count", Amount.COUNT, Bound.AT_MOST, "max_count").two("how many there are: {v}");
        put("same_box_iou", Amount.SHARE, Bound.AT_MOST, null)
                .two("another region's box shares {v} of what the two cover together");
        put("agreed", Amount.COUNT, Bound.AT_LEAST, null)
                .two("how often the judge picked the region that these words are to pick: {v}");
        // Single regions
        put("area_share", Amount.SHARE, Bound.AT_LEAST, "tiny_area").two("{a} covers {v} of the image");
        put("shorter_side", Amount.PIXELS, Bound.AT_LEAST, "tiny_side")
                .two("were the image one megapixel, the shorter side of {a} would be {v}");
        put("cut_area_share", Amount.SHARE, Bound.AT_LEAST, "cut_area")
                .two("what the border leaves of {a} covers {v} of the image");
        put("duplicate_iou", Amount.SHARE, Bound.AT_MOST, "duplicate_iou")
                .two("what the two boxes share is {v} of what they cover together");
        put("point_gap", Amount.SHARE, Bound.AT_LEAST, "point_gap")
                .two("the two points lie {v} of the image's longer side apart");
    }

    private MeasureWords() {}

    /** Which side of the threshold is the good one. */
    enum Bound {
        AT_LEAST("at least %s", " is asked"),
        /** Less than the threshold. */
        BELOW("less than %s", " is allowed"),
        AT_MOST("at most %s", " is allowed"),
        EXACTLY("", "");

        private final String needs;
        private final String asks;

        Bound(String needs, String verb) {
            this.needs = needs;
            this.asks = needs + verb;
        }
    }

    /** One row of the table. */
    static final class Entry {
        private final Amount amount;
        private final Bound bound;
        private final List<String> settings;
        private String two = "";
        private @Nullable String several;

        private Entry(Amount amount, Bound bound, @Nullable String settings) {
            this.amount = amount;
            this.bound = bound;
            this.settings = settings == null ? List.of() : List.of(settings.split(" "));
        }

        private Entry two(String sentence) {
            two = sentence;
            return this;
        }

        private void several(String sentence) {
            several = sentence;
        }

        Bound bound() {
            return bound;
        }

        /** The margins by one of which the threshold can be set. */
        List<String> settings() {
            return settings;
        }

        String sentence() {
            return two;
        }
    }

    private static Entry put(String name, Amount amount, Bound bound, @Nullable String settings) {
        Entry entry = new Entry(amount, bound, settings);
        TABLE.put(name, entry);
        return entry;
    }

    /** All rows by the names of the measures. */
    static Map<String, Entry> table() {
        return TABLE;
    }

    /** Whom a measure is about. */
    record Roles(@Nullable String a, @Nullable String b) {
        static final Roles SEVERAL = new Roles(null, null);
    }

    /** "The person r2 is 1.43 times as far from the camera as the dog r1; at least 1.15 times is asked". */
    static String sentence(Measure measure, Roles roles) {
        Entry entry = TABLE.get(measure.name());
        if (entry == null) {
            return "%s: %s, held against %s"
                    .formatted(
                            measure.name(),
                            Amount.LENGTH.sayBeside(measure.value(), measure.threshold()),
                            Amount.LENGTH.sayBeside(measure.threshold(), measure.value()));
        }
        boolean several = entry.several != null && roles.a == null;
        String said = (several ? String.valueOf(entry.several) : entry.two)
                .replace("{a}", roles.a == null ? "the one" : roles.a)
                .replace("{b}", roles.b == null ? "the other" : roles.b)
                .replace("{v}", entry.amount.sayBeside(measure.value(), measure.threshold()));
        String asks = entry.bound == Bound.EXACTLY ? "" : "; " + asked(entry, measure);
        return Names.capital(said) + asks;
    }

    private static String asked(Entry entry, Measure measure) {
        return entry.bound.asks.formatted(entry.amount.sayBeside(measure.threshold(), measure.value()));
    }

    /** The name of the margin that is the threshold, as configurations spell it; null where it can't be set. */
    static @Nullable String setting(Measure measure, Margins margins) {
        Entry entry = TABLE.get(measure.name());
        if (entry == null || entry.settings.isEmpty()) {
            return null;
        }
        Map<String, Number> values = margins.asMap();
        for (String setting : entry.settings) {
            Number value = values.get(setting);
            if (value != null && value.doubleValue() == measure.threshold()) {
                return setting;
            }
        }
        return entry.settings.getFirst();
    }

    /** Whether the measure is on the good side of its threshold. */
    static boolean passes(Measure measure) {
        Entry entry = TABLE.get(measure.name());
        return switch (entry == null ? Bound.EXACTLY : entry.bound) {
            case AT_LEAST -> measure.value() >= measure.threshold();
            case BELOW -> measure.value() < measure.threshold();
            case AT_MOST -> measure.value() <= measure.threshold();
            case EXACTLY -> true;
        };
    }

    /**
     * By what factor the measure is on the good side, from 1; infinite where it can't be told, as of what must be exact.
     */
    static double spare(Measure measure) {
        Entry entry = TABLE.get(measure.name());
        Bound bound = entry == null ? Bound.EXACTLY : entry.bound;
        return switch (bound) {
            case AT_LEAST ->
                measure.threshold() <= 0 ? Double.POSITIVE_INFINITY : measure.value() / measure.threshold();
            case BELOW, AT_MOST ->
                measure.value() <= 0 ? Double.POSITIVE_INFINITY : measure.threshold() / measure.value();
            case EXACTLY -> Double.POSITIVE_INFINITY;
        };
    }

    /** The threshold in words, as in "at least 1.15 times". */
    static String needed(Measure measure) {
        Entry entry = TABLE.get(measure.name());
        return entry == null
                ? ""
                : entry.bound.needs.formatted(entry.amount.sayBeside(measure.threshold(), measure.value()));
    }

    /** The value in words. */
    static String value(Measure measure) {
        Entry entry = TABLE.get(measure.name());
        return (entry == null ? Amount.LENGTH : entry.amount).sayBeside(measure.value(), measure.threshold());
    }

    /** Which side of the threshold is the good one, for machines. */
    static String bound(Measure measure) {
        Entry entry = TABLE.get(measure.name());
        return entry == null
                ? "unknown"
                : entry.bound.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The unit in words, for machines. */
    static String unit(Measure measure) {
        Entry entry = TABLE.get(measure.name());
        return entry == null ? "unknown" : entry.amount.name().toLowerCase(Locale.ROOT);
    }
}
