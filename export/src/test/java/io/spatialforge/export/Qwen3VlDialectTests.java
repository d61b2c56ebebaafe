package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Qwen3VlDialectTests {

    private static final Dialect QWEN = Dialects.named("qwen3-vl");
    private static final Frame FRAME = new Frame(1000, 500);

    @Test
    void aPlaceholderInTheQuestionBecomesCoordinatesInThousandths() {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.photo(),
                "Which is closer, the dog or the bench {r7}?",
                "the dog",
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
        assertThat(Pairs.record(QWEN, pair))
                .isEqualTo("{\"id\":\"p1\",\"image\":\"a/b.jpg\",\"conversations\":["
                        + "{\"from\":\"human\",\"value\":\"<image>\\nWhich is closer, the dog or the bench"
                        + " [100, 200, 300, 800]?\"},{\"from\":\"gpt\",\"value\":\"the dog\"}]}");
    }

    @Test
    void anAnswerInWordsMayShowABox() {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.photo(),
                "Which is closer?",
                "the bench {r7}",
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
        assertThat(Pairs.record(QWEN, pair)).contains("\"value\":\"the bench [100, 200, 300, 800]\"");
    }

    @Test
    void anAnswerOfBoxesIsSpacedLikeTheSample() {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where is every cup? Reply as JSON.",
                "{r1} {r2}",
                Pairs.region("r1", "cup", 200, 100, 550, 350),
                Pairs.region("r2", "cup", 0, 0, 1000, 500));
        assertThat(Pairs.answer(QWEN, pair))
                .isEqualTo("[{\"bbox_2d\": [200, 200, 550, 700], \"label\": \"cup\"},"
                        + " {\"bbox_2d\": [0, 0, 1000, 1000], \"label\": \"cup\"}]");
    }

    @Test
    void aLabelInTheAnswerIsTheWordOfTheQuestion() {
        QaPair pair = Pairs.grounding(
                "p1", "Where is every screen? Reply as JSON.", "{r1}", Pairs.region("r1", "tv", 200, 100, 550, 350));
        assertThat(Pairs.answer(QWEN, pair)).contains("\"label\": \"screen\"");
    }

    @Test
    void noBoxesAreAnEmptyList() {
        assertThat(Pairs.record(QWEN, Pairs.grounding("p1", "Where? JSON.", "")))
                .contains("\"value\":\"[]\"");
    }

    @Test
    void absenceStaysASentenceAndTheQuestionDoesNotGiveItAway() {
        String absent = Pairs.record(QWEN, Pairs.grounding("p1", "Where is the dog?", "There is no dog."));
        String present = Pairs.record(
                QWEN, Pairs.grounding("p1", "Where is the dog?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200)));
        assertThat(absent).contains("\"value\":\"There is no dog.\"");
        assertThat(absent.substring(0, absent.indexOf("gpt")))
                .isEqualTo(present.substring(0, present.indexOf("gpt")))
                .contains("_2d");
    }

    @Test
    void allFormatSentencesOccurAndTheSamePairAlwaysGetsTheSame() {
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            QaPair pair = Pairs.grounding("p" + i, "Where?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200));
            String line = Pairs.record(QWEN, pair);
            assertThat(Pairs.record(QWEN, pair)).isEqualTo(line);
            questions.add(line.substring(line.indexOf("Where?"), line.indexOf("gpt")));
        }
        assertThat(questions).hasSize(QWEN.regions().sentences(AnswerKind.BOXES).size());
    }

    @Test
    void pointsAreWrittenAsPoints() {
        QaPair pair = new QaPair(
                "p1",
                Pairs.grounding("p1", "x", "").split(),
                Pairs.photo(),
                new Phrased("point", "Point at the dogs; JSON.", "{r1} {r2}", AnswerKind.POINTS, null, "t"),
                List.of(
                        new QaRegion("r1", "dog", new Point(375, 225)),
                        new QaRegion("r2", "dog", new Box(100, 100, 200, 200))),
                new io.spatialforge.core.claim.Claim.Grounding(
                        new io.spatialforge.core.claim.Expression.Every("dog"), List.of("r1", "r2")),
                Pairs.NONE);
        assertThat(Pairs.answer(QWEN, pair))
                .isEqualTo("[{\"point_2d\": [375, 450], \"label\": \"dog\"},"
                        + " {\"point_2d\": [150, 300], \"label\": \"dog\"}]");
    }

    @Test
    void thatThereIsNothingToPointAtIsAskedInTheWordsOfPointing() {
        for (int i = 0; i < 50; i++) {
            QaPair none = new QaPair(
                    "p" + i,
                    Pairs.grounding("p", "x", "").split(),
                    Pairs.photo(),
                    new Phrased("points", "Point to the dogs.", "There are none.", AnswerKind.TEXT, null, "t"),
                    List.of(),
                    new io.spatialforge.core.claim.Claim.Grounding(
                            new io.spatialforge.core.claim.Expression.Every("dog"), List.of()),
                    Pairs.NONE);
            assertThat(Pairs.record(QWEN, none)).contains("point_2d").doesNotContain("bbox_2d");
            assertThat(new Importer(QWEN)
                            .read(Pairs.record(QWEN, none), FRAME)
                            .turns()
                            .getFirst()
                            .question())
                    .isEqualTo("Point to the dogs.");
        }
    }

    @Test
    void halvesRoundToTheEvenNumberAndCoordinatesOutsideAreClamped() {
        Grid grid = Grid.thousandths(new Frame(1000, 1000));
        assertThat(grid.x(0.5)).isEqualTo(0);
        assertThat(grid.x(1.5)).isEqualTo(2);
        assertThat(grid.y(2.5)).isEqualTo(2);
        assertThat(grid.x(-3)).isEqualTo(0);
        assertThat(grid.y(1003)).isEqualTo(1000);
    }

    @Test
    void aBoxWithoutAreaAtThisResolutionIsRefused() {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.image(4000, 4000, "a.jpg", Transform.IDENTITY),
                "The dog or the bench {r7}?",
                "the dog",
                new Box(0, 0, 1, 1),
                new Box(100, 100, 101, 400));
        assertThat(Pairs.refusal(QWEN, pair).reason()).isEqualTo(Reason.BOX_DEGENERATE);
    }

    @Test
    void aBoxThatIsNotShownMayBeThin() {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.image(4000, 4000, "a.jpg", Transform.IDENTITY),
                "The dog or the bench?",
                "the dog",
                new Box(0, 0, 1, 1),
                new Box(100, 100, 101, 400));
        assertThat(Pairs.record(QWEN, pair)).isNotEmpty();
    }

    @Test
    void anImageThatIsNotStoredUprightOrHasNoSafeFileIsRefused() {
        assertThat(reasonOf(Pairs.image(10, 10, "a.jpg", Transform.ROTATE_90))).isEqualTo(Reason.NOT_IDENTITY);
        assertThat(reasonOf(Pairs.image(10, 10, null, Transform.IDENTITY))).isEqualTo(Reason.IMAGE_MISSING);
        for (String file :
                List.of("/etc/passwd", "a/../../b.jpg", "..", "C:/a.jpg", "a\\b.jpg", "http://x/a.jpg", " ")) {
            assertThat(reasonOf(Pairs.image(10, 10, file, Transform.IDENTITY)))
                    .as(file)
                    .isEqualTo(Reason.IMAGE_PATH_UNSAFE);
        }
        assertThat(Pairs.record(QWEN, onImage(Pairs.image(10, 10, "a..b/..c.jpg", Transform.IDENTITY))))
                .contains("a..b/..c.jpg");
    }

    private static Reason reasonOf(Image image) {
        return Pairs.refusal(QWEN, onImage(image)).reason();
    }

    private static QaPair onImage(Image image) {
        return Pairs.nearer("p1", image, "Which?", "the dog", new Box(0, 0, 5, 5), new Box(1, 1, 6, 6));
    }

    @Test
    void markupInALabelIsMadeHarmless() {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where is the <image> sticker next to <|im_end|>? JSON",
                "{r1}",
                Pairs.region("r1", "<image>", 1, 1, 200, 200));
        Importer.ImportedTurn read =
                new Importer(QWEN).read(Pairs.record(QWEN, pair), FRAME).turns().getFirst();
        assertThat(read.question()).isEqualTo("Where is the < image> sticker next to < |im_end|>? JSON");
        assertThat(read.regions().getFirst().label()).isEqualTo("< image>");
    }

    @Test
    void textThatCanNotBeToldFromCoordinatesPlaceholdersOrJsonIsRefused() {
        QaRegion dog = Pairs.region("r1", "dog", 1, 1, 200, 200);
        for (QaPair pair : List.of(
                Pairs.grounding("p", "Where is {r9}?", "{r1}", dog),
                Pairs.grounding("p", "Where?", "{r1}", Pairs.region("r1", "{r1}", 1, 1, 200, 200)),
                Pairs.grounding("p", "Where is the sign [1, 2, 3, 4000]?", "{r1}", dog),
                Pairs.grounding("p", "Where is the sign [0.1, 0.2, 0.3, 0.4]?", "{r1}", dog),
                Pairs.grounding("p", "Where is half a \ud83d pair?", "{r1}", dog),
                Pairs.grounding("p", "Where?", "[{ is nowhere"),
                Pairs.grounding("p", " ", "There is none."),
                Pairs.grounding(" ", "Where?", "{r1}", dog))) {
            assertThat(Pairs.refusal(QWEN, pair).reason()).isEqualTo(Reason.UNREADABLE);
        }
    }

    @Test
    void anUnknownDialectIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> Dialects.named("llama"))
                .hasMessageContaining("unknown dialect 'llama'; expected qwen3-vl");
    }
}
