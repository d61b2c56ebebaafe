package io.spatialforge.audit.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.audit.blind.BlindReport.Guess;
import io.spatialforge.audit.blind.BlindReport.Row;
import io.spatialforge.audit.blind.BlindReport.Verdict;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BlindTests {

    private static final BlindOptions OPTIONS =
            BlindOptions.ofDefaults().withLeast(2000).withTolerance(0.045);
    private static final List<String> LABELS = List.of("dog", "bench", "car", "chair", "lamp", "person");
    private static final int PAIRS = 6000;

    private final SplittableRandom random = new SplittableRandom(5);
    private final Pairs pairs = new Pairs();

    /** How likely the first thing is nearer than the second. */
    private interface Habit {
        double nearer(String first, String second);
    }

    private BlindReport ofPairs(Habit habit) throws IOException {
        for (int i = 0; i < PAIRS; i++) {
            String one = LABELS.get(random.nextInt(LABELS.size()));
            String two = LABELS.get(random.nextInt(LABELS.size()));
            if (one.equals(two)) {
                continue;
            }
            boolean oneNearer = random.nextDouble() < habit.nearer(one, two);
            boolean asksNear = random.nextInt(2) == 0;
            String question = "Which is " + (asksNear ? "closer to" : "farther from") + " the camera, the " + one
                    + " or the " + two + "?";
            pairs.nearer(
                    "image" + i / 3,
                    question,
                    "the " + (oneNearer == asksNear ? one : two),
                    oneNearer ? one : two,
                    oneNearer ? two : one);
        }
        return Blind.run(pairs.all().iterator(), OPTIONS);
    }

    private static double accuracy(BlindReport report, String guesser) {
        return guess(report.rows().getFirst(), guesser).accuracy();
    }

    private static Guess guess(Row row, String guesser) {
        return row.guesses().stream()
                .filter(g -> g.guesser().equals(guesser))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobodyGuessesWhatIsDecidedByATossOfACoin() throws IOException {
        BlindReport report = ofPairs((one, two) -> 0.5);
        Row row = report.rows().getFirst();
        assertThat(row.chance()).isEqualTo(0.5);
        assertThat(row.tested()).isBetween(2000L, 3000L);
        assertThat(row.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(report.holds()).isTrue();
        assertThat(row.telling()).isEmpty();
    }

    @Test
    void aThingThatIsUsuallyNearerIsGuessedAndNamed() throws IOException {
        BlindReport report = ofPairs((one, two) -> one.equals("dog") ? 0.85 : two.equals("dog") ? 0.15 : 0.5);
        Row row = report.rows().getFirst();
        assertThat(row.verdict()).isEqualTo(Verdict.GUESSED);
        assertThat(report.holds()).isFalse();
        assertThat(accuracy(report, "label pairs")).isGreaterThan(0.57);
        assertThat(accuracy(report, "n-grams")).isGreaterThan(0.57);
        assertThat(accuracy(report, "template")).isCloseTo(0.5, within(0.04));
        assertThat(row.telling().toString()).contains("dog");
    }

    @Test
    void pairsOfLabelsTellWhatNoLabelTellsByItself() throws IOException {
        // Each thing is nearer than the next in a circle: each wins as often as it loses.
        BlindReport report = ofPairs((one, two) -> {
            int steps = Math.floorMod(LABELS.indexOf(two) - LABELS.indexOf(one), LABELS.size());
            return steps < 3 ? 0.85 : steps > 3 ? 0.15 : 0.5;
        });
        assertThat(accuracy(report, "label pairs")).isGreaterThan(0.7);
        assertThat(accuracy(report, "n-grams")).isGreaterThan(0.7);
    }

    @Test
    void theMannerOfMentionIsGuessedFromToo() throws IOException {
        for (int i = 0; i < PAIRS; i++) {
            boolean largestNearer = random.nextInt(5) > 0;
            boolean largestFirst = random.nextInt(2) == 0;
            String largest = "the car that covers the largest part of the image";
            String plain = "the rightmost car in the image";
            pairs.nearer(
                    "image" + i,
                    "Of " + (largestFirst ? largest : plain) + " and " + (largestFirst ? plain : largest)
                            + ", which is closer to the camera?",
                    largestNearer ? largest : plain,
                    "car",
                    "car");
        }
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS);
        assertThat(accuracy(report, "n-grams")).isCloseTo(0.8, within(0.03));
        assertThat(accuracy(report, "label pairs")).isLessThan(0.55);
    }

    @Test
    void aTemplateThatIsUsedForOneAnswerMoreThanForTheOtherIsGuessedFrom() throws IOException {
        for (int i = 0; i < PAIRS; i++) {
            boolean odd = random.nextInt(2) == 0;
            boolean yes = random.nextInt(10) < (odd ? 7 : 3);
            pairs.add(
                    "image" + i,
                    new Claim.Nearer("r0", "r1"),
                    new Phrased(
                            "pair-yes-no",
                            "Is the dog closer to the camera than the bench?",
                            yes ? "Yes" : "No",
                            AnswerKind.YES_NO,
                            null,
                            odd ? "t.01" : "t.02"),
                    Pairs.regions("dog", "bench"));
        }
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS);
        assertThat(accuracy(report, "template")).isCloseTo(0.7, within(0.03));
    }

    @Test
    void theFirstLetterMustNotBeTheAnswerMoreOften() throws IOException {
        for (int i = 0; i < PAIRS; i++) {
            String letter = random.nextInt(10) < 6 ? "A" : "B";
            pairs.closed(
                    "image" + i,
                    new Claim.Nearer("r0", "r1"),
                    "pair-choice",
                    "Which is closer to the camera?\nA. the dog\nB. the bench",
                    letter,
                    AnswerKind.CHOICE,
                    List.of("the dog", "the bench"),
                    letter.equals("A") ? "dog" : "bench",
                    letter.equals("A") ? "bench" : "dog");
        }
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS);
        assertThat(accuracy(report, "template")).isCloseTo(0.6, within(0.03));
        assertThat(report.holds()).isFalse();
    }

    @Test
    void ofNumbersChanceIsTheMostFrequentOne() throws IOException {
        for (int i = 0; i < PAIRS; i++) {
            boolean dog = random.nextInt(2) == 0;
            int count = random.nextInt(10) < 7 ? (dog ? 1 : 3) : random.nextInt(3) + 1;
            List<String> regions = List.of("r0", "r1", "r2").subList(0, count);
            pairs.closed(
                    "image" + i,
                    new Claim.Count(dog ? "dog" : "car", null, count, regions),
                    "all",
                    "How many " + (dog ? "dogs" : "cars") + " are there?",
                    Integer.toString(count),
                    AnswerKind.NUMBER,
                    null);
        }
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS);
        Row row = report.rows().getFirst();
        assertThat(row.chance()).isCloseTo(0.45, within(0.03));
        assertThat(guess(row, "label pairs").accuracy()).isCloseTo(0.8, within(0.03));
        assertThat(row.verdict()).isEqualTo(Verdict.GUESSED);
    }

    @Test
    void anOrderIsGuessedFromWhatUsuallyComesFirst() throws IOException {
        for (int i = 0; i < PAIRS; i++) {
            List<String> order = new ArrayList<>(List.of("dog", "car", "lamp"));
            if (random.nextInt(2) == 0) {
                order = List.of("lamp", "car", "dog");
            }
            List<String> named = new ArrayList<>(order);
            Collections.swap(named, 0, random.nextInt(3));
            Collections.swap(named, 1, 1 + random.nextInt(2));
            pairs.closed(
                    "image" + i,
                    new Claim.DepthOrder(List.of("r0", "r1", "r2")),
                    "order",
                    "Order the %s, the %s and the %s from nearest to farthest.".formatted(named.toArray()),
                    "the %s, the %s, the %s".formatted(order.toArray()),
                    AnswerKind.TEXT,
                    null,
                    order.toArray(String[]::new));
        }
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS);
        Row row = report.rows().getFirst();
        assertThat(row.chance()).isCloseTo(1.0 / 6, within(1e-9));
        assertThat(row.upper()).isGreaterThan(0.45);
        assertThat(row.verdict()).isEqualTo(Verdict.GUESSED);
    }

    @Test
    void whatIsLearntOfAnImageIsOfNoUseForOthersUnlessTheyAreCopies() throws IOException {
        for (int i = 0; i < 3000; i++) {
            String thing = "thing" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676);
            boolean nearer = random.nextInt(2) == 0;
            for (String copy : List.of("", "-copy")) {
                pairs.nearer(
                        "image" + i + copy,
                        "Which is closer to the camera, the " + thing + " or the dog?",
                        nearer ? "the " + thing : "the dog",
                        nearer ? thing : "dog",
                        nearer ? "dog" : thing);
            }
        }
        List<QaPair> all = pairs.all();
        BlindReport apart = Blind.run(all.iterator(), OPTIONS, image -> image.replace("-copy", ""));
        assertThat(accuracy(apart, "n-grams")).isCloseTo(0.5, within(0.05));
        BlindReport mixed = Blind.run(all.iterator(), OPTIONS, UnaryOperator.identity());
        assertThat(accuracy(mixed, "n-grams")).isGreaterThan(0.6);
    }

    @Test
    void coordinatesInTheQuestionAreToldOfAndDoNotCount() throws IOException {
        for (int i = 0; i < PAIRS; i++) {
            boolean firstNearer = random.nextInt(2) == 0;
            Box low = new Box(100, 300, 200, 490);
            Box high = new Box(100, 100, 200, 250);
            pairs.add(
                    "image" + i,
                    firstNearer ? new Claim.Nearer("r0", "r1") : new Claim.Nearer("r1", "r0"),
                    new Phrased(
                            "pair",
                            "Which is closer to the camera, the car {r0} or the car {r1}?",
                            firstNearer ? "the car {r0}" : "the car {r1}",
                            AnswerKind.TEXT,
                            null,
                            "t.01"),
                    List.of(
                            new QaRegion("r0", "car", firstNearer ? low : high),
                            new QaRegion("r1", "car", firstNearer ? high : low)));
        }
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS);
        Row row = report.rows().getFirst();
        assertThat(guess(row, "n-grams and coordinates").accuracy()).isGreaterThan(0.95);
        assertThat(guess(row, "n-grams and coordinates").counts()).isFalse();
        assertThat(row.verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void theSamePairsGiveTheSameReport() throws IOException {
        BlindReport report = ofPairs((one, two) -> one.equals("dog") ? 0.8 : 0.5);
        assertThat(Blind.run(pairs.all().iterator(), OPTIONS).toJson()).isEqualTo(report.toJson());
        assertThat(Blind.run(pairs.all().iterator(), OPTIONS.withSeed(2)).toJson())
                .isNotEqualTo(report.toJson());
    }

    @Test
    void fewPairsAreReportedAndHeldToNothing() throws IOException {
        for (int i = 0; i < 40; i++) {
            pairs.nearer("image" + i, "Which is closer, the dog or the car?", "the dog", "dog", "car");
        }
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS);
        assertThat(report.rows().getFirst().verdict()).isEqualTo(Verdict.SMALL);
        assertThat(report.rows().getFirst().upper()).isGreaterThan(0.9);
        assertThat(report.holds()).isTrue();
    }

    @Test
    void thingsThatAreAlwaysThereAreNotTakenForABoundThatHolds() throws IOException {
        for (int i = 0; i < 3000; i++) {
            pairs.closed(
                    "image" + i,
                    new Claim.Grounding(new Expression.Every("dog"), List.of("r0")),
                    "every",
                    "Locate all dogs. If there are none, say so.",
                    "{r0}",
                    AnswerKind.BOXES,
                    null,
                    "dog");
        }
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS);
        assertThat(report.rows().getFirst().verdict()).isEqualTo(Verdict.ONE_ANSWER);
    }

    @Test
    void ofManyPairsASampleIsGuessedAndTheReportSaysSo() throws IOException {
        ofPairs((one, two) -> 0.5);
        BlindReport report = Blind.run(pairs.all().iterator(), OPTIONS.withSample(1000));
        Row row = report.rows().getFirst();
        assertThat(row.pairs()).isEqualTo(pairs.all().size());
        assertThat(row.sampled()).isEqualTo(0.25);
        assertThat(row.tested()).isBetween(450L, 850L);
        assertThat(report.toText()).contains("near-far pair: a sample of 25.0% of the pairs, by hash");
    }

    @Test
    void theReportIsOneJsonObject() throws IOException {
        JsonNode json = JsonMapper.shared()
                .readTree(ofPairs((one, two) -> one.equals("dog") ? 0.9 : 0.4).toJson());
        assertThat(json.path("holds").booleanValue()).isFalse();
        JsonNode row = json.path("rows").path(0);
        assertThat(row.path("task").stringValue()).isEqualTo("near-far");
        assertThat(row.path("answer").stringValue()).isEqualTo("which named");
        assertThat(row.path("chance_is").stringValue()).isEqualTo("1/k");
        assertThat(row.path("guessers").size()).isEqualTo(3);
        assertThat(row.path("verdict").stringValue()).isEqualTo("guessed");
        assertThat(row.path("telling").size()).isPositive();
    }

    @Test
    void aReportThatWasWrittenIsReadAsItWas() throws IOException {
        pairs.nearer("image", "Which is nearer, the fork or the knife?", "something else", "fork", "knife");
        BlindReport report = ofPairs((one, two) -> one.equals("dog") ? 0.9 : 0.4);
        assertThat(BlindReport.ofJson(report.toJson())).isEqualTo(report);
        assertThatThrownBy(() -> BlindReport.ofJson("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
