package io.spatialforge.core.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of no vocabulary, as PixMo's annotators wrote them. */
class FreeLabelsTests {

    private final Labels labels = Labels.standard();

    @ParameterizedTest
    @CsvSource({
        "cups, cup",
        "car, car",
        "red cars, car",
        "white dog, dog",
        "people, person",
        "young people, person",
        "two women, woman",
        "kitchen knives, kitchen knife",
        "hunting knives, knife",
        "city buses, bus",
        "stray puppies, puppy",
        "wolves, wolf",
        "hot dogs, hot dog",
        "ripe hot dog, hot dog",
        "old t-shirt, shirt",
        "blue jeans, jeans",
    })
    void aPlainNounIsOneOrManyOfWhatItsLastWordsName(String label, String head) {
        assertThat(labels.headOf(label)).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gizmos", "chess", "man in a red hat", "the car", "left hand", "42 cars", "cup holder"})
    void aWordNobodyDescribedAndAnExpressionHaveNoHead(String label) {
        assertThat(labels.headOf(label)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "red cars, red car, red cars",
        "cups, cup, cups",
        "young people, young person, young people",
        "garden gnomes, garden gnomes, ",
        "white sheep, white sheep, white sheep",
        "carving knife, carving knife, carving knives",
    })
    void thePluralOfAKnownLabelIsSaidInTheSingularToo(String label, String singular, String plural) {
        assertThat(labels.spoken(label)).isEqualTo(singular);
        assertThat(labels.irregularPlural(label)).isEqualTo(plural);
    }

    @ParameterizedTest
    @CsvSource({
        "red cars, THING",
        "gizmos, THING",
        "young people, THING",
        "ripe apples, BUNCH",
        "fresh snow, MASS",
        "human arms, PART",
        "blue jeans, PLURAL",
        "white objects, ODD",
        "man in a red hat, ODD",
        "cars 2 and 3, ODD",
    })
    void aLabelIsOfTheKindOfItsHead(String label, LabelKind kind) {
        assertThat(labels.kind(label)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "red cars, car",
        "red cars, vehicle",
        "red cars, truck",
        "red cars, blue trucks",
        "red cars, cars on the road",
        "white dog, dogs",
        "people, man",
        "young people, woman",
        "men, person",
        "gizmos, gizmo",
        "red gizmo, gizmo",
        "woman holding a cup, cup",
        "woman holding a cup, person",
        "woman holding a cup, mug",
    })
    void aLabelIsRelatedAsItsHeadIsAndAnExpressionToAllItNames(String a, String b) {
        assertThat(labels.related(a, b)).isTrue();
        assertThat(labels.related(b, a)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"red cars, dog", "white dog, white cat", "gizmos, gadgets", "woman holding a cup, bicycle"})
    void labelsWhoseHeadsAreUnlikeAreUnrelated(String a, String b) {
        assertThat(labels.related(a, b)).isFalse();
        assertThat(labels.related(b, a)).isFalse();
    }

    @Test
    void aLabelIsAsLongAsItsHeadAndHoldsWhatThatHolds() {
        assertThat(labels.length("city buses")).isEqualTo(labels.length("bus"));
        assertThat(labels.holds("wooden chairs")).isTrue();
        assertThat(labels.length("gizmos")).isZero();
    }

    @Test
    void howAThingStandsIsNotTakenFromItsHeadBecauseAToyCarIsNoCar() {
        assertThat(labels.isRigid("toy car")).isFalse();
        assertThat(labels.standsOnGround("toy car")).isFalse();
    }
}
