package io.spatialforge.sources.openimages;

import static io.spatialforge.sources.openimages.Corpus.ANIMAL;
import static io.spatialforge.sources.openimages.Corpus.CAT;
import static io.spatialforge.sources.openimages.Corpus.CHAIR;
import static io.spatialforge.sources.openimages.Corpus.DOG;
import static io.spatialforge.sources.openimages.Corpus.MAN;
import static io.spatialforge.sources.openimages.Corpus.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Joined;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which labels are exhaustive, and which absent, by what people verified. */
class VerifiedLabelsTests {

    @TempDir
    private Path folder = Path.of("");

    private Corpus corpus() throws IOException {
        return new Corpus(folder).withHierarchy();
    }

    private static Scene scene(Corpus corpus) throws IOException {
        return corpus.read().scene("oi/a1");
    }

    @Test
    void aLabelVerifiedToBePresentAndBoxedIsExhaustive() throws IOException {
        Scene scene = scene(corpus().box(CHAIR, 1).box(CHAIR, 2).label(CHAIR, 1));

        assertThat(scene.exhaustive()).containsExactly("chair");
    }

    @Test
    void boxesWithoutAVerifiedLabelAreNotExhaustive() throws IOException {
        assertThat(scene(corpus().box(CHAIR, 1)).exhaustive()).isEmpty();
        assertThat(scene(corpus().box(CHAIR, 1).labelRow("a1,machine," + CHAIR + ",0.9"))
                        .exhaustive())
                .isEmpty();
    }

    @Test
    void aVerifiedLabelWithoutABoxIsNeitherExhaustiveNorAbsent() throws IOException {
        Scene scene = scene(corpus().box(CHAIR, 1).label(TABLE, 1));

        assertThat(scene.knowsAll("table")).isFalse();
    }

    @Test
    void aGroupOfTheLabelOrAPossibleOneSpoilsIt() throws IOException {
        for (String group : List.of("1", "-1")) {
            Scene scene = scene(corpus().box(CHAIR, 1)
                    .box(CHAIR, 0.3, 0.9, 0.1, 0.2, "0,0," + group + ",0,0")
                    .box(TABLE, 2)
                    .label(CHAIR, 1)
                    .label(TABLE, 1));

            assertThat(scene.exhaustive()).containsExactly("table");
        }
    }

    @Test
    void aBoxThatWasDroppedSpoilsItsLabelAndOneThatIsThereTwiceDoesNot() throws IOException {
        Scene spoiled = scene(corpus().box(CHAIR, 1)
                .box(CHAIR, 0.9, 0.3, 0.1, 0.2, "0,0,0,0,0")
                .label(CHAIR, 1));
        Scene twice = scene(corpus().box(CHAIR, 1).box(CHAIR, 1).label(CHAIR, 1));

        assertThat(spoiled.exhaustive()).isEmpty();
        assertThat(twice.exhaustive()).containsExactly("chair");
    }

    @Test
    void withoutAHierarchyNothingIsExhaustive() throws IOException {
        Scene scene = scene(new Corpus(folder).box(CHAIR, 1).label(CHAIR, 1));

        assertThat(scene.exhaustive()).isEmpty();
    }

    @Test
    void aKindThatNobodyVerifiedMakesTheGeneralLabelUnknown() throws IOException {
        Corpus corpus = corpus().box(ANIMAL, 1).label(ANIMAL, 1).label(DOG, 0);

        assertThat(scene(corpus).exhaustive()).isEmpty();
        assertThat(scene(corpus.label(CAT, 0)).exhaustive()).containsExactly("animal");
    }

    @Test
    void aKindThatIsPresentMustBeBoxedItself() throws IOException {
        Corpus corpus = corpus().box(ANIMAL, 1).label(ANIMAL, 1).label(DOG, 1).label(CAT, 0);

        assertThat(scene(corpus).exhaustive()).isEmpty();
        assertThat(scene(corpus.box(DOG, 3)).exhaustive()).containsExactly("animal", "dog");
        assertThat(scene(corpus.box(DOG, 0.5, 0.9, 0.1, 0.2, "0,0,1,0,0")).exhaustive())
                .isEmpty();
    }

