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
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Qwen3VlDialectTests {

    @Test
    void aPlaceholderInTheQuestionBecomesCoordinatesInThousandths() throws IOException {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.photo(),
                "Which is closer, the dog or the bench {r7}?",
                "the dog",
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
        assertThat(Pairs.line(pair))
                .isEqualTo("{\"id\":\"p1\",\"image\":\"a/b.jpg\",\"conversations\":["
                        + "{\"from\":\"human\",\"value\":\"<image>\\nWhich is closer, the dog or the bench"
                        + " [100, 200, 300, 800]?\"},{\"from\":\"gpt\",\"value\":\"the dog\"}]}");
    }

    @Test
    void anAnswerInWordsMayShowABox() throws IOException {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.photo(),
                "Which is closer?",
                "the bench {r7}",
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
        assertThat(Pairs.line(pair)).contains("\"value\":\"the bench [100, 200, 300, 800]\"");
    }

    @Test
    void anAnswerOfBoxesIsSpacedLikeTheSample() throws IOException {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where is every cup? Reply as JSON.",
                "{r1} {r2}",
                Pairs.region("r1", "cup", 200, 100, 550, 350),
                Pairs.region("r2", "cup", 0, 0, 1000, 500));
        assertThat(new Qwen3VlReader().read(Pairs.line(pair)).answer())
                .isEqualTo("[{\"bbox_2d\": [200, 200, 550, 700], \"label\": \"cup\"},"
                        + " {\"bbox_2d\": [0, 0, 1000, 1000], \"label\": \"cup\"}]");
    }

    @Test
    void aLabelInTheAnswerIsTheWordOfTheQuestion() throws IOException {
        QaPair pair = Pairs.grounding(
                "p1", "Where is every screen? Reply as JSON.", "{r1}", Pairs.region("r1", "tv", 200, 100, 550, 350));
        assertThat(new Qwen3VlReader().read(Pairs.line(pair)).answer()).contains("\"label\": \"screen\"");
    }

    @Test
    void noBoxesAreAnEmptyList() throws IOException {
        assertThat(Pairs.line(Pairs.grounding("p1", "Where? JSON.", ""))).contains("\"value\":\"[]\"");
    }

    @Test
    void absenceStaysASentenceAndTheQuestionDoesNotGiveItAway() throws IOException {
        String absent = Pairs.line(Pairs.grounding("p1", "Where is the dog?", "There is no dog."));
        String present = Pairs.line(
                Pairs.grounding("p1", "Where is the dog?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200)));
        assertThat(absent).contains("\"value\":\"There is no dog.\"");
        assertThat(absent.substring(0, absent.indexOf("gpt")))
                .isEqualTo(present.substring(0, present.indexOf("gpt")))
                .contains("_2d");
    }

    @Test
    void allFormatSentencesOccurAndTheSamePairAlwaysGetsTheSame() throws IOException {
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            QaPair pair = Pairs.grounding("p" + i, "Where?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200));
            String line = Pairs.line(pair);
            assertThat(Pairs.line(pair)).isEqualTo(line);
            questions.add(line.substring(line.indexOf("Where?"), line.indexOf("gpt")));
        }
        assertThat(questions).hasSize(Qwen3VlDialect.BOX_SENTENCES.size());
    }

    @Test
    void pointsAreWrittenAsPoints() throws IOException {
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
        assertThat(new Qwen3VlReader().read(Pairs.line(pair)).answer())
                .isEqualTo("[{\"point_2d\": [375, 450], \"label\": \"dog\"},"
                        + " {\"point_2d\": [150, 300], \"label\": \"dog\"}]");
    }

    @Test
    void thatThereIsNothingToPointAtIsAskedInTheWordsOfPointing() throws IOException {
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
            assertThat(Pairs.line(none)).contains("point_2d").doesNotContain("bbox_2d");
            assertThat(new Qwen3VlReader().read(Pairs.line(none)).question()).isEqualTo("Point to the dogs.");
        }
    }

    @Test
    void halvesRoundToTheEvenNumberAndCoordinatesOutsideAreClamped() {
        assertThat(Qwen3VlGrid.unit(0.5, 1000)).isEqualTo(0);
        assertThat(Qwen3VlGrid.unit(1.5, 1000)).isEqualTo(2);
        assertThat(Qwen3VlGrid.unit(2.5, 1000)).isEqualTo(2);
        assertThat(Qwen3VlGrid.unit(-3, 1000)).isEqualTo(0);
        assertThat(Qwen3VlGrid.unit(1003, 1000)).isEqualTo(1000);
    }

    @Test
    void aBoxWithoutAreaAtThisResolutionIsRefused() throws IOException {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.image(4000, 4000, "a.jpg", Transform.IDENTITY),
                "The dog or the bench {r7}?",
                "the dog",
                new Box(0, 0, 1, 1),
                new Box(100, 100, 101, 400));
        assertThat(Pairs.refusal(pair)).isEqualTo(new Refusal(Reason.BOX_DEGENERATE, "r7 is [25, 25, 25, 100]"));
    }

    @Test
    void aBoxThatIsNotShownMayBeThin() throws IOException {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.image(4000, 4000, "a.jpg", Transform.IDENTITY),
                "The dog or the bench?",
                "the dog",
                new Box(0, 0, 1, 1),
                new Box(100, 100, 101, 400));
        assertThat(Pairs.line(pair)).isNotEmpty();
    }

    @Test
    void anImageThatIsNotStoredUprightOrHasNoSafeFileIsRefused() throws IOException {
        assertThat(reasonOf(Pairs.image(10, 10, "a.jpg", Transform.ROTATE_90))).isEqualTo(Reason.NOT_IDENTITY);
        assertThat(reasonOf(Pairs.image(10, 10, null, Transform.IDENTITY))).isEqualTo(Reason.IMAGE_MISSING);
        for (String file :
                List.of("/etc/passwd", "a/../../b.jpg", "..", "C:/a.jpg", "a\\b.jpg", "http://x/a.jpg", " ")) {
            assertThat(reasonOf(Pairs.image(10, 10, file, Transform.IDENTITY)))
                    .as(file)
                    .isEqualTo(Reason.IMAGE_PATH_UNSAFE);
        }
        assertThat(Pairs.line(onImage(Pairs.image(10, 10, "a..b/..c.jpg", Transform.IDENTITY))))
                .contains("a..b/..c.jpg");
    }

    private static Reason reasonOf(Image image) throws IOException {
        return Pairs.refusal(onImage(image)).reason();
    }

    private static QaPair onImage(Image image) {
        return Pairs.nearer("p1", image, "Which?", "the dog", new Box(0, 0, 5, 5), new Box(1, 1, 6, 6));
    }

    @Test
    void markupInALabelIsMadeHarmless() throws IOException {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where is the <image> sticker next to <|im_end|>? JSON",
                "{r1}",
                Pairs.region("r1", "<image>", 1, 1, 200, 200));
        Qwen3VlReader.Imported read = new Qwen3VlReader().read(Pairs.line(pair));
        assertThat(read.question()).isEqualTo("Where is the < image> sticker next to < |im_end|>? JSON");
        assertThat(read.answerRegions().getFirst().label()).isEqualTo("< image>");
    }

    @Test
    void textThatCanNotBeToldFromCoordinatesPlaceholdersOrJsonIsRefused() throws IOException {
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
            assertThat(Pairs.refusal(pair).reason()).isEqualTo(Reason.UNREADABLE);
        }
    }

    @Test
    void anUnknownDialectIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> Dialects.named("llama")).hasMessage("unknown dialect 'llama'; expected qwen3-vl");
    }
}
