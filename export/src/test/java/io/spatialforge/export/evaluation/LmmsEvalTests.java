package io.spatialforge.export.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.SmallExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LmmsEvalTests {

    @TempDir
    private Path folder = Path.of("");

    private static LmmsEval target(HeldOut heldOut) {
        return new LmmsEval(Dialects.named("qwen3-vl"), heldOut, Photographs.NONE);
    }

    private void export(HeldOut heldOut, List<QaPair> pairs) throws IOException {
        SmallExport.of(target(heldOut), folder, List.of(pairs));
    }

    private String row(QaPair pair) throws IOException {
        export(HeldOut.TEST, List.of(pair));
        String task = pair.claim().task().id().replace('-', '_');
        return Files.readString(folder.resolve("spatialforge/data/test/" + task + ".jsonl"));
    }

    @Test
    void boxesAreAskedAndScoredInTheUnitsOfTheDialect() throws IOException {
        assertThat(row(Asked.boxes()))
                .contains("\"kind\":\"boxes\"")
                .contains("\"image\":\"a/b.jpg\",\"width\":1000,\"height\":500")
                .contains("\"answer\":\"[{\\\"bbox_2d\\\": [100, 100, 200, 200], \\\"label\\\": \\\"dog\\\"}, "
                        + "{\\\"bbox_2d\\\": [300, 300, 400, 400], \\\"label\\\": \\\"dog\\\"}]\"")
                .contains("\"options\":[],\"correct\":-1,\"shapes\":\"[[100, 100, 200, 200], [300, 300, 400, 400]]\","
                        + "\"extent\":[1000,1000],\"coordinates\":true");
    }

    @Test
    void aPairIsOneLineOfTheSameFields() throws IOException {
        assertThat(row(Asked.number())).isEqualTo("""
                        {"id":"number","task":"counting","form":"all","kind":"number","image":"a/b.jpg","width":1000,\
                        "height":500,"question":"How many dogs are there?","answer":"2","options":[],"correct":-1,\
                        "shapes":"[]","extent":[1000,1000],"coordinates":false}
                        """);
    }

    @Test
    void pointsAreAskedAsPoints() throws IOException {
        assertThat(row(Asked.points())).contains("\"kind\":\"points\"").contains("\"shapes\":\"[[10, 40]]\"");
    }

    @Test
    void whereThereIsNothingToShowTheFormatIsAskedForAllTheSame() throws IOException {
        assertThat(row(Asked.none()))
                .contains("\"kind\":\"none\"")
                .contains("bbox_2d")
                .contains("\"shapes\":\"[]\"")
                .contains("\"coordinates\":true");
    }

    @Test
    void optionsAreToldAsTheQuestionTellsThem() throws IOException {
        assertThat(row(Asked.choice("the bench", "the dog {r0}")))
                .contains("B. the dog [100, 100, 200, 200]\\nAnswer")
                .contains(
                        "\"answer\":\"B\",\"options\":[\"the bench\",\"the dog [100, 100, 200, 200]\"],\"correct\":1");
    }

    @Test
    void yesAndNoAreOptions() throws IOException {
        assertThat(row(Asked.yesNo())).contains("\"answer\":\"No\",\"options\":[\"Yes\",\"No\"],\"correct\":1");
    }

    @Test
    void wordsAreChosenFromThoseOfTheirKind() throws IOException {
        assertThat(row(Asked.side())).contains("\"options\":[\"left\",\"right\"],\"correct\":1");
        assertThat(row(Asked.bearing()))
                .contains("\"options\":[\"left\",\"right\",\"ahead\",\"behind\"],\"correct\":3");
        assertThat(row(Asked.facing()))
                .contains("\"options\":[\"towards the camera\",\"away from the camera\",\"left\",\"right\"],"
                        + "\"correct\":1");
    }

    @Test
    void thingsAreChosenFromThoseOfTheClaim() throws IOException {
        assertThat(row(Asked.which()))
                .contains("\"options\":[\"dog [100, 100, 200, 200]\",\"bench [500, 500, 600, 600]\"],\"correct\":1");
        assertThat(row(Asked.extreme()))
                .contains("\"options\":[\"dog [100, 100, 200, 200]\",\"bench [500, 500, 600, 600]\","
                        + "\"cup [700, 700, 800, 800]\"],\"correct\":1");
    }

    @Test
    void ofTwoOfOneNameTheOneThatIsShownIsMeant() throws IOException {
        assertThat(row(Asked.nearer("Which is nearer, the dog {r0} or the dog {r1}?", "the dog {r1}")))
                .contains("\"correct\":1");
    }

    @Test
    void ofTwoOfOneNameTheOneThatIsNotShownIsMeantWhereTheAnswerShowsNone() throws IOException {
        assertThat(row(Asked.nearer("Which is nearer, the largest dog or the dog {r1}?", "the largest dog")))
                .contains("\"correct\":0");
    }

    @Test
    void whereItCannotBeToldWhichOfTwoIsMeantTheWordsDecide() throws IOException {
        assertThat(row(Asked.nearer("Which is nearer, the left dog or the right dog?", "the left dog")))
                .contains("\"options\":[],\"correct\":-1");
    }

    @Test
    void thingsOfAnOrderComeAsTheAnswerHasThem() throws IOException {
        assertThat(row(Asked.order("the bench, the dog {r1}, the dog {r0}")))
                .contains("\"kind\":\"order\"")
                .contains("\"options\":[\"bench [500, 500, 600, 600]\",\"dog [300, 300, 400, 400]\","
                        + "\"dog [100, 100, 200, 200]\"],\"correct\":-1");
        assertThat(row(Asked.order("the dog {r0}, the dog {r1}, the bench")))
                .contains("\"options\":[\"dog [100, 100, 200, 200]\",\"dog [300, 300, 400, 400]\","
                        + "\"bench [500, 500, 600, 600]\"]");
    }

    @Test
    void aGroupHasTheTasksThatHaveQuestions() throws IOException {
        export(HeldOut.TEST, List.of(Asked.number(), Asked.boxes()));
        assertThat(folder.resolve("spatialforge/spatialforge.yaml")).hasContent("""
                        group: spatialforge
                        task:
                          - spatialforge_grounding
                          - spatialforge_counting
                        aggregate_metric_list:
                          - metric: spatialforge_score
                            aggregation: mean
                            weight_by_size: true
                        metadata:
                          version: 1.0
                        """);
        assertThat(folder.resolve("spatialforge/spatialforge_near_far.yaml")).doesNotExist();
    }

    @Test
    void aTaskNamesItsDataAndMetrics() throws IOException {
        export(HeldOut.TEST, List.of(Asked.number()));
        assertThat(folder.resolve("spatialforge/spatialforge_counting.yaml")).hasContent("""
                        task: spatialforge_counting
                        include: _spatialforge_template_yaml
                        dataset_kwargs:
                          data_files:
                            test: data/test/counting.jsonl
                        test_split: test
                        metric_list:
                          - metric: spatialforge_score
                            aggregation: mean
                            higher_is_better: true
                          - metric: number_accuracy
                            aggregation: mean
                            higher_is_better: true
                          - metric: number_within_one
                            aggregation: mean
                            higher_is_better: true
                        """);
        assertThat(folder.resolve("spatialforge/_spatialforge_template_yaml"))
                .content()
                .contains("in whole numbers from 0 to 1000 relative to the width and height of the image.")
                .doesNotContain("@");
        assertThat(folder.resolve("README.md"))
                .content()
                .contains("--tasks spatialforge ")
                .doesNotContain("@");
    }

    @Test
    void validationPairsAreTasksOfTheirOwn() throws IOException {
        QaPair validation = Asked.number().withSplit(Split.VALIDATION);
        export(HeldOut.BOTH, List.of(Asked.boxes(), validation));
        assertThat(folder.resolve("spatialforge/spatialforge_counting_validation.yaml"))
                .content()
                .contains("validation: data/validation/counting.jsonl")
                .contains("test_split: validation");
        assertThat(folder.resolve("spatialforge/spatialforge_validation.yaml"))
                .content()
                .contains("- spatialforge_counting_validation")
                .doesNotContain("grounding");
        assertThat(LmmsEvalCheck.validate(folder).faults()).isEmpty();
    }

    @Test
    void pairsForTrainingAreNeverAsked() {
        for (HeldOut heldOut : HeldOut.values()) {
            assertThat(target(heldOut).splits()).doesNotContain(Split.TRAIN);
        }
        assertThat(target(HeldOut.TEST).splits()).containsExactly(Split.TEST);
    }

    @Test
    void whatIsWrittenIsValid() throws IOException {
        export(HeldOut.TEST, Asked.all());
        assertThat(LmmsEvalCheck.validate(folder).faults()).isEmpty();
        assertThat(LmmsEvalCheck.validate(folder).records())
                .isEqualTo(Asked.all().size());
    }

    @Test
    void aDialectThatDoesNotTellNumbersInTheTextIsRefused() {
        assertThatThrownBy(() -> new LmmsEval(Dialects.named("ms-swift"), HeldOut.TEST, Photographs.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ms-swift'")
                .hasMessageContaining("qwen3-vl does");
    }

    @Test
    void pixelsAreSaidToBePixels() throws IOException {
        SmallExport.of(
                new LmmsEval(Dialects.named("qwen2.5-vl"), HeldOut.TEST, Photographs.NONE),
                folder,
                List.of(List.of(Asked.boxes())));
        assertThat(folder.resolve("spatialforge/_spatialforge_template_yaml"))
                .content()
                .contains("in pixels of the image as it is shown to you.");
    }
}
