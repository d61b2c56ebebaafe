package io.spatialforge.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.label.LabelKind;
import io.spatialforge.core.label.Labels;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LvisLabelTests {

    private final Vocabulary lvis = Vocabulary.lvis();
    private final Labels labels = Labels.standard();

    @Test
    void everyOneOfThe1230IdsHasALabelThatIsDescribed() {
        for (int id = 1; id <= 1230; id++) {
            String label = lvis.labelOfId(String.valueOf(id));
            assertThat(label).as("id %d", id).isNotNull();
            assertThat(labels.known()).contains(String.valueOf(label));
        }
        assertThat(lvis.labelOfId("0")).isNull();
        assertThat(lvis.labelOfId("1231")).isNull();
    }

    @Test
    void everyLabelOfANameThatOnlyVersion1HasIsDescribed() {
        assertThat(lvis.labelsOfAllReleases()).contains("dalmatian", "jar", "oven", "stagecoach");
        for (String label : lvis.labelsOfAllReleases()) {
            assertThat(labels.isKnown(label)).as(label).isTrue();
        }
    }

    @Test
    void noTwoCategoriesShareALabel() {
        assertThat(lvis.labels()).hasSize(1230);
    }

    @ParameterizedTest
    @CsvSource({
        "car (automobile), car",
        "bus (vehicle), bus",
        "television set, tv",
        "cellular telephone, cell phone",
        "fireplug, fire hydrant",
        "sofa, couch",
        "ski, skis",
        "baby, person",
        "person, person",
        "bat (animal), bat (animal)",
        "mouse (computer equipment), mouse",
        "mouse (animal rodent), mouse (animal)",
        "projectile (weapon), missile",
        "hog, pig",
        "army tank, tank",
        "tank (storage vessel), storage tank",
        "monitor (computer equipment) computer monitor, computer monitor",
    })
    void aCategoryBearsTheLabelThatOtherCorporaGiveToTheSame(String name, String label) {
        assertThat(lvis.label(name)).isEqualTo(label);
    }

    @Test
    void everyClassOfCocoButThreeIsALabelOfLvisToo() {
        assertThat(Vocabulary.coco80().labels())
                .filteredOn(label -> !lvis.labelsOfAllReleases().contains(label))
                .containsExactlyInAnyOrder("hot dog", "potted plant", "sports ball");
    }

    @ParameterizedTest
    @CsvSource({
        "dalmatian, dog",
        "dalmatian, animal",
        "kitten, cat",
        "foal, horse",
        "taxi, vehicle",
        "police car, car",
        "armchair, chair",
        "wing chair, chair",
        "trench coat, coat",
        "yacht, boat",
        "cruise ship, boat",
        "gazelle, animal",
        "steak knife, knife",
        "wedding cake, cake",
        "tank top, clothing",
        "pelican, bird",
    })
    void aLabelIsOfItsKind(String label, String kind) {
        assertThat(labels.isA(label, kind)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "mug, teacup",
        "cup, teacup",
        "armchair, couch",
        "jacket, blazer",
        "coat, blazer",
        "pan, pot",
        "saucepan, pan",
        "drinking glass, cup",
        "walking cane, walking stick",
        "dresser, chest of drawers",
        "armoire, wardrobe",
        "tote bag, handbag",
        "wolf, dog",
        "pony, foal",
        "jersey, sweatshirt",
        "scarf, headscarf",
        "blanket, quilt",
        "statue, person",
        "drinking glass, soda",
    })
    void whatMayBeTakenForOneAnotherIsRelated(String a, String b) {
        assertThat(labels.related(a, b)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "almond",
                "cufflink",
                "hinge",
                "headlight",
                "lasagna",
                "medicine",
                "stockings",
                "overalls",
                "pet",
                "cube",
                "pole",
                "lid",
                "business card",
                "earring",
                "skis",
                "shoe",
                "pea",
                "grillroom",
                "motor vehicle"
            })
    void whatComesInBunchesPairsOrPartsIsNeverNamedOrCounted(String label) {
        assertThat(labels.isKnown(label)).isTrue();
        assertThat(labels.kind(label)).isNotEqualTo(LabelKind.THING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seagull",
                "kite",
                "teapot",
                "table lamp",
                "hummingbird",
                "chandelier",
                "drone",
                "kitten",
                "painting",
                "street sign",
                "birthday cake",
                "water tower",
                "cruise ship"
            })
    void whatHangsFliesFloatsOrStandsOnATableIsNotOnTheGround(String label) {
        assertThat(labels.standsOnGround(label)).isFalse();
    }

    @Test
    void theNamesAndIdsAreThoseOfTheFile() throws IOException {
        String material = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(material != null, "SPATIALFORGE_TESTDATA is not set: LVIS's own file is not read");
        Path file = Path.of(String.valueOf(material), "samples", "lvis", "lvis_val_100.json");
        JsonNode categories = new ObjectMapper().readTree(file.toFile()).path("categories");
        assertThat(categories).hasSize(1230);
        for (JsonNode category : categories) {
            String name = Labels.normal(category.path("name").asString().replace('_', ' '));
            assertThat(lvis.label(name)).as(name).isNotNull();
            assertThat(lvis.labelOfId(String.valueOf(category.path("id").asInt())))
                    .as(name)
                    .isEqualTo(lvis.label(name));
        }
    }
}
