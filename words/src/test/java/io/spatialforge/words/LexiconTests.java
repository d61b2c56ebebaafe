package io.spatialforge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Attribute;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTests {

    private final Lexicon lexicon = Lexicon.standard();

    @ParameterizedTest
    @CsvSource({
        "dog, dog, dogs",
        "person, person, people",
        "sheep, sheep, sheep",
        "knife, knife, knives",
        "wine glass, wine glass, wine glasses",
        "tv, screen, screens",
        "mouse, mouse, mice",
        "scissors, scissors, scissors",
        "broccoli, broccoli, broccoli",
        "woman, woman, women",
        "traffic light, traffic light, traffic lights",
        "street sign, street sign, street signs",
        "wild goose, wild goose, wild geese",
        "box, box, boxes",
        "leaf, leaf, leaves",
        "binoculars, binoculars, binoculars",
        "glass, glass, glasses",
        "lens, lens, lenses",
        "red cars, red car, red cars",
        "people, person, people",
        "young women, young woman, young women",
        "white mouse, white mouse, white mice",
    })
    void aLabelIsSaidInTheSingularAndInThePlural(String label, String singular, String plural) {
        Noun noun = lexicon.noun(label);
        assertThat(noun.singular()).isEqualTo(singular);
        assertThat(noun.plural()).isEqualTo(plural);
    }

    @Test
    void aLabelThatIsNoPlainNounIsQuoted() {
        Noun noun = lexicon.noun("items on the top shelf, left");
        assertThat(noun.singular()).isEqualTo("instance of \"items on the top shelf, left\"");
        assertThat(noun.plural()).isEqualTo("instances of \"items on the top shelf, left\"");
    }

    @Test
    void noTwoOfTheCommonLabelsAreSaidAlike() {
        Set<String> said = new HashSet<>();
        for (String label : Drawn.COCO) {
            assertThat(said.add(lexicon.noun(label).singular())).as(label).isTrue();
        }
    }

    @Test
    void noTwoAttributesAreSaidAlike() {
        Map<String, String> said = new HashMap<>();
        for (Attribute attribute : Attribute.all()) {
            for (String words : Stream.of(attribute.beforeNoun(), attribute.afterVerb())
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList()) {
                assertThat(said.put(words, attribute.id())).as(words).isNull();
            }
        }
        assertThat(said).containsEntry("fabric", "textile").containsEntry("lying down", "lying");
    }
}
