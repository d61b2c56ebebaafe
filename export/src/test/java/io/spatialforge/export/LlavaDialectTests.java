package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.Importer.ImportedTurn;
import io.spatialforge.export.dataset.RecordFiles;
import io.spatialforge.export.syntax.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlavaDialectTests {

    private static final Dialect LLAVA = Dialects.named("llava");
    private static final Dialect ONEVISION = Dialects.named("llava-onevision");
    private static final Frame FRAME = new Frame(1000, 500);

    @TempDir
    Path folder;

    @Test
    void llavaCountsFromTheEdgeOfThePaddedSquare() {
        assertThat(Pairs.record(LLAVA, benchInABox()))
                .isEqualTo("{\"id\":\"p1\",\"image\":\"a/b.jpg\",\"conversations\":["
                        + "{\"from\":\"human\",\"value\":\"<image>\\nWhich is closer, the dog or the bench"
                        + " [0.100, 0.350, 0.300, 0.650]?\"},{\"from\":\"gpt\",\"value\":\"the dog\"}]}");
    }

    @Test
    void oneVisionCountsFromTheEdgeOfTheImage() {
        assertThat(Pairs.record(ONEVISION, benchInABox()))
                .isEqualTo("{\"id\":\"p1\",\"image\":\"a/b.jpg\",\"conversations\":["
                        + "{\"from\":\"human\",\"value\":\"<image>\\nWhich is closer, the dog or the bench"
                        + " [0.100, 0.200, 0.300, 0.800]?\"},{\"from\":\"gpt\",\"value\":\"the dog\"}]}");
    }

    private static QaPair benchInABox() {
        return Pairs.nearer(
                "p1",
                Pairs.photo(),
                "Which is closer, the dog or the bench {r7}?",
                "the dog",
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
    }

    @Test
    void theBorderIsRoundedDownToWholePixelsAsTheTrainerPads() {
        // 101 pixels of border: 50 left, 51 right.
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.image(99, 200, "a.jpg", Transform.IDENTITY),
                "Which is nearer, {r7}?",
                "the dog",
                new Box(0, 0, 10, 10),
                new Box(0, 0, 99, 200));
        assertThat(Pairs.record(LLAVA, pair)).contains("Which is nearer, [0.250, 0.000, 0.745, 1.000]?");
    }

    @Test
    void severalBoxesStandOneAfterAnotherWithoutNames() {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where is every cup?",
                "{r1} {r2}",
                Pairs.region("r1", "cup", 200, 100, 550, 350),
                Pairs.region("r2", "cup", 0, 0, 1000, 500));
        assertThat(Pairs.answer(ONEVISION, pair))
                .isEqualTo("[0.200, 0.200, 0.550, 0.700], [0.000, 0.000, 1.000, 1.000]");
        ImportedTurn read = read(ONEVISION, Pairs.record(ONEVISION, pair));
        assertThat(read.answer()).isEqualTo("{} {}");
        close(read.regions().get(0).shape(), new Box(200, 100, 550, 350));
        close(read.regions().get(1).shape(), new Box(0, 0, 1000, 500));
    }

    @Test
    void pointsAreTwoNumbers() {
        QaPair pair = pointing("p1");
        assertThat(Pairs.answer(LLAVA, pair)).isEqualTo("[0.375, 0.475], [0.150, 0.400]");
        ImportedTurn read = read(LLAVA, Pairs.record(LLAVA, pair));
        assertThat(read.answer()).isEqualTo("{} {}");
        close(read.regions().get(1).shape(), new Point(150, 150));
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

    private static void close(Shape back, Shape pixels) {
        assertThat(back.getClass()).isEqualTo(pixels.getClass());
        assertThat(back.extent().x1()).isEqualTo(pixels.extent().x1(), within(1e-9));
        assertThat(back.extent().y1()).isEqualTo(pixels.extent().y1(), within(1e-9));
        assertThat(back.extent().x2()).isEqualTo(pixels.extent().x2(), within(1e-9));
        assertThat(back.extent().y2()).isEqualTo(pixels.extent().y2(), within(1e-9));
    }

    @Test
    void theFormatIsToldInFiveWaysForBoxesAndForPoints() {
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            QaPair pair = Pairs.grounding("p" + i, "Where?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200));
            String box = question(Pairs.record(LLAVA, pair));
            assertThat(box).contains("[x1, y1, x2, y2]").contains("0");
            String point = question(Pairs.record(LLAVA, pointing("p" + i)));
            assertThat(point).contains("[x, y]");
            questions.add(box);
            questions.add(point);
        }
        assertThat(questions).hasSize(10);
    }

    private static String question(String record) {
        return record.substring(record.indexOf("<image>"), record.indexOf("\"gpt\""));
    }

    @Test
    void aBoxThatIsThinInTheSquareIsRefusedThoughNotInTheImage() {
        // 1.2 pixels are 2.4 thousandths of the height of 500, and 0.3 of the square of 4000.
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.image(4000, 500, "a.jpg", Transform.IDENTITY),
                "The dog or the bench {r7}?",
                "the dog",
                new Box(0, 0, 1, 1),
                new Box(100, 100.2, 300, 101.4));
        assertThat(Pairs.refusal(LLAVA, pair).reason()).isEqualTo(Reason.BOX_DEGENERATE);
        assertThat(Pairs.record(ONEVISION, pair)).contains("[0.025, 0.200, 0.075, 0.203]");
    }

    @Test
    void whatWouldEndATurnIsRefusedOrMadeHarmless() {
        QaPair spoken = Pairs.grounding(
                "p1", "Where is USER: x ASSISTANT: y?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200));
        assertThat(Pairs.refusal(LLAVA, spoken).reason()).isEqualTo(Reason.UNREADABLE);
        QaPair ended = Pairs.grounding(
                "p1", "Where is <image></s>?", "{r1}", Pairs.region("r1", "<image></s>", 1, 1, 200, 200));
        assertThat(read(LLAVA, Pairs.record(LLAVA, ended)).question()).isEqualTo("Where is < image>< /s>?");
    }

    @Test
    void pixelsInThePlaceOfSharesAreFaults() throws IOException {
        for (String wrong : List.of(
                "[100, 200, 300, 400]",
                "[0.1, 0.2, 0.3, 1.01]",
                "[0.3, 0.2, 0.1, 0.4]",
                "[0.1, 0.2, 0.1, 0.4]",
                "the cup [-0.1, 0.2, 0.3, 0.4]",
                "it ends</s>",
                "it ends<|im_end|>")) {
            assertThat(faults(wrong)).as(wrong).extracting(Fault::field).containsExactly("conversations[1].value");
        }
        for (String right : List.of(
                "[0.61, 0.36, 0.92, 0.83]", "[0, 0, 1, 1]", "[0.5, 0.25]", "it was [3, 2]", "[1.5, 2.5]", "see [1]")) {
            assertThat(faults(right)).as(right).isEmpty();
        }
    }

    private List<Fault> faults(String answer) throws IOException {
        return validate(ONEVISION, "train.jsonl", record(answer)).faults();
    }

    private static String record(String answer) {
        return "{\"image\": \"a.jpg\", \"conversations\": [{\"from\": \"human\", \"value\": \"<image>\\nWhere?\"},"
                + " {\"from\": \"gpt\", \"value\": \"" + answer + "\"}]}";
    }

    @Test
    void llavaReadsOneArrayAndNothingElse() throws IOException {
        String one = record("there");
        assertThat(validate(LLAVA, "train.json", "[" + one + ",\n" + one + "]"))
                .isEqualTo(new Validation(2, List.of()));
        assertThat(validate(LLAVA, "train.jsonl", one).faults())
                .containsExactly(new Fault(
                        "train.jsonl",
                        0,
                        "",
                        "one JSON array in a file *.json, which is all the trainer reads",
                        "train.jsonl"));
        assertThat(validate(ONEVISION, "train.json", "[" + one + "]").faults()).isEmpty();
        assertThat(validate(ONEVISION, "train.jsonl", one).faults()).isEmpty();
    }

    @Test
    void llavaTakesOneImageAndOneVisionSeveral() throws IOException {
        String two =
                record("there").replace("\"a.jpg\"", "[\"a.jpg\", \"b.jpg\"]").replace("<image>", "<image><image>");
        assertThat(validate(LLAVA, "train.json", "[\n" + two + "]").faults())
                .extracting(Fault::toString)
                .containsExactly("train.json:2: image: expected one path; the trainer takes no list,"
                        + " got [\"a.jpg\",\"b.jpg\"]");
        assertThat(validate(ONEVISION, "train.jsonl", two).faults()).isEmpty();
    }

    private Validation validate(Dialect dialect, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return RecordFiles.validate(file, dialect);
    }

    private static ImportedTurn read(Dialect dialect, String record) {
        return new Importer(dialect).read(record, FRAME).turns().getFirst();
    }
}
