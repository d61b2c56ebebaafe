package io.spatialforge.audit.questions;

import io.spatialforge.audit.LabelAliases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which label a person's words name: the noun they turn on, and the words before it that belong to its label. */
final class Names {

    private static final Set<String> BEFORE =
            Set.of("the", "a", "an", "this", "that", "his", "her", "their", "its", "other", "another");
    private static final Set<String> AFTER = Set.of(
            "in",
            "with",
            "on",
            "at",
            "of",
            "who",
            "that",
            "which",
            "near",
            "by",
            "to",
            "wearing",
            "holding",
            "riding",
            "sitting",
            "standing",
            "carrying",
            "playing",
            "walking",
            "lying",
            "next",
            "behind",
            "under",
            "from");
    private static final Set<String> PEOPLE = Set.of(
            "person",
            "man",
            "woman",
            "boy",
            "girl",
            "child",
            "kid",
            "lady",
            "gentleman",
            "guy",
            "baby",
            "player",
            "skier",
            "surfer",
            "snowboarder",
            "skateboarder",
            "rider",
            "batter",
            "catcher",
            "pitcher",
            "umpire",
            "pedestrian",
            "toddler");
    private static final Pattern SPACE = Pattern.compile("[\\s,]+");

    private Names() {}

    /** The labels that the words may name, the longest first; none if they name nothing. */
    static List<String> labels(String words, LabelAliases aliases) {
        List<String> phrase = new ArrayList<>();
        for (String word : SPACE.split(words.strip().toLowerCase(Locale.ROOT), -1)) {
            if (phrase.isEmpty() && BEFORE.contains(word)) {
                continue;
            }
            if (AFTER.contains(word)) {
                break;
            }
            phrase.add(word);
        }
        List<String> labels = new ArrayList<>();
        for (int from = 0; from < phrase.size(); from++) {
            String suffix = String.join(" ", phrase.subList(from, phrase.size()));
            labels.add(aliases.of(suffix));
            if (PEOPLE.contains(suffix)) {
                labels.add("person");
            }
        }
        return labels;
    }
}
