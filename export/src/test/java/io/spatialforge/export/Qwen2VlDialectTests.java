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
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.syntax.BoxTokens;
import io.spatialforge.export.syntax.RegionSyntax.Located;
import io.spatialforge.export.syntax.RegionSyntax.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;

class Qwen2VlDialectTests {

    private static final Dialect QWEN = Dialects.named("qwen2-vl");

    @Test
    void aBoxInTheQuestionStandsBetweenTheModelsTokens() {
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
                        + " <|box_start|>(100,200),(300,800)<|box_end|>?\"},"
                        + "{\"from\":\"gpt\",\"value\":\"the dog\"}]}");
    }

    @Test
    void boxesOfTheSameNameShareIt() {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where?",
                "{r1} {r2} {r3}",
                Pairs.region("r1", "cup", 200, 100, 550, 350),
                Pairs.region("r2", "cup", 0, 0, 1000, 500),
                Pairs.region("r3", "dog", 100, 100, 300, 400));
        assertThat(Pairs.answer(QWEN, pair))
                .isEqualTo("<|object_ref_start|>cup<|object_ref_end|>"
                        + "<|box_start|>(200,200),(550,700)<|box_end|><|box_start|>(0,0),(1000,1000)<|box_end|>"
                        + "<|object_ref_start|>dog<|object_ref_end|><|box_start|>(100,200),(300,800)<|box_end|>");
    }

    @Test
    void aPointIsOnePairOfNumbers() {
        QaPair pair = new QaPair(
                "p1",
                Split.TRAIN,
                Pairs.photo(),
                new Phrased("points", "Point at the dogs.", "{r1} {r2}", AnswerKind.POINTS, null, "t"),
                List.of(
                        new QaRegion("r1", "dog", new Point(375, 225)),
                        new QaRegion("r2", "dog", new Box(100, 100, 200, 200))),
                new Claim.Grounding(new Expression.Every("dog"), List.of("r1", "r2")),
                Pairs.NONE);
        assertThat(Pairs.answer(QWEN, pair))
                .isEqualTo("<|object_ref_start|>dog<|object_ref_end|>"
                        + "<|box_start|>(375,450)<|box_end|><|box_start|>(150,300)<|box_end|>");
        assertThat(Pairs.record(QWEN, pair)).contains("(x,y)").doesNotContain("(x1,y1)");
    }

    @Test
    void aLabelWithTokensIsMadeHarmless() {
        QaPair pair =
                Pairs.grounding("p1", "Where?", "{r1}", Pairs.region("r1", "a<|object_ref_end|>b", 200, 100, 550, 350));
        assertThat(Pairs.answer(QWEN, pair)).startsWith("<|object_ref_start|>a< |object_ref_end|>b<|object_ref_end|>");
    }

    @Test
    void anImageOfMoreThanTwoHundredTimesItsWidthIsRefused() {
        QaPair pair = Pairs.nearer(
                "p1",
                Pairs.image(2001, 10, "a.jpg", Transform.IDENTITY),
                "Which?",
                "the dog",
                new Box(0, 0, 5, 5),
                new Box(1, 1, 6, 6));
        assertThat(Pairs.refusal(QWEN, pair).reason()).isEqualTo(Reason.IMAGE_EXTREME_ASPECT);
    }

    private static Parsed parse(String text) {
        return BoxTokens.QWEN2_VL.parse(text, true, null);
    }

    @Test
    void namesAndBoxesAreReadInAnswersOfNothingElseAndInRunningText() {
        assertThat(parse("<|object_ref_start|>cup<|object_ref_end|><|box_start|>(1,2),(3,4)<|box_end|>"
                        + "<|box_start|>(5,6)<|box_end|>"))
                .isEqualTo(new Parsed(
                        "{} {}",
                        List.of(new Located(new Box(1, 2, 3, 4), "cup"), new Located(new Point(5, 6), "cup")),
                        null));
        assertThat(parse("<|object_ref_start|>a dog<|object_ref_end|><|box_start|>(221,423),(569,886)<|box_end|> and"
                        + " <|object_ref_start|>a woman<|object_ref_end|> on the beach"))
                .isEqualTo(new Parsed(
                        "a dog{} and a woman on the beach",
                        List.of(new Located(new Box(221, 423, 569, 886), "a dog")),
                        null));
        assertThat(parse("no token, (1,2),(3,4)").regions()).isEmpty();
    }

    @Test
    void tokensOutOfOrderAndWrongNumbersAreProblems() {
        for (String wrong : List.of(
                "<|box_start|>(3,2),(1,4)<|box_end|>",
                "<|box_start|>(1,2),(3,2)<|box_end|>",
                "<|box_start|>(1,2),(3,1001)<|box_end|>",
                "<|box_start|>(-1,2),(3,4)<|box_end|>",
                "<|box_start|>(1.5,2),(3,4)<|box_end|>",
                "<|box_start|>(1,2),(3,4),(5,6)<|box_end|>",
                "<|box_start|>(1,2,3,4)<|box_end|>",
                "<|box_start|>[1,2,3,4]<|box_end|>",
                "<|box_start|>(1, 2),(3, 4)<|box_end|>",
                "<|box_start|>(1,2),<|box_end|>",
                "<|box_start|><|box_end|>",
                "<|box_start|>(1,2),(3,4)",
                "<|box_start|>(1,2),(3,4)<|object_ref_end|>",
                "<|box_end|>",
                "<|object_ref_start|>dog",
                "<|object_ref_start|> <|object_ref_end|>",
                "<|object_ref_end|>",
                "the end<|im_end|>")) {
            assertThat(parse(wrong).problem()).as(wrong).isNotNull();
        }
    }
}
