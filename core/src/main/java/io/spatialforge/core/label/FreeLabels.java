package io.spatialforge.core.label;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a label in free text by its form. A plain noun, with or without words before it, is one of what its
 * last word names, or many of it: "red cars" are cars. Any other text is an expression, of which only the known labels
 * that occur in it are told.
 */
final class FreeLabels {

    /** Words that make a label an expression, or more than one thing. */
    private static final Set<String> NO_NOUN = Set.of(
            "the",
            "a",
            "an",
            "of",
            "and",
            "or",
            "with",
            "in",
            "on",
            "at",
            "by",
            "from",
            "to",
            "for",
            "left",
            "right",
            "leftmost",
            "rightmost",
            "first",
            "second",
            "third",
            "last",
            "nearest",
            "closest",
            "farthest",
            "furthest",
            "nearer",
            "closer",
            "farther",
            "front",
            "behind",
            "half",
            "other",
            "unknown",
            "group",
            "crowd",
            "pair",
            "set");

    private static final Pattern PLAIN = Pattern.compile("[a-z]+(?:[ -][a-z]+){0,3}");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");

    /** Longer labels are sentences. */
    private static final int LONGEST_NOUN = 40;

    /** No label in the data files has more words. */
    private static final int LONGEST_RUN = 4;

    /** Free-text corpora have labels without end; those beyond this many are looked at again each time. */
    private static final int REMEMBERED = 50_000;

    private final Map<String, LabelKind> kinds;
    private final Map<String, String> irregular;
    private final Map<String, Form> forms = new ConcurrentHashMap<>();

    /**
     * @param kinds the known labels with their kinds
     * @param irregular known labels by the plurals that no ending tells
     */
    FreeLabels(Map<String, LabelKind> kinds, Map<String, String> irregular) {
        this.kinds = new HashMap<>(kinds);
        this.irregular = new HashMap<>(irregular);
    }

    /**
     * A label's form.
     *
     * @param singular the label, or its singular if it is the plural of something known
     * @param head the known label it is one or many of; null for an expression and for a noun nobody described
     * @param named the known labels a region with this label may bear as well
     */
    record Form(
            LabelKind kind,
            String singular,
            boolean isPlural,
            @Nullable String head,
            Set<String> named) {}

    /** The form of a label that is not known. */
    Form of(String label) {
        Form known = forms.get(label);
        if (known != null) {
            return known;
        }
        Form made = isPlainNoun(label) ? noun(label) : expression(label);
        if (forms.size() < REMEMBERED) {
            forms.put(label, made);
        }
        return made;
    }

    private Form noun(String label) {
        for (int from = 0; from >= 0; from = afterBreak(label, from)) {
            String suffix = label.substring(from);
            String head = known(suffix);
            LabelKind kind = head == null ? null : kinds.get(head);
            if (head != null && kind != null) {
                boolean isPlural = !suffix.equals(head);
                String singular = label.substring(0, from) + head;
                return new Form(kind, singular, isPlural, head, Set.of(head));
            }
        }
        return new Form(LabelKind.THING, label, false, null, Set.of());
    }

    private Form expression(String label) {
        Set<String> named = new HashSet<>();
        String[] words = BETWEEN_WORDS.split(label);
        for (int from = 0; from < words.length; from++) {
            StringBuilder run = new StringBuilder();
            for (int to = from; to < Math.min(words.length, from + LONGEST_RUN); to++) {
                String head =
                        known(run.append(to > from ? " " : "").append(words[to]).toString());
                if (head != null) {
                    named.add(head);
                }
            }
        }
        return new Form(LabelKind.ODD, label, false, null, Set.copyOf(named));
    }

    /** The known label that the words are, in the singular or in the plural. */
    private @Nullable String known(String words) {
        if (kinds.containsKey(words)) {
            return words;
        }
        String singular = irregular.get(words);
        if (singular != null || !words.endsWith("s") || words.endsWith("ss")) {
            return singular;
        }
        singular = ifKnown(words, 1, "");
        if (singular == null && words.endsWith("ies")) {
            singular = ifKnown(words, 3, "y");
        } else if (singular == null && words.endsWith("ves")) {
            singular = ifKnown(words, 3, "f");
            singular = singular != null ? singular : ifKnown(words, 3, "fe");
        }
        return singular != null || !words.endsWith("es") ? singular : ifKnown(words, 2, "");
    }

    private @Nullable String ifKnown(String plural, int ending, String singularEnding) {
        String singular = plural.substring(0, plural.length() - ending) + singularEnding;
        return kinds.containsKey(singular) ? singular : null;
    }

    private static int afterBreak(String label, int from) {
        for (int i = from; i < label.length(); i++) {
            if (label.charAt(i) == ' ' || label.charAt(i) == '-') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Whether a label looks like a noun with or without adjectives, and like no more than that. */
    private static boolean isPlainNoun(String label) {
        if (label.length() > LONGEST_NOUN || !PLAIN.matcher(label).matches()) {
            return false;
        }
        for (String word : label.split("[ -]")) {
            if (NO_NOUN.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a label names the same as another by its form, known or not: a plural, or a compound with that head. */
    static boolean isKindOf(String general, String special) {
        int longer = special.length() - general.length();
        return longer > 0
                && ((longer == 1 && special.endsWith("s") && special.startsWith(general))
                        || (longer == 2 && special.endsWith("es") && special.startsWith(general))
                        || (special.endsWith(general) && !Character.isLetter(special.charAt(longer - 1))));
    }
}
