package io.spatialforge.core.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTests {

    private final Labels labels = Labels.standard();

    @ParameterizedTest
    @ValueSource(strings = {"common", "coco", "objects365", "openimages", "lvis", "voc"})
    void everyParentAndEveryRelatedLabelIsDescribedItself(String file) throws IOException {
        for (String[] row : rows(file)) {
            for (String other : (row[5] + ',' + row[6]).split(",")) {
                assertThat(other.isEmpty() || labels.isKnown(other))
                        .as("%s of '%s'", other, row[0])
                        .isTrue();
                assertThat(other).as("of itself").isNotEqualTo(row[0]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "traffic_light, traffic light",
        "Dining_Table, dining table",
        "' Fire  hydrant ', fire hydrant",
        "/m/01_5g, /m/01_5g"
    })
    void wordsJoinedByUnderscoresAreWordsAndPathsStayAsTheyAre(String raw, String normal) {
        assertThat(Labels.normal(raw)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "aeroplane, airplane",
        "diningtable, table",
        "pottedplant, potted plant",
        "tvmonitor, screen",
        "sofa, sofa"
    })
    void wordsOfOtherCorporaThatAreNoneAreSaidAsPeopleSayThem(String label, String said) {
        assertThat(labels.spoken(label)).isEqualTo(said);
    }

    @Test
    void noLabelIsAKindOfItsOwnKinds() {
        for (String label : labels.known()) {
            for (String kind : labels.kindsOf(label)) {
                assertThat(labels.isA(kind, label))
                        .as("%s is a %s", kind, label)
                        .isFalse();
            }
        }
    }

    @Test
    void everyThingIsSaidInPlainWords() {
        for (String label : labels.known()) {
            if (labels.isThing(label)) {
                assertThat(labels.spoken(label)).as(label).matches("[A-Za-z]+([ -][A-Za-z]+){0,3}");
            }
        }
    }

    @Test
    void whatIsSaidAlikeMayBeTheSameUnlessItIsNeverCounted() {
        List<String> things = labels.known().stream().filter(labels::isThing).toList();
        for (String a : things) {
            for (String b : things) {
                if (labels.spoken(a).equalsIgnoreCase(labels.spoken(b))) {
                    assertThat(labels.related(a, b)).as("%s and %s", a, b).isTrue();
                }
            }
        }
    }

    @Test
    void neitherPeopleNorAnimalsAreAllOfOneSizeAndNoBirdIsKnownToStandOnTheGround() {
        for (String label : labels.known()) {
            if (labels.isPerson(label) || labels.isAnimal(label)) {
                assertThat(labels.isRigid(label)).as(label).isFalse();
            }
            if (labels.isA(label, "bird")) {
                assertThat(labels.standsOnGround(label)).as(label).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "suv, car",
        "suv, vehicle",
        "taxi, car",
        "fire truck, truck",
        "bus, vehicle",
        "canoe, boat",
        "helicopter, aircraft",
        "boy, person",
        "woman, person",
        "goldfish, animal",
        "ostrich, bird",
        "polar bear, bear",
        "nightstand, furniture",
        "coffee table, table",
        "dining table, furniture",
        "tennis ball, ball",
        "french fries, food",
        "miniskirt, clothing",
    })
    void aLabelIsOfItsKindByTheChainOfParents(String label, String kind) {
        assertThat(labels.isA(label, kind)).isTrue();
        assertThat(labels.related(kind, label)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "car, suv",
        "suv, van",
        "sports car, pickup truck",
        "truck, pickup truck",
        "van, bus",
        "cup, mug",
        "mug, coffee cup",
        "table, desk",
        "desk, coffee table",
        "dining table, side table",
        "couch, loveseat",
        "man, girl",
        "tv, computer monitor",
        "tv, television",
        "teddy bear, stuffed toy",
        "bear, teddy bear",
        "bowl, bowl/basin",
        "vase, vase/plant pot",
        "duck, goose",
        "bird, pigeon",
        "mouse, mouse (animal)",
        "baseball bat, bat (animal)",
        "picture frame, picture/frame",
        "handbag, wallet/purse",
        "soccer ball, football",
        "sports ball, basketball",
    })
    void lookAlikesAreRelatedBothWays(String a, String b) {
        assertThat(labels.related(a, b)).isTrue();
        assertThat(labels.related(b, a)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "person, human head",
        "person, human body",
        "man, shirt",
        "car, wheel",
        "dog, cat",
        "chair, table",
        "bottle, plate",
        "fork, knife",
        "sink, toilet",
        "traffic light, street light",
        "potted plant, vase/plant pot",
    })
    void whatIsClearlyTwoThingsIsNotRelated(String a, String b) {
        assertThat(labels.related(a, b)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"teddy bear", "stuffed toy", "toy", "meat", "steak", "hot dog", "mouse", "baseball bat"})
    void whatOnlySoundsLikeAnAnimalIsNone(String label) {
        assertThat(labels.isAnimal(label)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "human arm", "human head", "grape", "flower", "tree", "sneaker", "cabinet/shelf", "pen/pencil",
                "picture/frame", "wallet/purse", "food", "furniture", "animal", "vehicle", "clothing", "mammal",
                "building", "rice", "sunglasses", "chopsticks", "salt and pepper shakers", "camera", "lifesaver"
            })
    void whatIsNoPlainCountNounIsNeverNamedOrCounted(String label) {
        assertThat(labels.isThing(label)).isFalse();
        assertThat(labels.isKnown(label)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "suv, SUV",
        "tv, screen",
        "speaker, loudspeaker",
        "extractor hood, extractor hood",
        "computer case, computer case",
        "infant bed, crib",
        "mouse (animal), mouse",
        "tin can, metal can",
    })
    void aLabelIsSaidAsAPersonWould(String label, String spoken) {
        assertThat(labels.spoken(label)).isEqualTo(spoken);
    }

    @Test
    void carsAndBallsAreMuchOfASizeWhereasBusesTreesAndKnivesAreNot() {
        assertThat(labels.isRigid("suv")).isTrue();
        assertThat(labels.isRigid("soccer ball")).isTrue();
        assertThat(labels.isRigid("ball")).isFalse();
        assertThat(labels.isRigid("truck")).isFalse();
        assertThat(labels.isRigid("bus")).isFalse();
        assertThat(labels.isRigid("tree")).isFalse();
        assertThat(labels.isRigid("knife")).isFalse();
        assertThat(labels.isRigid("fire hydrant")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lamp",
                "street light",
                "bird",
                "penguin",
                "traffic light",
                "traffic sign",
                "stop sign",
                "flag",
                "vase",
                "bottle",
                "laptop",
                "balloon",
                "clock",
                "airplane",
                "boat",
                "wall clock",
                "picture frame"
            })
    void whatHangsFliesOrStandsOnTablesIsNotOnTheGround(String label) {
        assertThat(labels.standsOnGround(label)).isFalse();
    }

    private static List<String[]> rows(String file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Labels.class.getResourceAsStream("knowledge/" + file + ".tsv"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    rows.add(line.split("\t", -1));
                }
            }
        }
        return rows;
    }
}