    @Test
    void whatTheGeneralLabelDoesNotShowItsKindsDoNotEither() throws IOException {
        Corpus corpus = corpus().put(OpenImagesRole.HIERARCHY, "hierarchy.json", """
                        {"LabelName": "/m/0bl9f", "Subcategory": [{"LabelName": "/m/01mzpv", "Subcategory": [
                          {"LabelName": "/m/0jbk", "Subcategory": [{"LabelName": "/m/0bt9lr"}]}]}]}""")
                .box(CHAIR, 1)
                .label(CHAIR, 1)
                .label(ANIMAL, 0); // says that there is no dog too

        assertThat(scene(corpus).exhaustive()).containsExactly("chair");
    }

    @Test
    void labelsVerifiedToBeAbsentAreAbsentAndNoOthers() throws IOException {
        Scene scene = scene(corpus().box(CHAIR, 1).label(CHAIR, 1).label(DOG, 0).label(MAN, 0));

        assertThat(scene.absent()).containsExactly("dog", "man");
    }

    @Test
    void aLabelOfWhichAKindIsPresentIsNotAbsent() throws IOException {
        assertThat(scene(corpus().box(CHAIR, 1).label(ANIMAL, 0).label(DOG, 1)).absent())
                .isEmpty();
        assertThat(scene(corpus().box(DOG, 1).label(ANIMAL, 0)).absent()).isEmpty();
        assertThat(scene(corpus().box(DOG, 1).label(DOG, 0)).absent()).isEmpty();
    }

    @Test
    void whatMayBeTheSameAsSomethingPresentIsNotDrawnAsAbsent() throws IOException {
        Scene scene = scene(corpus().box(ANIMAL, 1).label(DOG, 0).label(TABLE, 0));

        assertThat(scene.absent()).doesNotContain("dog");
    }

    @Test
    void peopleWhoDisagreeLeaveTheLabelUnknownAndTheirRowsAreDropped() throws IOException {
        Gathered gathered = corpus().box(CHAIR, 1)
                .label(CHAIR, 1)
                .labelRow("a1,crowdsource-verification," + CHAIR + ",0")
                .label(DOG, 0)
                .label(DOG, 1)
                .read();

        assertThat(gathered.scene("oi/a1").exhaustive()).isEmpty();
        assertThat(gathered.scene("oi/a1").absent()).isEmpty();
        assertThat(gathered.reasons()).hasSize(4).containsOnly(Reason.LABEL_CONTRADICTED);
        assertThat(gathered.only().accounts()).containsExactly(new Joined.Account(Unit.LABELS, 4, 0));
    }

    @Test
    void anImageWithoutBoxesIsASceneOfWhatItDoesNotShow() throws IOException {
        Gathered gathered = corpus().box(CHAIR, 1)
                .labelRow("b2,verification," + DOG + ",0")
                .put(OpenImagesRole.SIZES, "sizes.csv", "ImageID,Width,Height", "a1,1000,500", "b2,10,20")
                .read();

        assertThat(gathered.scene("oi/b2").absent()).containsExactly("dog");
        assertThat(gathered.scene("oi/b2").regions()).isEmpty();
    }

    @Test
    void aClassThatNobodyDrawsBoxesOfIsNeverAbsent() throws IOException {
        Gathered gathered = corpus().put(OpenImagesRole.CLASSES, "classes.csv", "/m/winter,Winter", DOG + ",Dog")
                .box(CHAIR, 1)
                .label("/m/winter", 0)
                .label(DOG, 0)
                .read();

        assertThat(gathered.scene("oi/a1").absent()).containsExactly("dog");
        assertThat(gathered.leftOut()).containsOnly(entry("labels category-unknown", 1L));
    }

    @Test
    void atMostTheNumberAskedForIsDrawnByHash() throws IOException {
        Corpus corpus =
                corpus().box(CHAIR, 1).label(DOG, 0).label(CAT, 0).label(MAN, 0).absent(2);

        Set<String> absent = scene(corpus).absent();
        assertThat(absent).hasSize(2);
        assertThat(scene(corpus).absent()).isEqualTo(absent);
        assertThat(scene(corpus.absent(0)).absent()).isEmpty();
    }

    @Test
    void exhaustivenessCanBeTurnedOff() throws IOException {
        Scene scene = scene(corpus().box(CHAIR, 1).label(CHAIR, 1).label(DOG, 0).exhaustive(Exhaustive.NO));

        assertThat(scene.exhaustive()).isEmpty();
        assertThat(scene.absent()).isEmpty();
    }
}
