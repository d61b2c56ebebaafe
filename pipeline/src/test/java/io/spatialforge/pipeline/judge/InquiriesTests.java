package io.spatialforge.pipeline.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.judge.Ballot.Form;
import io.spatialforge.pipeline.judge.Ballot.Option;
import io.spatialforge.words.phrasing.Phraser;
import io.spatialforge.words.reading.Reader;
import io.spatialforge.words.reading.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What is asked about the pairs of drawn scenes. */
class InquiriesTests {

    @TempDir
    static Path shared;

    private static final Inquiries INQUIRIES = new Inquiries(Phraser.standard());
    private static final List<Case> CASES = new ArrayList<>();

    private record Case(Scene scene, Worded worded, Inquiry inquiry) {
        QaPair pair() {
            return worded.pair();
        }
    }

    @BeforeAll
    static void drawScenesAndForgeThem() throws Exception {
        DrawnCorpus.Written corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(3, 16).withWorkers(2));
        ObjectNode tree = RunConfig.empty();
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "coco")
                .put("annotations", corpus.annotations().toString())
                .put("images", corpus.images().toString())
                .put("exhaustive", "yes");
        source.putObject("depth").put("folder", corpus.depth().toString());
        Path run = shared.resolve("run");
        Run.forge(
                RunConfig.of("test", tree, Path.of("")),
                run,
                Run.Options.ofDefaults().withWorkers(2));
        FinishedRun.open(run)
                .forEachScene(scene -> Worded.all(ForgeSettings.ofDefaults(1).forge(), scene)
                        .values()
                        .forEach(worded -> {
                            Inquiry inquiry = INQUIRIES.of(scene, worded.pair(), worded, chance(worded));
                            if (inquiry != null) {
                                CASES.add(new Case(scene, worded, inquiry));
                            }
                        }));
    }

    private static long chance(Worded worded) {
        return StableHash.of(worded.pair().id());
    }

    @Test
    void whoeverKnowsTheTruthAgreesWithEveryRightPairInTwoRounds() throws Exception {
        assertThat(CASES).hasSizeGreaterThan(300);
        Set<String> forms = new HashSet<>();
        for (Case one : CASES) {
            Finding finding = Deliberation.of(
                    one.inquiry,
                    new Quorum(2, 3),
                    chance(one.worded),
                    (ballot, round) -> new Vote.Given(one.inquiry.answer()));
            assertThat(finding.outcome()).isEqualTo(Finding.Outcome.AGREED);
            forms.add(
                    one.pair().claim().task().id() + "." + one.pair().phrased().form());
        }
        assertThat(forms)
                .contains(
                        "near-far.pair",
                        "near-far.pair-yes-no",
                        "near-far.pair-choice",
                        "near-far.extreme",
                        "near-far.order",
                        "left-right.side",
                        "left-right.which",
                        "left-right.order",
                        "counting.all",
                        "grounding.every",
                        "grounding.one",
                        "referring.name",
                        "perspective.facing");
    }

    @Test
    void inEverySeatTheAnswerIsAmongTheOptionsOnceAndOptionsDiffer() {
        for (Case one : CASES) {
            for (int seat = 0; seat < one.inquiry.seats(); seat++) {
                for (int round = 0; round < 3; round++) {
                    Ballot ballot = one.inquiry.ballot(seat, round);
                    assertThat(ballot.options().stream().map(Option::key)).doesNotHaveDuplicates();
                    assertThat(ballot.question()).doesNotContain("{r");
                    if (ballot.form() == Form.ANSWER) {
                        assertThat(ballot.options().stream().map(Option::text))
                                .doesNotHaveDuplicates()
                                .noneMatch(text -> text.contains("{r"));
                    }
                    if (ballot.form() == Form.ANSWER || ballot.form() == Form.BOX || ballot.form() == Form.WORDS) {
                        assertThat(ballot.options().stream().map(Option::key)).contains(one.inquiry.answer());
                    }
                }
            }
        }
    }

    @Test
    void theAnswersLetterTellsNothing() {
        Map<Integer, int[]> letters = new TreeMap<>();
        for (Case one : CASES) {
            Ballot ballot = one.inquiry.ballot(0, 0);
            if (ballot.form() != Form.ANSWER) {
                continue;
            }
            for (long again = 0; again < 20; again++) {
                Inquiry inquiry = Objects.requireNonNull(
                        INQUIRIES.of(one.scene, one.pair(), one.worded, StableHash.with(chance(one.worded), again)));
                firstBallot(inquiry, again, letters);
            }
        }
        letters.forEach((options, counts) -> {
            double all = 0;
            for (int count : counts) {
                all += count;
            }
            double expected = all / options;
            for (int count : counts) {
                assertThat((double) count)
                        .as("%d options", options)
                        .isBetween(expected - 4.5 * Math.sqrt(expected), expected + 4.5 * Math.sqrt(expected));
            }
        });
        assertThat(letters.keySet()).contains(2, 4, 6);
    }

    private static void firstBallot(Inquiry inquiry, long chance, Map<Integer, int[]> letters) {
        try {
            Deliberation.of(inquiry, new Quorum(1, 1), StableHash.with(9, chance), (ballot, round) -> {
                int count = ballot.options().size();
                for (int i = 0; i < count; i++) {
                    if (ballot.options().get(i).key().equals(inquiry.answer())) {
                        letters.computeIfAbsent(count, c -> new int[c])[i]++;
                    }
                }
                return new Vote.Unclear("");
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theBallotsOfAPairWithAnotherAnswerHaveTheSameQuestionsAndOptions() {
        int compared = 0;
        for (Case one : CASES) {
            Phrased phrased = one.pair().phrased();
            if (phrased.kind() != AnswerKind.YES_NO && !phrased.form().equals("side")) {
                continue;
            }
            List<String> answers =
                    phrased.kind() == AnswerKind.YES_NO ? List.of("Yes", "No") : List.of("left", "right");
            QaPair wrong = answered(one.pair(), answers.get(phrased.answer().equals(answers.get(0)) ? 1 : 0));
            Inquiry inquiry = Objects.requireNonNull(INQUIRIES.of(one.scene, wrong, one.worded, chance(one.worded)));
            assertThat(inquiry.answer()).isNotEqualTo(one.inquiry.answer());
            for (int seat = 0; seat < 2; seat++) {
                Ballot right = one.inquiry.ballot(seat, 0);
                Ballot other = inquiry.ballot(seat, 0);
                assertThat(other.question()).isEqualTo(right.question());
                assertThat(new HashSet<>(texts(other))).isEqualTo(new HashSet<>(texts(right)));
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(30);
    }

    @Test
    void aQuestionThatIsTurnedRoundMeansTheSameWithItsOtherAnswer() {
        Map<String, Integer> turned = new HashMap<>();
        for (Case one : CASES) {
            boolean two =
                    one.pair().claim() instanceof Claim.Nearer || one.pair().claim() instanceof Claim.LeftOf;
            if (!two || !one.inquiry.ballot(0, 0).marks().isEmpty()) {
                continue; // what is marked can't be read back
            }
            Reader reader = Reader.of(one.scene, Verifier.of(one.scene)::resolve);
            Phrased phrased = one.pair().phrased();
            for (int seat = 0; seat < 2; seat++) {
                Ballot ballot = one.inquiry.ballot(seat, 0);
                for (Option option : ballot.options()) {
                    if (option.key().equals(one.inquiry.answer())) {
                        Reading reading = reader.read(read(phrased, ballot, option));
                        assertThat(reading)
                                .as("%s -> %s", ballot.question(), option.text())
                                .isEqualTo(new Reading.Stated(one.pair().claim()));
                    }
                }
            }
            boolean differs = !one.inquiry
                    .ballot(0, 0)
                    .question()
                    .equals(one.inquiry.ballot(1, 0).question());
            turned.merge(phrased.form(), differs ? 1 : 0, Integer::sum);
        }
        assertThat(turned.keySet()).contains("pair", "pair-yes-no", "pair-choice", "side", "which", "yes-no", "choice");
        assertThat(turned.values()).allMatch(count -> count > 0);
    }

    private static Phrased read(Phrased phrased, Ballot ballot, Option option) {
        if (phrased.choices() == null) {
            return new Phrased(phrased.form(), ballot.question(), option.text(), phrased.kind(), null, "");
        }
        StringBuilder question = new StringBuilder(ballot.question());
        for (Option one : ballot.options()) {
            question.append('\n').append(one.letter()).append(". ").append(one.text());
        }
        return new Phrased(phrased.form(), question.toString(), option.letter(), AnswerKind.CHOICE, texts(ballot), "");
    }

    @Test
    void ordersThatAreOfferedTogetherLookTheSameFromEachOfThem() {
        for (int things = 3; things <= 5; things++) {
            for (int round = 0; round < 4; round++) {
                Set<List<Integer>> all = new HashSet<>();
                Orders.alternatives(things, round).forEach(order -> all.add(list(order)));
                assertThat(all).hasSize(Orders.alternatives(things, round).size());
                for (int[] from : Orders.alternatives(things, round)) {
                    Set<List<Integer>> seen = new HashSet<>();
                    Orders.alternatives(things, round).forEach(order -> seen.add(list(Orders.applied(from, order))));
                    assertThat(seen).isEqualTo(all);
                }
            }
        }
    }

    @Test
    void thingsThatAreShownGoByTheLetterOfTheirBox() {
        int shown = 0;
        for (Case one : CASES) {
            Ballot ballot = one.inquiry.ballot(0, 0);
            if (ballot.form() == Form.ANSWER && !ballot.marks().isEmpty()) {
                String all = ballot.question() + " " + String.join(" ", texts(ballot));
                assertThat(ballot.marks()).allSatisfy(mark -> assertThat(all).contains("box " + mark.name()));
                shown++;
            }
        }
        assertThat(shown).isPositive();
    }

    @Test
    void anAnswerThatTheQuestionDoesNotAllowIsRefused() {
        Case yesNo = CASES.stream()
                .filter(one -> one.pair().phrased().kind() == AnswerKind.YES_NO)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> INQUIRIES.of(yesNo.scene, answered(yesNo.pair(), "Perhaps"), yesNo.worded, 1))
                .hasMessageContaining("'Perhaps' is no answer to");
    }

    private static List<Integer> list(int[] order) {
        List<Integer> list = new ArrayList<>();
        for (int place : order) {
            list.add(place);
        }
        return list;
    }

    private static List<String> texts(Ballot ballot) {
        return ballot.options().stream().map(Option::text).toList();
    }

    private static QaPair answered(QaPair pair, String answer) {
        Phrased p = pair.phrased();
        return new QaPair(
                pair.id(),
                pair.split(),
                pair.image(),
                new Phrased(p.form(), p.question(), answer, p.kind(), p.choices(), p.template()),
                pair.regions(),
                pair.claim(),
                pair.evidence());
    }
}
