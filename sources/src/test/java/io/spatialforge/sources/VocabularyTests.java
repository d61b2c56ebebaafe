package io.spatialforge.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.label.Labels;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTests {

    static Stream<Arguments> vocabularies() {
        return Stream.of(
                Arguments.of("COCO", Vocabulary.coco80(), 80),
                Arguments.of("Objects365", Vocabulary.objects365(), 365),
                Arguments.of("OpenImages", Vocabulary.openImages(), 601));
    }

    @ParameterizedTest
    @MethodSource("vocabularies")
    void everyCategoryHasALabelOfItsOwnOfWhichTheProjectKnowsMore(String name, Vocabulary vocabulary, int size) {
        assertThat(vocabulary.labels()).hasSize(size);
        assertThat(Labels.standard().known()).containsAll(vocabulary.labelsOfAllReleases());
        assertThat(vocabulary.labelsOfAllReleases()).containsAll(vocabulary.labels());
    }

    @ParameterizedTest
    @CsvSource({
        "moniter/tv, tv",
        "bakset, basket",
        "campel, camel",
        "dinning table, dining table",
        "ballon, balloon",
        "billards, billiard ball",
        "hamimelon, hami melon",
        "mushroon, mushroom",
        "buttefly, butterfly",
        "extention cord, extension cord",
        "hotair ballon, hot-air balloon",
        "noddles, noodles",
        "table teniis paddle, table tennis racket",
        "tape measur/ ruler, tape measure/ruler",
        "wild bird, bird",
        "hair dryer, hair drier",
        "skiboard, skis",
        "french, french horn",
        "suv, suv",
        "formula 1, race car",
    })
    void theNamesOfObjects365AreMended(String spelt, String label) {
        assertThat(Vocabulary.objects365().label(spelt)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "human, person",
        "sofa, couch",
        "motorbike/motorcycle, motorcycle",
        "cellphone, cell phone",
        "monitor, tv",
        "pine apple, pineapple",
        "llama, llama",
    })
    void theNamesOfTheFirstReleaseOfObjects365AreReadToo(String spelt, String label) {
        assertThat(Vocabulary.objects365().label(spelt)).isEqualTo(label);
    }

    @Test
    void classesThatOnlyTheFirstReleaseHasAreNoneOfTheSecond() {
        assertThat(Vocabulary.objects365().labels())
                .doesNotContain("llama", "microscope")
                .contains("camel");
        assertThat(Vocabulary.objects365().labelsOfAllReleases()).contains("llama", "microscope", "camel");
    }

    @ParameterizedTest
    @CsvSource({
        "/m/01g317, person, person",
        "/m/0jy4k, doughnut, donut",
        "/m/0jy4k, donut, donut",
        "/m/050k8, mobile phone, cell phone",
        "/m/020lf, computer mouse, mouse",
        "/m/04rmv, mouse, mouse (animal)",
        "/m/01h44, bat, bat (animal)",
        "/m/01h44, bat (animal), bat (animal)",
        "/m/054xkw, personal flotation device, life jacket",
        "/m/0h8n5zk, kitchen & dining room table, dining table",
    })
    void openImagesIsReadByIdAndByTheNamesOfAllReleases(String mid, String spelt, String label) {
        assertThat(Vocabulary.openImages().labelOfId(mid)).isEqualTo(label);
        assertThat(Vocabulary.openImages().label(spelt)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unicorn", "", "Person"})
    void aNameThatIsNotOfTheVocabularyHasNoLabel(String spelt) {
        assertThat(Vocabulary.objects365().label(spelt)).isNull();
        assertThat(Vocabulary.openImages().label(spelt)).isNull();
        assertThat(Vocabulary.openImages().labelOfId(spelt)).isNull();
    }

    @Test
    void aVocabularyHoldsCategoriesWithItsIdsOnly() {
        assertThat(Vocabulary.coco80().holdsAll(Map.of("1", "person", "18", "dog")))
                .isTrue();
        assertThat(Vocabulary.coco80().holdsAll(Map.of("2", "person"))).isFalse();
        assertThat(Vocabulary.coco80().holdsAll(Map.of("x", "person"))).isFalse();
        assertThat(Vocabulary.objects365().holdsAll(Map.of("38", "tv", "7", "lamp")))
                .isTrue();
    }
}
