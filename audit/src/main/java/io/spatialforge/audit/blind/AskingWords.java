package io.spatialforge.audit.blind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a question one by one, and what they ask for. */
final class AskingWords {

    private static final Set<String> NEAR = Set.of(
            "near", "nearer", "nearest", "close", "closer", "closest", "smaller", "smallest", "shorter", "shortest");
    private static final Set<String> FAR = Set.of(
            "far", "farther", "farthest", "further", "furthest", "distant", "greater", "greatest", "larger", "largest");
    private static final Set<String> LEFT = Set.of("left", "leftmost");
    private static final Set<String> RIGHT = Set.of("right", "rightmost");

    private AskingWords() {}

    /** Words in lower case; placeholders become <code>{}</code>. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int start = i;
            if (c == '{') {
                int end = text.indexOf('}', i);
                i = end < 0 ? text.length() : end + 1;
                words.add("{}");
            } else if (Character.isLetterOrDigit(c)) {
                while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                    i++;
                }
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
            } else {
                i++;
            }
        }
        return words;
    }

    /** Which end of a depth order the words ask for. */
    static String depth(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (NEAR.contains(word)) {
                return "near";
            }
            boolean ofAPart = i + 1 < words.size() && words.get(i + 1).equals("part");
            if (FAR.contains(word) && !ofAPart) {
                return "far";
            }
        }
        return "";
    }

    /** Which side the words ask for. */
    static String side(List<String> words) {
        for (String word : words) {
            if (LEFT.contains(word)) {
                return "left";
            }
            if (RIGHT.contains(word)) {
                return "right";
            }
        }
        return "";
    }

    /** Whether a word names the thing that is outermost on a side, or the side. */
    static boolean isOutermost(String word) {
        return LEFT.contains(word) || RIGHT.contains(word);
    }
}
