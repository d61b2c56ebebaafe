package io.spatialforge.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
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
}
