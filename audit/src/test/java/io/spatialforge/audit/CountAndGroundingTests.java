package io.spatialforge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.qa.AnswerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountAndGroundingTests {

    @TempDir
    Path folder;

    /** Dogs at x 0–100, 200–400 and 600–700, at 5, 3 and 8 metres; a bench. The middle dog is the largest. */
    private Street threeDogs() {
        return new Street(folder)
                .object("dog", 0, 200, 100, 300, "\"depth_m\": 5")
                .object("dog", 200, 100, 400, 300, "\"depth_m\": 3")
                .object("dog", 600, 200, 700, 300, "\"depth_m\": 8")
                .object("bench", 0, 300, 900, 400, "\"depth_m\": 4");
    }

    private static Claim.Count count(String label, String... regions) {
        return new Claim.Count(label, null, regions.length, List.of(regions));
    }

    private static Claim.Count inHalf(Side side, String... regions) {
        return new Claim.Count("dog", new Condition.InHalf(side), regions.length, List.of(regions));
    }

    @Test
    void thereAreThreeDogs() throws IOException {
        assertThat(threeDogs().judge(count("dog", "r0", "r1", "r2"))).isEqualTo(Outcome.RIGHT);
        assertThat(threeDogs().judge(count("dog", "r0", "r1"))).isEqualTo(Outcome.wrong("3 × dog, not 2"));
        assertThat(threeDogs().judge(count("bench", "r3"))).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void whatMayAsWellBeCalledADogIsCountedWithTheDogs() throws IOException {
        Street street = threeDogs().object("puppy", 800, 200, 900, 300, "\"also\": [\"dog\"]");
        assertThat(street.judge(count("dog", "r0", "r1", "r2"))).isEqualTo(Outcome.wrong("4 × dog, not 3"));
    }

    @Test
    void noneIsRightOnlyWhereTheLabelWasLookedFor() throws IOException {
        assertThat(threeDogs().judge(count("dog"))).isEqualTo(Outcome.wrong("there is a dog (3)"));
        assertThat(threeDogs().judge(count("lamp"))).isEqualTo(Outcome.notJudged(Gap.LABEL_OUTSIDE));
        assertThat(threeDogs().with("\"exhaustive\": true").judge(count("lamp")))
                .isEqualTo(Outcome.RIGHT);
        assertThat(threeDogs().with("\"exhaustive\": false").judge(count("lamp")))
                .isEqualTo(Outcome.notJudged(Gap.NOT_EXHAUSTIVE));
        assertThat(threeDogs().with("\"exhaustive\": false").judge(count("dog")))
                .isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void nothingIsCountedWhereTruthDoesNotListAll() throws IOException {
        for (String why : List.of(
                "\"depth_map\": \"d.png\"",
                "\"annotation\": \"people only (not all instances)\"",
                "\"ignore_regions\": []",
                "\"near_far_pairs\": []")) {
            assertThat(threeDogs().with(why).judge(count("dog", "r0", "r1", "r2")))
                    .as(why)
                    .isEqualTo(Outcome.notJudged(Gap.NOT_EXHAUSTIVE));
        }
        assertThat(new Street(folder)
                        .object("dog", 0, 0, 9, 9, "\"box_by_eye\": true")
                        .judge(count("dog", "r0")))
                .isEqualTo(Outcome.notJudged(Gap.NOT_EXHAUSTIVE));
        assertThat(threeDogs()
                        .hidden("dog", 800, 0, 900, 99, "\"iscrowd\": true")
                        .judge(count("dog", "r0", "r1", "r2")))
                .isEqualTo(Outcome.notJudged(Gap.CROWD));
        assertThat(threeDogs()
                        .hidden("dog", 800, 0, 900, 99, "\"visible_fraction\": 0.01")
                        .judge(count("dog", "r0", "r1", "r2")))
                .isEqualTo(Outcome.notJudged(Gap.HARDLY_VISIBLE));
        assertThat(threeDogs()
                        .hidden("cat", 800, 0, 900, 99, "\"iscrowd\": true")
                        .judge(count("cat")))
                .isEqualTo(Outcome.wrong("there is a crowd of cat"));
    }

    @Test
    void aHalfHoldsWhatLiesWhollyInIt() throws IOException {
        assertThat(threeDogs().judge(inHalf(Side.LEFT, "r0", "r1"))).isEqualTo(Outcome.RIGHT);
        assertThat(threeDogs().judge(inHalf(Side.RIGHT, "r2"))).isEqualTo(Outcome.RIGHT);
        assertThat(threeDogs().judge(inHalf(Side.RIGHT))).isEqualTo(Outcome.wrong("1 × dog in the right half, not 0"));
        assertThat(threeDogs().judge(inHalf(Side.LEFT, "r0"))).isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void aDogOnBothSidesMayBeCountedOrNot() throws IOException {
        Street street = threeDogs().hidden("dog", 450, 0, 550, 99);
        assertThat(street.judge(inHalf(Side.RIGHT, "r2"))).isEqualTo(Outcome.notJudged(Gap.STRADDLES));
        assertThat(street.judge(inHalf(Side.LEFT, "r0", "r1", "r2"))).isEqualTo(Outcome.notJudged(Gap.STRADDLES));
        assertThat(street.judge(inHalf(Side.LEFT, "r0"))).isInstanceOf(Outcome.Wrong.class);
        assertThat(street.judge(inHalf(Side.RIGHT, "r0", "r1", "r2"))).isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void everyDogIsAllThree() throws IOException {
        Expression every = new Expression.Every("dog");
        assertThat(threeDogs().judge(new Claim.Grounding(every, List.of("r0", "r1", "r2"))))
                .isEqualTo(Outcome.RIGHT);
        assertThat(threeDogs().judge(new Claim.Grounding(every, List.of("r0", "r1"))))
                .isEqualTo(Outcome.wrong("every dog picks 3, not 2"));
        assertThat(threeDogs()
                        .region("r9", "dog", 600, 400, 700, 500)
                        .judge(new Claim.Grounding(every, List.of("r0", "r1", "r9"))))
                .isEqualTo(Outcome.wrong("no dog is where r9 is"));
    }

    @Test
    void absenceIsWrongWhereThereIsOne() throws IOException {
        assertThat(threeDogs().judge(new Claim.Grounding(new Expression.Every("dog"), List.of())))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(threeDogs()
                        .with("\"exhaustive\": true")
                        .judge(new Claim.Grounding(new Expression.Only("cat"), List.of())))
                .isEqualTo(Outcome.RIGHT);
    }

    @Test
    void expressionsPickWhatTruthSays() throws IOException {
        picks(new Expression.Only("bench"), "r3");
        picks(new Expression.Ordinal("dog", 1, Side.LEFT), "r0");
        picks(new Expression.Ordinal("dog", 3, Side.LEFT), "r2");
        picks(new Expression.Ordinal("dog", 2, Side.RIGHT), "r1");
        picks(new Expression.Ordinal("dog", 3, Side.RIGHT), "r0");
        picks(new Expression.Extreme("dog", Extremity.LEFTMOST), "r0");
        picks(new Expression.Extreme("dog", Extremity.RIGHTMOST), "r2");
        picks(new Expression.Extreme("dog", Extremity.LARGEST), "r1");
        picks(new Expression.Extreme("dog", Extremity.NEAREST), "r1");
        picks(new Expression.Extreme("dog", Extremity.FARTHEST), "r2");
    }

    private void picks(Expression expression, String region) throws IOException {
        for (String candidate : List.of("r0", "r1", "r2", "r3")) {
            Outcome referring = threeDogs().judge(new Claim.Referring(expression, candidate));
            Outcome grounding = threeDogs().judge(new Claim.Grounding(expression, List.of(candidate)));
            if (candidate.equals(region)) {
                assertThat(referring).as(expression + " " + candidate).isEqualTo(Outcome.RIGHT);
                assertThat(grounding).as(expression + " " + candidate).isEqualTo(Outcome.RIGHT);
            } else {
                assertThat(referring).as(expression + " " + candidate).isInstanceOf(Outcome.Wrong.class);
                assertThat(grounding).as(expression + " " + candidate).isInstanceOf(Outcome.Wrong.class);
            }
        }
    }

    @Test
    void theOnlyDogIsWrongWhereThereAreThreeAndAFifthWhereThereIsNone() throws IOException {
        assertThat(threeDogs().judge(new Claim.Referring(new Expression.Only("dog"), "r0")))
                .isEqualTo(Outcome.wrong("the only dog picks object 0, object 1, object 2, not object 0"));
        assertThat(threeDogs().judge(new Claim.Referring(new Expression.Ordinal("dog", 5, Side.LEFT), "r0")))
                .isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void theNearestDogIsNotJudgedIfOneDepthIsMissing() throws IOException {
        assertThat(threeDogs()
                        .hidden("dog", 800, 0, 900, 99)
                        .judge(new Claim.Referring(new Expression.Extreme("dog", Extremity.NEAREST), "r1")))
                .isEqualTo(Outcome.notJudged(Gap.NO_DEPTH));
    }

    @Test
    void whatTruthDoesNotRecordIsNotJudgedUnlessThereAreNotThatMany() throws IOException {
        Condition wooden = new Condition.Has("wooden");
        Condition on = new Condition.Related("on", RelationRole.SUBJECT, "bench");
        for (Condition condition : List.of(wooden, on)) {
            assertThat(threeDogs().judge(new Claim.Count("dog", condition, 2, List.of("r0", "r1"))))
                    .isEqualTo(Outcome.notJudged(Gap.NOT_RECORDED));
            assertThat(threeDogs().judge(new Claim.Count("bench", condition, 2, List.of("r0", "r3"))))
                    .isInstanceOf(Outcome.Wrong.class);
        }
        for (Expression expression : List.of(
                new Expression.Such("dog", List.of(wooden)),
                new Expression.ExtremeSuch("dog", on, Extremity.LARGEST),
                new Expression.Stated("dog", "the brown one"))) {
            assertThat(threeDogs().judge(new Claim.Referring(expression, "r0")))
                    .isEqualTo(Outcome.notJudged(Gap.NOT_RECORDED));
        }
    }

    @Test
    void wordsThatDoNotFitTheClaimAreWrongWhateverTheTruth() throws IOException {
        Claim.Count three = count("dog", "r0", "r1", "r2");
        assertThat(words(three, "How many?", "3", AnswerKind.NUMBER, List.of())).isEqualTo(Outcome.RIGHT);
        assertThat(words(three, "How many?", "Three.", AnswerKind.NUMBER, List.of()))
                .isEqualTo(Outcome.RIGHT);
        assertThat(words(three, "How many?", "4", AnswerKind.NUMBER, List.of()))
                .isEqualTo(Outcome.wrong("the words: the answer says 4, the claim 3"));
        assertThat(words(three, "Are there three dogs?", "Yes.", AnswerKind.YES_NO, List.of()))
                .isEqualTo(Outcome.RIGHT);
        assertThat(words(three, "Are there three dogs?", "no", AnswerKind.YES_NO, List.of()))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(words(three, "Are there 4 dogs?", "yes", AnswerKind.YES_NO, List.of()))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(words(three, "More than two dogs?", "yes", AnswerKind.YES_NO, List.of()))
                .isEqualTo(Outcome.RIGHT);
        assertThat(words(three, "Dogs?", "perhaps", AnswerKind.YES_NO, List.of()))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(words(three, "How many?", "B", AnswerKind.CHOICE, List.of("2", "3")))
                .isEqualTo(Outcome.RIGHT);
        assertThat(words(three, "How many?", "A", AnswerKind.CHOICE, List.of("2", "3")))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(words(three, "How many?", "C", AnswerKind.CHOICE, List.of("2", "3")))
                .isInstanceOf(Outcome.Wrong.class);
        Claim.Grounding every = new Claim.Grounding(new Expression.Every("dog"), List.of("r0", "r1", "r2"));
        assertThat(words(every, "Where?", "{r0} {r1} {r2}", AnswerKind.BOXES, List.of()))
                .isEqualTo(Outcome.RIGHT);
        assertThat(words(every, "Where?", "{r0} {r2}", AnswerKind.BOXES, List.of()))
                .isInstanceOf(Outcome.Wrong.class);
    }

    private Outcome words(Claim claim, String question, String answer, AnswerKind kind, List<String> choices)
            throws IOException {
        return threeDogs().judge(claim, question, answer, kind, choices);
    }
}
