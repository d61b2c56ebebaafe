package io.spatialforge.audit.blind;

import io.spatialforge.audit.blind.Thing.Place;
import io.spatialforge.audit.blind.Thing.Role;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of a question: its words, and where it mentions which things. Knows labels and the word "the", and none of the
 * templates.
 */
final class Question {

    /** What follows a "the" that mentions no thing. */
    private static final Set<String> ASKING = Set.of(
            "camera",
            "image",
            "photo",
            "picture",
            "left",
            "right",
            "one",
            "most",
            "largest",
            "two",
            "same",
            "box",
            "distance",
            "order",
            "nearest",
            "farthest",
            "closest",
            "furthest",
            "point",
            "viewpoint",
            "perspective",
            "place",
            "position",
            "direction",
            "way",
            "eyes",
            "body",
            "greatest",
            "smallest",
            "shortest");

    /** What follows "the leftmost" that mentions no thing: "starting with the leftmost. Answer with ...". */
    private static final Set<String> AFTER_AN_END =
            Set.of("comes", "first", "last", "and", "to", "in", "as", "from", "separate", "answer");

    private static final int LONGEST_TAIL = 60;
    private static final int LONGEST_HEAD = 60;

    private final String text;
    private final String lower;

    /**
     * @param text with placeholders for coordinates, without lines of options
     */
    Question(String text) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT);
    }

    /** A thing with the part of the text that mentions it. */
    record Mention(int start, int end, QaRegion region, Thing thing) {}

    /**
     * Where the regions are mentioned, in the order of the text.
     *
     * @return null if they can't be told apart from the rest of the text
     */
    @Nullable
    List<Mention> mentions(QaPair pair) {
        List<Spot> spots = new ArrayList<>();
        List<QaRegion> named = new ArrayList<>();
        for (QaRegion region : pair.regions()) {
            String placeholder = '{' + region.id() + '}';
            int at = text.indexOf(placeholder);
            if (at < 0) {
                named.add(region);
            } else {
                spots.add(new Spot(at, at + placeholder.length(), region, place(region, pair)));
            }
        }
        named.sort(Comparator.comparingInt((QaRegion r) -> -r.label().length()).thenComparing(QaRegion::id));
        boolean[] taken = new boolean[text.length()];
        List<QaRegion> otherwise = new ArrayList<>();
        for (QaRegion region : named) {
            Spot spot = named(region, taken);
            if (spot == null) {
                otherwise.add(region);
            } else {
                spots.add(spot);
            }
        }
        if (!otherwise.isEmpty() && !addOtherwise(otherwise, spots)) {
            return null;
        }
        spots.sort(Comparator.comparingInt(Spot::at));
        List<Mention> mentions = new ArrayList<>(spots.size());
        for (int i = 0; i < spots.size(); i++) {
            int floor = i == 0 ? 0 : spots.get(i - 1).end();
            int ceiling = i + 1 == spots.size()
                    ? text.length()
                    : start(spots.get(i + 1).at(), spots.get(i).end());
            mentions.add(mention(spots.get(i), floor, ceiling));
        }
        return mentions;
    }

    /**
     * An option as a thing.
     *
     * @param option its text
     */
    static Thing option(String option, QaPair pair) {
        List<String> words = AskingWords.of(option);
        for (QaRegion region : pair.regions()) {
            if (option.contains('{' + region.id() + '}')) {
                return thing(region.label(), words, Role.PEER, place(region, pair));
            }
        }
        String lower = option.toLowerCase(Locale.ROOT);
        String label = null;
        for (QaRegion region : pair.regions()) {
            boolean longer = label == null || region.label().length() > label.length();
            if (longer && find(lower, region.label(), 0) >= 0) {
                label = region.label();
            }
        }
        return thing(label == null ? String.join(" ", words) : label, words, Role.PEER, null);
    }

    static Thing thing(String label, List<String> words, Role role, @Nullable Place seen) {
        String shape = " " + String.join(" ", words) + " ";
        shape = shape.replace(" " + String.join(" ", AskingWords.of(label)) + " ", " _ ");
        shape = shape.replace(" picture ", " image ").replace(" photo ", " image ");
        return new Thing(label, words, shape.strip(), role, seen);
    }

    /** The role of the mention that starts here, by the words before it. */
    Role role(int start) {
        List<String> before = AskingWords.of(text.substring(0, start));
        return endsWith(before, 4, "than")
                        || endsWith(before, 3, "compared")
                        || endsWith(before, 2, "relative")
                        || endsWith(before, 2, "respect")
                        || endsWith(before, 1, "of")
                        || endsWith(before, 1, "from")
                ? Role.REFERENCE
                : Role.SUBJECT;
    }

    private static boolean endsWith(List<String> words, int within, String word) {
        return words.subList(Math.max(0, words.size() - within), words.size()).contains(word);
    }

    private Mention mention(Spot spot, int floor, int ceiling) {
        int start = start(spot.at(), floor);
        int end = spot.seen() != null ? spot.end() : tail(spot.end(), ceiling);
        Thing thing = thing(spot.region().label(), AskingWords.of(text.substring(start, end)), Role.PEER, spot.seen());
        return new Mention(start, end, spot.region(), thing);
    }

    /** Where the mention begins that has its noun or coordinates here. */
    private int start(int at, int floor) {
        int the = lower.lastIndexOf("the ", at);
        // "in the box {r3}": the noun's article comes before.
        if (the >= 0 && lower.startsWith("the box {", the) && the > floor) {
            the = lower.lastIndexOf("the ", the - 1);
        }
        return the < floor || at - the > LONGEST_HEAD ? at : the;
    }

    /** Where what follows a noun ends: "chair that is nearest to the camera". */
    private int tail(int from, int ceiling) {
        int limit = Math.min(ceiling, Math.min(text.length(), from + LONGEST_TAIL));
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '?' || c == '.' || c == ':' || c == ';' || c == '\n') {
                return i;
            }
            boolean verb = lower.startsWith(" is ", i) || lower.startsWith(" are ", i);
            if ((verb && !lower.startsWith(" that", i - 5))
                    || lower.startsWith(" and the ", i)
                    || lower.startsWith(" or the ", i)
                    || lower.startsWith(" than ", i)) {
                return i;
            }
        }
        return limit;
    }

    private record Spot(
            int at, int end, QaRegion region, @Nullable Place seen) {}

    /** The first mention by name of the region's label that no other region took. */
    private @Nullable Spot named(QaRegion region, boolean[] taken) {
        for (String name : region.label().toLowerCase(Locale.ROOT).split("/", -1)) {
            int from = 0;
            while (true) {
                int at = find(lower, name, from);
                if (at < 0) {
                    break;
                }
                int end = at + name.length();
                if (!taken[at] && !isShown(end)) {
                    for (int i = at; i < end; i++) {
                        taken[i] = true;
                    }
                    return new Spot(at, end, region, null);
                }
                from = end;
            }
        }
        return null;
    }

    /**
     * Finds things that are called by another name than their label: a "tv" may be "the screen". They are what is left of
     * all that follows a "the" and is no part of how one asks.
     *
     * @return whether it is certain what they are
     */
    private boolean addOtherwise(List<QaRegion> regions, List<Spot> spots) {
        List<Integer> starts = new ArrayList<>();
        for (int the = lower.indexOf("the "); the >= 0; the = lower.indexOf("the ", the + 1)) {
            boolean whole = the == 0 || !Character.isLetterOrDigit(lower.charAt(the - 1));
            List<String> next =
                    AskingWords.of(lower.substring(the + 4, Math.min(lower.length(), the + 4 + LONGEST_HEAD)));
            if (whole && mayBeThing(next) && !isWithin(the, spots)) {
                starts.add(the);
            }
        }
        boolean alike = regions.stream().map(QaRegion::label).distinct().count() == 1;
        if (!alike || starts.size() != regions.size()) {
            return false;
        }
        for (int i = 0; i < starts.size(); i++) {
            int at = starts.get(i) + 4;
            int end = at;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            spots.add(new Spot(at, end, regions.get(i), null));
        }
        return true;
    }

    private static boolean mayBeThing(List<String> words) {
        if (words.isEmpty() || ASKING.contains(words.getFirst())) {
            return false;
        }
        boolean outermost = AskingWords.isOutermost(words.getFirst());
        return !outermost || (words.size() > 1 && !AFTER_AN_END.contains(words.get(1)));
    }

    private boolean isWithin(int the, List<Spot> spots) {
        for (Spot spot : spots) {
            if (the >= start(spot.at(), 0) && the < spot.end()) {
                return true;
            }
        }
        return false;
    }

    private boolean isShown(int end) {
        return text.startsWith(" {", end) || text.startsWith(" at {", end) || text.startsWith(" in the box {", end);
    }

    /** Where a name stands as whole words; -1 if nowhere. */
    private static int find(String lower, String name, int from) {
        if (name.isBlank()) {
            return -1;
        }
        int at = lower.indexOf(name.toLowerCase(Locale.ROOT), from);
        while (at >= 0) {
            int end = at + name.length();
            boolean whole = (at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1)))
                    && (end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end)));
            if (whole) {
                return at;
            }
            at = lower.indexOf(name.toLowerCase(Locale.ROOT), at + 1);
        }
        return -1;
    }

    private static @Nullable Place place(QaRegion region, QaPair pair) {
        double width = pair.image().width();
        double height = pair.image().height();
        return region.shape() instanceof Box box
                ? new Place(box.x1() / width, box.y1() / height, box.x2() / width, box.y2() / height)
                : null;
    }
}
