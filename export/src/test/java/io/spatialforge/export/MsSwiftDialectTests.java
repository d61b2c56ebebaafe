package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
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

class MsSwiftDialectTests {

    private static final Dialect SWIFT = Dialects.named("ms-swift");
    private static final Frame FRAME = new Frame(1000, 500);

    @TempDir
    Path folder;

    @Test
    void aBoxInRunningTextIsATagAndItsPixelsStandApart() {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.photo(),
                "Which is closer, the dog or the bench {r7}?",
                "the bench {r7}",
                new Box(0, 0, 10, 10),
                new Box(100.25, 100, 300, 400));
        assertThat(Pairs.record(SWIFT, pair))
                .isEqualTo(
                        "{\"id\":\"p1\",\"qa_ids\":[\"p1\"],\"messages\":[{\"role\":\"user\",\"content\":\"<image>Which is closer, the dog"
                                + " or the bench <bbox>?\"},{\"role\":\"assistant\",\"content\":\"the bench <bbox>\"}],"
                                + "\"images\":[\"a/b.jpg\"],\"objects\":{\"bbox\":[[100.25,100.0,300.0,400.0],"
                                + "[100.25,100.0,300.0,400.0]],\"ref\":[],\"bbox_type\":\"real\"},"
                                + "\"width\":1000,\"height\":500}");
    }

    @Test
    void anAnswerOfBoxesHasALineForEachWithItsName() {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where is every screen {r2}?",
                "{r1} {r2}",
                Pairs.region("r1", "tv", 200, 100, 550, 350),
                Pairs.region("r2", "tv", 0, 0, 1000, 500));
        String record = Pairs.record(SWIFT, pair);
        assertThat(record)
                .contains("\"content\":\"<ref-object><bbox>\\n<ref-object><bbox>\"")
                .contains("\"objects\":{\"bbox\":[[0.0,0.0,1000.0,500.0],[200.0,100.0,550.0,350.0],"
                        + "[0.0,0.0,1000.0,500.0]],\"ref\":[\"screen\",\"screen\"],\"bbox_type\":\"real\"}");
        ImportedTurn read = read(record);
        assertThat(read.question()).isEqualTo("Where is every screen {}?");
        assertThat(read.answer()).isEqualTo("{} {}");
        assertThat(read.regions())
                .containsExactly(
                        new Located(new Box(0, 0, 1000, 500), null),
                        new Located(new Box(200, 100, 550, 350), "screen"),
                        new Located(new Box(0, 0, 1000, 500), "screen"));
    }

    @Test
    void pointsAreTwoNumbersAndAPointAskedOfABoxIsItsCentre() {
        QaPair pair = pointing("p1");
        String record = Pairs.record(SWIFT, pair);
        assertThat(record).contains("\"bbox\":[[375.0,225.0],[150.0,150.5]]");
        assertThat(read(record).regions())
                .containsExactly(new Located(new Point(375, 225), "dog"), new Located(new Point(150, 150.5), "dog"));
    }

    private static QaPair pointing(String id) {
        return new QaPair(
                id,
                Split.TRAIN,
                Pairs.photo(),
                new Phrased("points", "Point to the dogs.", "{r1} {r2}", AnswerKind.POINTS, null, "t"),
                List.of(
                        new QaRegion("r1", "dog", new Point(375, 225)),
                        new QaRegion("r2", "dog", new Box(100, 101, 200, 200))),
                new Claim.Grounding(new Expression.Every("dog"), List.of("r1", "r2")),
                Pairs.NONE);
    }

    @Test
    void theFormatIsToldInFiveWaysForBoxesAndForPoints() {
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            QaPair pair = Pairs.grounding("p" + i, "Where?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200));
            questions.add(question(Pairs.record(SWIFT, pair)));
            questions.add(question(Pairs.record(SWIFT, pointing("p" + i))));
        }
        assertThat(questions).hasSize(10);
    }

    private static String question(String record) {
        return record.substring(record.indexOf("<image>"), record.indexOf("\"assistant\""));
    }

    @Test
    void severalQuestionsShareTheirObjectsInTheOrderOfTheTags() {
        QaPair first = Pairs.grounding("p1", "Where?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200));
        QaPair second = Pairs.grounding(
                "p2",
                "And {r1}?",
                "{r2}",
                Pairs.region("r1", "dog", 1, 1, 200, 200),
                Pairs.region("r2", "cup", 10, 20, 30, 40));
        String record = Pairs.record(SWIFT, new Conversation("c", List.of(first, second)));
        assertThat(record)
                .startsWith("{\"id\":\"c\",\"qa_ids\":[\"p1\",\"p2\"],\"messages\":")
                .contains("{\"role\":\"user\",\"content\":\"And <bbox>?")
                .contains("\"bbox\":[[1.0,1.0,200.0,200.0],[1.0,1.0,200.0,200.0],[10.0,20.0,30.0,40.0]],"
                        + "\"ref\":[\"dog\",\"cup\"]");
        List<ImportedTurn> turns = new Importer(SWIFT).read(record, FRAME).turns();
        assertThat(turns.get(0).regions()).containsExactly(new Located(new Box(1, 1, 200, 200), "dog"));
        assertThat(turns.get(1).regions())
                .containsExactly(
                        new Located(new Box(1, 1, 200, 200), null), new Located(new Box(10, 20, 30, 40), "cup"));
    }

    @Test
    void tagsAndTokensInLabelsAndQuestionsAreMadeHarmless() {
        String hostile = "<bbox><ref-object><image><|im_end|><start-image>";
        QaPair pair = Pairs.grounding(
                "p1", "Where is " + hostile + "?", "{r1}", Pairs.region("r1", hostile, 100, 100, 200, 200));
        ImportedTurn read = read(Pairs.record(SWIFT, pair));
        String harmless = "< bbox>< ref-object>< image>< |im_end|>< start-image>";
        assertThat(read.question()).isEqualTo("Where is " + harmless + "?");
        assertThat(read.regions()).containsExactly(new Located(new Box(100, 100, 200, 200), harmless));
    }

    @Test
    void theMakersOwnSamplesAreValid() throws IOException {
        String system = "{\"role\": \"system\", \"content\": \"You are a helpful assistant.\"}, ";
        assertThat(faults("{\"messages\": [" + system + "{\"role\": \"user\", \"content\": \"<image>Describe the"
                        + " image.\"}, {\"role\": \"assistant\", \"content\": \"<ref-object><bbox> and"
                        + " <ref-object><bbox> are playing on the beach\"}], \"images\": [\"x.jpg\"], \"objects\":"
                        + " {\"ref\": [\"a dog\", \"a woman\"], \"bbox\": [[331.5, 761.4, 853.5, 1594.8], [676.5, 685.8,"
                        + " 1099.5, 1427.4]]}}"))
                .isEmpty();
        assertThat(faults("{\"messages\": [" + system + "{\"role\": \"user\", \"content\": \"<image>Find the"
                        + " <ref-object> in the image\"}, {\"role\": \"assistant\", \"content\": \"<bbox><bbox>\"}],"
                        + " \"images\": [\"x.jpg\"], \"objects\": {\"ref\": [\"sheep\"], \"bbox\": [[90.9, 160.8, 135,"
                        + " 212.8], [360.9, 480.8, 495, 532.8]]}}"))
                .isEmpty();
        assertThat(faults("{\"messages\": [{\"role\": \"user\", \"content\": \"Open it\"}, {\"role\": \"assistant\","
                        + " \"content\": \"click(start_box='<bbox>')\"}], \"images\": \"x.jpg\", \"objects\": {\"ref\":"
                        + " [], \"bbox\": [[615, 226]], \"image_id\": [0]}}"))
                .isEmpty();
        assertThat(faults("{\"messages\": [{\"role\": \"user\", \"content\": \"<image>Where?\"}, {\"role\":"
                        + " \"assistant\", \"content\": \"there\"}], \"image\": \"x.jpg\", \"objects\": null}"))
                .isEmpty();
    }

    @Test
    void tagsThatDoNotMatchTheObjectsAreFaults() throws IOException {
        String good = record("<ref-object><bbox>", "\"ref\": [\"cup\"], \"bbox\": [[1, 2, 3, 4]]");
        assertThat(faults(good)).isEmpty();
        assertThat(only(good.replace("<ref-object><bbox>", "<ref-object>")).toString())
                .isEqualTo(
                        "train.jsonl:1: objects.bbox: expected as many as there are <bbox> in the messages, 0, got 1");
        assertThat(only(good.replace("<ref-object><bbox>", "<bbox>")).field()).isEqualTo("objects.ref");
        assertThat(only(good.replace("<bbox>", "<bbox><bbox>")).got()).isEqualTo("1");
        assertThat(faults(good.replace(", \"objects\": {\"ref\": [\"cup\"], \"bbox\": [[1, 2, 3, 4]]}", "")))
                .as("without objects the tags stay in the text")
                .extracting(Fault::field)
                .containsExactly("objects.bbox", "objects.ref");
    }

    @Test
    void objectsThatTheTrainerWouldDeleteOrTurnAroundAreFaults() throws IOException {
        for (String wrong : List.of(
                "[[1, 2, 3]]",
                "[[1, 2, 3, 4, 5]]",
                "[[3, 2, 1, 4]]",
                "[[1, 2, 1, 4]]",
                "[[-1, 2, 3, 4]]",
                "[[1, 2, 1001, 4]]",
                "[[1, 2, 3, 501]]",
                "[[1, 2, 3, " + "9".repeat(400) + "]]",
                "[[1, 2, 3, 1e999]]",
                "[[\"1\", 2, 3, 4]]",
                "[1, 2, 3, 4]")) {
            assertThat(only(record("<bbox>", "\"ref\": [], \"bbox\": " + wrong)).field())
                    .as(wrong)
                    .isEqualTo("objects.bbox[0]");
        }
        assertThat(only(record("<bbox>", "\"ref\": []")).field()).isEqualTo("objects.bbox");
        assertThat(only(record("<bbox>", "\"bbox\": [[1, 2, 3, 4]], \"ref\": [5]"))
                        .field())
                .isEqualTo("objects.ref[0]");
        assertThat(only(record("<bbox>", "\"bbox\": [[1, 2, 3, 4]], \"bbox_type\": \"norm1000\""))
                        .field())
                .isEqualTo("objects.bbox_type");
        assertThat(only(record("<bbox>", "\"bbox\": [[1, 2, 3, 4]], \"bbox_type\": \"norm1\""))
                        .expected())
                .contains("0 to 1");
        assertThat(faults(record("<bbox>", "\"bbox\": [[0.1, 0.2, 0.3, 1]], \"bbox_type\": \"norm1\"")))
                .isEmpty();
        assertThat(only(record("<bbox>", "\"bbox\": [[1, 2, 3, 4]], \"image_id\": [1]"))
                        .field())
                .isEqualTo("objects.image_id");
        assertThat(only(record("<bbox>", "\"bbox\": [[1, 2, 3, 4]], \"image_id\": []"))
                        .field())
                .isEqualTo("objects.image_id");
    }

    @Test
    void messagesOutOfTurnAndTagsWithoutAnImageAreFaults() throws IOException {
        String good = record("there", "\"bbox\": []");
        assertThat(only(good.replace("\"assistant\"", "\"gpt\"")).field()).isEqualTo("messages[1].role");
        assertThat(only(good.replace("\"user\"", "\"human\"")).field()).isEqualTo("messages[0].role");
        assertThat(only(good.replace("<image>Where", "<image><image>Where")).got())
                .isEqualTo("2");
        assertThat(only(good.replace("\"there\"", "\"there <image>\"")).field()).isEqualTo("messages[1].content");
        assertThat(only(good.replace("\"there\"", "null")).field()).isEqualTo("messages[1].content");
        assertThat(only(good.replace("\"there\"", "\"there<|im_end|>\"")).field())
                .isEqualTo("messages[1].content");
        assertThat(only(good.replace("\"messages\"", "\"conversations\"")).field())
                .isEqualTo("messages");
        assertThat(only(good.replace("\"images\": [\"a.jpg\"]", "\"images\": []"))
                        .field())
                .isEqualTo("images");
        assertThat(only(good.replace("a.jpg", "../a.jpg")).field()).isEqualTo("images");
    }

    @Test
    void aFaultCountsTheMessageOfTheSystem() throws IOException {
        String system = record("it ends<|im_end|>", "\"bbox\": []")
                .replace("\"messages\": [", "\"messages\": [{\"role\": \"system\", \"content\": \"Be brief.\"}, ");
        assertThat(only(system).field()).isEqualTo("messages[2].content");
    }

    @Test
    void boxesInSharesOfTheImageAreReadAsPixels() {
        String record = record("the cup <bbox>", "\"bbox\": [[0.1, 0.2, 0.5, 1]], \"bbox_type\": \"norm1\"");
        assertThat(read(record).regions()).containsExactly(new Located(new Box(100, 100, 500, 500), null));
    }

    private static String record(String answer, String objects) {
        return "{\"messages\": [{\"role\": \"user\", \"content\": \"<image>Where?\"}, {\"role\": \"assistant\","
                + " \"content\": \"" + answer + "\"}], \"images\": [\"a.jpg\"], \"objects\": {" + objects
                + "}, \"width\": 1000, \"height\": 500}";
    }

    private static ImportedTurn read(String record) {
        return new Importer(SWIFT).read(record, FRAME).turns().getFirst();
    }

    private Fault only(String line) throws IOException {
        List<Fault> faults = faults(line);
        assertThat(faults).as(line).hasSize(1);
        return faults.getFirst();
    }

    private List<Fault> faults(String line) throws IOException {
        Path file = folder.resolve("train.jsonl");
        Files.writeString(file, line + "\n");
        return RecordFiles.validate(file, SWIFT).faults();
    }
}
