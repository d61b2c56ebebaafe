package io.spatialforge.export.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.SmallExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VlmEvalKitTests {

    @TempDir
    private Path folder = Path.of("");

    private SmallExport export(QaPair... pairs) throws IOException {
        return SmallExport.of(
                new VlmEvalKit(Dialects.named("qwen3-vl"), HeldOut.BOTH, Photographs.NONE),
                folder,
                List.of(List.of(pairs)));
    }

    @Test
    void optionsHaveColumnsAndAreNotInTheQuestion() throws IOException {
        export(Asked.choice("the bench", "the dog"));
        assertThat(folder.resolve("SpatialForge_MCQ.tsv")).hasContent("""
                        index	id	category	l2-category	split	image_path	hint	question	answer	A	B
                        0	choice	left-right	choice	test	a/b.jpg		Which one is further to the left?	B	the bench	the dog
                        """);
    }

    @Test
    void whatCoordinatesMeanIsAHint() throws IOException {
        export(Asked.yesNo());
        assertThat(folder.resolve("SpatialForge_YORN.tsv")).hasContent("""
                        index	id	category	l2-category	split	image_path	hint	question	answer
                        0	yes-no	near-far	pair-yes-no	test	a/b.jpg	Boxes are [x1, y1, x2, y2] and points [x, y], in whole numbers from 0 to 1000 relative to the width and height of the image.	Is the bench nearer to the camera than the dog [100, 100, 200, 200]?	No
                        """);
    }

    @Test
    void allElseCarriesWhatItsScoreNeeds() throws IOException {
        export(Asked.side());
        assertThat(folder.resolve("SpatialForge_VQA.tsv")).hasContent("""
                        index	id	category	l2-category	split	image_path	hint	question	answer	kind	options	correct	shapes	extent
                        0	side	left-right	side	test	a/b.jpg		Is the cup to the left or to the right of the bench?	right	text	"[""left"",""right""]"	1	[]	[1000,1000]
                        """);
    }

    @Test
    void tabsQuotesAndLineEndsStayInTheirCells() throws IOException {
        export(Asked.choice("the \"big\"\tone", "the\r\none"));
        assertThat(folder.resolve("SpatialForge_MCQ.tsv"))
                .content()
                .endsWith("\tB\t\"the \"\"big\"\"\tone\"\t\"the\r\none\"\n");
        assertThat(VlmEvalKitCheck.validate(folder).faults()).isEmpty();
    }

    @Test
    void aTextThatGetsLostIsRefused() throws IOException {
        SmallExport export = export(Asked.expression("cup", "NA"), Asked.choice("null", "the dog"));
        assertThat(export.written()).isEmpty();
        assertThat(export.refused())
                .hasEntrySatisfying(
                        "expression", refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE))
                .hasEntrySatisfying(
                        "choice", refusal -> assertThat(refusal.detail()).contains("'null'"));
    }

    @Test
    void anOptionWithoutTextAndOneWithAZeroCharacterAreRefused() throws IOException {
        assertThat(export(Asked.choice("\u2028", "the dog")).refused()).containsKey("choice");
        assertThat(export(Asked.choice("a\0b", "the dog")).refused()).containsKey("choice");
    }

    @Test
    void splitsAreDatasetsOfTheirOwn() throws IOException {
        export(Asked.yesNo(), Asked.side().withSplit(Split.VALIDATION));
        assertThat(folder.resolve("SpatialForge_YORN.tsv")).exists();
        assertThat(folder.resolve("SpatialForge_VQA_validation.tsv")).exists();
        assertThat(folder.resolve("SpatialForge_VQA.tsv")).doesNotExist();
        assertThat(folder.resolve("README.md"))
                .content()
                .contains("--data SpatialForge_YORN SpatialForge_VQA_validation ")
                .doesNotContain("@");
    }

    @Test
    void whatIsWrittenIsValid() throws IOException {
        export(Asked.all().toArray(QaPair[]::new));
        assertThat(VlmEvalKitCheck.validate(folder).faults()).isEmpty();
        assertThat(VlmEvalKitCheck.validate(folder).records())
                .isEqualTo(Asked.all().size());
    }
}
