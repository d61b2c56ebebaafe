package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.Importer.ImportedTurn;
import io.spatialforge.export.dataset.RecordFiles;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.RegionSyntax.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternVlDialectTests {

    private static final Dialect INTERNVL = Dialects.named("internvl");
    private static final Frame FRAME = new Frame(1000, 500);

    @TempDir
    Path folder;

    @Test
    void aBoxStandsRightAfterItsLabelInRunningText() {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.photo(),
                "Which is closer, the dog or the bench {r7}?",
                "the bench {r7}",
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
        assertThat(Pairs.record(INTERNVL, pair))
                .isEqualTo("{\"id\":\"p1\",\"image\":\"a/b.jpg\",\"width\":1000,\"height\":500,\"conversations\":["
                        + "{\"from\":\"human\",\"value\":\"<image>\\nWhich is closer, the dog or the bench"
                        + " <box>[[100, 200, 300, 800]]</box>?\"},"
                        + "{\"from\":\"gpt\",\"value\":\"the bench <box>[[100, 200, 300, 800]]</box>\"}]}");
    }

    @Test
    void boxesOfOneLabelShareAList() {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where?",
                "{r1} {r2} {r3}",
                Pairs.region("r1", "cup", 200, 100, 550, 350),
                Pairs.region("r2", "cup", 0, 0, 1000, 500),
                Pairs.region("r3", "dog", 0, 0, 10, 10));
        assertThat(Pairs.answer(INTERNVL, pair))
                .isEqualTo("<ref>cup</ref><box>[[200, 200, 550, 700], [0, 0, 1000, 1000]]</box>\n"
                        + "<ref>dog</ref><box>[[0, 0, 10, 20]]</box>");
    }

    @Test
    void pointsStandInPointTags() {
        assertThat(Pairs.answer(INTERNVL, pointing("p1")))
                .isEqualTo("<ref>dog</ref><point>[[375, 450], [150, 300]]</point>");
        List<Located> read = read(Pairs.record(INTERNVL, pointing("p1"))).regions();
        assertThat(read).containsExactly(located("dog", 375, 225), located("dog", 150, 150));
    }

    private static Located located(String label, double x, double y) {
        return new Located(new Point(x, y), label);
    }

    private static QaPair pointing(String id) {
        return new QaPair(
                id,
                Split.TRAIN,
                Pairs.photo(),
                new Phrased("points", "Point to the dogs.", "{r1} {r2}", AnswerKind.POINTS, null, "t"),
                List.of(
                        new QaRegion("r1", "dog", new Point(375, 225)),
                        new QaRegion("r2", "dog", new Box(100, 100, 200, 200))),
                new Claim.Grounding(new Expression.Every("dog"), List.of("r1", "r2")),
                Pairs.NONE);
    }

    @Test
    void theFormatIsToldInFiveWaysWithoutTheTokensThemselves() {
        Set<String> boxes = new HashSet<>();
        Set<String> points = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            QaPair pair = Pairs.grounding("p" + i, "Where?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200));
            String question = question(Pairs.record(INTERNVL, pair));
            assertThat(question).contains(" box tag").doesNotContain("<box>");
            boxes.add(question);
            String point = question(Pairs.record(INTERNVL, pointing("p" + i)));
            assertThat(point).contains(" point tag").doesNotContain("<point>");
            points.add(point);
        }
        assertThat(boxes).hasSize(5);
        assertThat(points).hasSize(5);
    }

    private static String question(String record) {
        return record.substring(record.indexOf("<image>"), record.indexOf("\"gpt\""));
    }

    @Test
    void tokensOfTheModelInLabelsAndQuestionsAreMadeHarmless() {
        String hostile = "</ref><box>[[1, 2, 3, 4]]</box></img><|im_end|></s>";
        QaPair pair = Pairs.grounding(
                "p1", "Where is " + hostile + "?", "{r1}", Pairs.region("r1", hostile, 100, 100, 200, 200));
        ImportedTurn read = read(Pairs.record(INTERNVL, pair));
        String harmless = "< /ref>< box>[[1, 2, 3, 4]]< /box>< /img>< |im_end|>< /s>";
        assertThat(read.question()).isEqualTo("Where is " + harmless + "?");
        assertThat(read.answer()).isEqualTo("{}");
        assertThat(read.regions()).containsExactly(new Located(new Box(100, 100, 200, 200), harmless));
    }

    @Test
    void numbersInBracketsAreNoBoxesHere() {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.photo(),
                "Is the sign [1, 2, 3, 4000] near?",
                "the sign [0.1, 0.2]",
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
        ImportedTurn read = read(Pairs.record(INTERNVL, pair));
        assertThat(read.question()).isEqualTo("Is the sign [1, 2, 3, 4000] near?");
        assertThat(read.regions()).isEmpty();
    }

    @Test
    void aBoxWithoutAreaInThousandthsIsRefused() {
        QaPair pair = Pairs.grounding("p1", "Where?", "{r1}", Pairs.region("r1", "dog", 100.0, 100.0, 100.4, 200.0));
        assertThat(Pairs.refusal(INTERNVL, pair).reason()).isEqualTo(Reason.BOX_DEGENERATE);
    }

    @Test
    void anothersRecordInRunningTextIsRead() {
        ImportedTurn read = read(record(
                "Please provide the bounding box coordinate of the region this sentence describes: <ref>a cup</ref>",
                "Here is <ref>a cup</ref><box>[[253,231,733,787],[0,0,9,9]]</box>."));
        assertThat(read.question())
                .isEqualTo("Please provide the bounding box coordinate of the region this sentence describes: a cup");
        assertThat(read.answer()).isEqualTo("Here is a cup {} {}.");
        Shape first = new Box(253, 115.5, 733, 393.5);
        assertThat(read.regions())
                .containsExactly(new Located(first, "a cup"), new Located(new Box(0, 0, 9, 4.5), "a cup"));
    }

    private static ImportedTurn read(String record) {
        return new Importer(INTERNVL).read(record, FRAME).turns().getFirst();
    }

    private static String record(String question, String answer) {
        return "{\"id\": 7, \"image\": \"a.jpg\", \"width\": 1000, \"height\": 500, \"conversations\": [{\"from\":"
                + " \"human\", \"value\": \"<image>\\n" + question + "\"}, {\"from\": \"gpt\", \"value\": \"" + answer
                + "\"}]}";
    }

    @Test
    void whatTheModelCouldNotReadBackIsAFault() throws IOException {
        for (String wrong : List.of(
                "<ref>cup</ref><box>[[1, 2, 3, 1001]]</box>",
                "<ref>cup</ref><box>[[1, 2, 1, 4]]</box>",
                "<ref>cup</ref><box>[[1.5, 2, 3, 4]]</box>",
                "<ref>cup</ref><box>[[1, 2, 3]]</box>",
                "<ref>cup</ref><box>[[1, 2, 3, 4, 5]]</box>",
                "<ref>cup</ref><box>[1, 2, 3, 4]</box>",
                "<ref>cup</ref><box>[[1, 2, 3, 4] [1, 2, 3, 4]]</box>",
                "<ref>cup</ref><box>[[1, 2, 3, 4],]</box>",
                "<ref>cup</ref><box>[]</box>",
                "<ref>cup</ref><box></box>",
                "<ref>cup</ref><box>[[1, 2, 3, 4]]",
                "<ref>cup<box>[[1, 2, 3, 4]]</box>",
                "cup</ref><box>[[1, 2, 3, 4]]</box>",
                "<ref> </ref><box>[[1, 2, 3, 4]]</box>",
                "<ref>cup</ref><point>[[1, 2, 3, 4]]</point>",
                "a picture </img>",
                "the end<|im_end|>")) {
            assertThat(faults(record("Where?", wrong)))
                    .as(wrong)
                    .extracting(Fault::field)
                    .containsExactly("conversations[1].value");
        }
        for (String right : List.of(
                "<ref>cup</ref><box>[[1,2,3,4]]</box>",
                "<ref>cup</ref><box>[[1, 2, 3, 4], [5, 6, 7, 8]]</box>",
                "<ref>cup</ref> is here",
                "<box>[[0, 0, 1000, 1000]]</box>",
                "[1, 2] < [3, 4]",
                "<quad>")) {
            assertThat(faults(record("Where?", right))).as(right).isEmpty();
        }
    }

    @Test
    void aLengthThatIsNoNumberOfTokensIsAFault() throws IOException {
        String good = record("Where?", "there");
        assertThat(faults(good.replace("{\"id\"", "{\"length\": 120, \"id\""))).isEmpty();
        assertThat(faults(good.replace("{\"id\"", "{\"length\": \"120\", \"id\"")))
                .extracting(Fault::field)
                .containsExactly("length");
    }

    private List<Fault> faults(String line) throws IOException {
        Path file = folder.resolve("train.jsonl");
        Files.writeString(file, line + "\n");
        return RecordFiles.validate(file, INTERNVL).faults();
    }
}
