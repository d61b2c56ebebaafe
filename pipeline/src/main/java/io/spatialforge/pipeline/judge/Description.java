package io.spatialforge.pipeline.judge;

import io.spatialforge.core.label.FreeText;
import io.spatialforge.core.label.Labels;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A description as a model wrote it, made tidy, or why it can't be used. */
sealed interface Description {

    int MOST_WORDS = 20;
    int LONGEST = 120;

    /** Words that can be put between quotation marks as they are. */
    record Fit(String text) implements Description {}

    /** It is no description, or one that speaks of the mark instead of the thing. */
    record Unfit(String why) implements Description {}

    /** Speech about how the thing was shown. What is called so itself can't be described. */
    Pattern OF_THE_MARK = Pattern.compile(
            "\\b(?:box(?:es)?|bounding|rectang\\w*|outlin\\w*|fram(?:e|es|ed|ing)|mark(?:s|ed|er|ers|ing|ings)?"
                    + "|highlight\\w*|circled|encircled|letters?|label\\w*|annotat\\w*|coordinates?|pixels?|regions?"
                    + "|magenta|fuchsia)\\b");

    Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Whether a thing of that label can be described at all. */
    static boolean canBeOf(String label) {
        return Labels.standard().isThing(label) && !OF_THE_MARK.matcher(label).find();
    }

    /**
     * @param raw as the model wrote it; empty where it found no words
     */
    static Description of(String raw) {
        String text = tidy(raw);
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return new Unfit("the model found no words");
        }
        int words = text.split(" ", -1).length;
        if (words < 2 || words > MOST_WORDS) {
            return new Unfit("expected 2 to " + MOST_WORDS + " words, got " + words + ": " + text);
        }
        if (!FreeText.isPlainText(text, LONGEST) || text.equals(text.toUpperCase(Locale.ROOT))) {
            return new Unfit("expected plain words, got: " + text);
        }
        Matcher mark = OF_THE_MARK.matcher(lower);
        if (mark.find()) {
            return new Unfit("it speaks of a '" + mark.group() + "': " + text);
        }
        if (tellsPlaces(lower)) {
            return new Unfit("its numbers may be coordinates: " + text);
        }
        return namesAThing(lower) ? new Fit(text) : new Unfit("it names no thing that is known: " + text);
    }

    /** Without what models put around words: spaces, quotation marks, a full stop, a capital at the beginning. */
    private static String tidy(String raw) {
        String text = raw.replaceAll("\\s+", " ").strip();
        while (text.length() > 1 && "\"'\u201c\u2018".indexOf(text.charAt(0)) >= 0) {
            text = text.substring(1).strip();
        }
        while (!text.isEmpty() && "\"'\u201d\u2019.".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return text.matches("(?:The|A|An) .*")
                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    /** Several numbers, or a long one; "bus 12" has one short one. */
    private static boolean tellsPlaces(String text) {
        Matcher number = NUMBER.matcher(text);
        int numbers = 0;
        while (number.find()) {
            numbers++;
            if (number.end() - number.start() > 2 || numbers > 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesAThing(String text) {
        Labels labels = Labels.standard();
        String[] words = text.split("[ ,]+", -1);
        for (int from = 0; from < words.length; from++) {
            StringBuilder name = new StringBuilder();
            for (int to = from; to < Math.min(words.length, from + 3); to++) {
                name.append(to == from ? "" : " ").append(words[to]);
                if (labels.isKnown(name.toString()) && labels.isThing(name.toString())) {
                    return true;
                }
            }
        }
        return false;
    }
}
