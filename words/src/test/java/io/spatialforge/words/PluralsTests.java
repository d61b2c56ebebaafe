package io.spatialforge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.label.LabelKind;
import io.spatialforge.core.label.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What several instances are called, for every count noun of these label files. */
class PluralsTests {

    private static final List<String> FILES = List.of("common", "coco", "objects365", "openimages", "lvis", "voc");

    /** Read by a person, and right. */
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("aircraft", "aircraft"),
            Map.entry("black sheep", "black sheep"),
            Map.entry("butcher knife", "butcher knives"),
            Map.entry("calf", "calves"),
            Map.entry("candelabrum", "candelabra"),
            Map.entry("chaise longue", "chaises longues"),
            Map.entry("child", "children"),
            Map.entry("crawfish", "crawfish"),
            Map.entry("deer", "deer"),
            Map.entry("die", "dice"),
            Map.entry("elk", "elk"),
            Map.entry("fish", "fish"),
            Map.entry("foot", "feet"),
            Map.entry("goldfish", "goldfish"),
            Map.entry("goose", "geese"),
            Map.entry("headscarf", "headscarves"),
            Map.entry("jellyfish", "jellyfish"),
            Map.entry("kitchen knife", "kitchen knives"),
            Map.entry("knife", "knives"),
            Map.entry("man", "men"),
            Map.entry("mango", "mangoes"),
            Map.entry("mouse", "mice"),
            Map.entry("person", "people"),
            Map.entry("pocket knife", "pocket knives"),
            Map.entry("potato", "potatoes"),
            Map.entry("pufferfish", "pufferfish"),
            Map.entry("salmon", "salmon"),
            Map.entry("scarf", "scarves"),
            Map.entry("sheep", "sheep"),
            Map.entry("shelf", "shelves"),
            Map.entry("shellfish", "shellfish"),
            Map.entry("shrimp", "shrimp"),
            Map.entry("snowman", "snowmen"),
            Map.entry("squid", "squid"),
            Map.entry("starfish", "starfish"),
            Map.entry("steak knife", "steak knives"),
            Map.entry("sweet potato", "sweet potatoes"),
            Map.entry("tomato", "tomatoes"),
            Map.entry("watercraft", "watercraft"),
            Map.entry("wolf", "wolves"),
            Map.entry("woman", "women"),
            Map.entry("zucchini", "zucchini"));

    @Test
    void everyPluralIsTheRegularOneOrWasReviewed() throws IOException {
        Map<String, String> irregular = new TreeMap<>();
        for (String file : FILES) {
            try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                    Labels.class.getResourceAsStream("knowledge/" + file + ".tsv"), StandardCharsets.UTF_8))) {
                rows.lines().filter(row -> !row.startsWith("#")).forEach(row -> {
                    Noun noun = Lexicon.standard().noun(row.substring(0, row.indexOf('\t')));
                    if (isCounted(noun) && !noun.plural().equals(regular(noun.singular()))) {
                        irregular.put(noun.singular(), noun.plural());
                    }
                });
            }
        }
        assertThat(irregular).isEqualTo(new TreeMap<>(IRREGULAR));
    }

    private static boolean isCounted(Noun noun) {
        return noun.kind() == LabelKind.THING || noun.kind() == LabelKind.BUNCH || noun.kind() == LabelKind.PART;
    }

    private static String regular(String singular) {
        if (singular.matches(".*(s|x|z|ch|sh)")) {
            return singular + "es";
        }
        return singular.matches(".*[^aeiou]y") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
    }
}
