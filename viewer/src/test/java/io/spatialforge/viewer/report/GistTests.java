package io.spatialforge.viewer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.Interval;
import io.spatialforge.audit.Share;
import io.spatialforge.audit.blind.AnswerSet;
import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.audit.blind.BlindReport.Guess;
import io.spatialforge.audit.blind.BlindReport.Verdict;
import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.pipeline.audit.KeptAudit;
import io.spatialforge.viewer.report.Gist.Mark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GistTests {

    private static final long PAIRS = 1_000;

    private PairFigures pairs = some();
    private List<Flow> flows = List.of();
    private List<TaskRow> tasks = List.of(new TaskRow("near-far", 100, 50, 40, -1, -1, 30));
    private @Nullable BlindGlance blind;
    private @Nullable KeptAudit audit;
    private @Nullable JudgeFigures judged;
    private List<Validity> review = List.of();

    private static PairFigures some() {
        PairTally tally = new PairTally();
        while (PAIRS > tally.pairs()) {
            PairTallyTests.PAIRS.forEach(tally::add);
        }
        return tally.figures();
    }

    private Gist.Line line(String asked) {
        ReportFigures figures = new ReportFigures(
                "run",
                new Making(null, List.of(), null, 1, List.of(), List.of(), List.of(), null),
                flows,
                tasks,
                null,
                new TreeMap<>(),
                pairs,
                new RunSummary.Copies(0, 0, 0, 0, 0, new TreeMap<>()),
                blind,
                audit,
                false,
                judged,
                review,
                List.of());
        return figures.gist().stream()
                .filter(line -> line.asked().equals(asked))
                .findFirst()
                .orElseThrow();
    }

    private Gist.Line right() {
        return line("Is it right?");
    }

    private Gist.Line guessed() {
        return line("Can it be guessed?");
    }

    private static KeptAudit audit(long right, long of) {
        Score score = new Score(of, new Share(right, of, (int) of, (double) of), 0, 0, Map.of());
        AuditReport.Row row = new AuditReport.Row(Task.NEAR_FAR, AuditReport.ALL_FORMS, score);
        return new KeptAudit(
                new AuditReport(List.of(), List.of(row), List.of(row), score, List.of(), List.of(), List.of()),
                List.of());
    }

    private static BlindReport.Row row(
            String form, long pairs, double accuracy, double low, double high, Verdict verdict) {
        Guess guess = new Guess("n-grams", true, accuracy, new Interval(low, high));
        return new BlindReport.Row(
                Task.NEAR_FAR,
                form,
                AnswerSet.YES_NO,
                pairs,
                0,
                1,
                pairs / 2,
                0.5,
                0.5,
                List.of(guess),
                verdict,
                List.of());
    }

    private void guesses(BlindReport.Row... rows) {
        blind = new BlindGlance(new BlindReport(BlindOptions.ofDefaults(), List.of(rows), 0), 1, 1);
    }

    @Test
    void whatNobodyMeasuredIsNotKnownAndTheNextThingToDo() {
        assertThat(right().mark()).isEqualTo(Mark.UNKNOWN);
        assertThat(line("What next?").said()).contains("`spatialforge view RUN --review`", "then export it");
        assertThat(line("What next?").pieces()).filteredOn(Gist.Piece::code).hasSize(3);
    }

    @Test
    void rightIsWhatSurelyIsAndWhatMayBeIsLookedAt() {
        audit = audit(1990, 2000);
        assertThat(right().mark()).isEqualTo(Mark.GOOD);
        assertThat(right().said()).contains("1,990 of 2,000 pairs are right", "least of near-far");
        audit = audit(10, 10);
        assertThat(right().mark()).as("ten tell little").isEqualTo(Mark.LOOK);
        audit = audit(800, 1000);
        assertThat(right().mark()).isEqualTo(Mark.BAD);
    }

    @Test
    void peopleAndTruthAreBothHeard() {
        audit = audit(1990, 2000);
        review = List.of(new Validity("near-far", 50, 50, 0));
        assertThat(right().mark()).isEqualTo(Mark.BAD);
        assertThat(right().said()).contains("People accepted 50 of 100");
        audit = null;
        review = List.of(new Validity("near-far", 1000, 2, 7));
        assertThat(right().mark()).isEqualTo(Mark.GOOD);
    }

    @Test
    void aJudgesWordIsToldAndIsNoMeasurement() {
        RunSummary.Judged all = new RunSummary.Judged("model", 100, 0, 0, 250, 0, 0);
        judged = new JudgeFigures(all, List.of(new RunSummary.JudgedTask(Task.NEAR_FAR, 100, 10, 5, 1)));
        assertThat(right().mark()).isEqualTo(Mark.UNKNOWN);
        assertThat(right().said()).contains("model was asked about 100 pairs and agreed with 84, 84%");
        assertThat(line("What next?").said()).doesNotContain("who is wrong");
        judged = new JudgeFigures(all, List.of(new RunSummary.JudgedTask(Task.NEAR_FAR, 100, 60, 5, 1)));
        assertThat(line("What next?").said()).contains("who is wrong");
    }

    @Test
    void theKindThatIsGuessedBestIsNamedWithItsExcess() {
        guesses(
                row("pair", 30_000, 0.505, 0.49, 0.515, Verdict.HOLDS),
                row("yes-no", 30_000, 0.511, 0.5, 0.518, Verdict.HOLDS));
        assertThat(guessed().mark()).isEqualTo(Mark.GOOD);
        assertThat(guessed().said())
                .contains("can't be guessed", "near-far · yes-no", "1.1 points above chance and at most 1.8");
        guesses(
                row("pair", 30_000, 0.64, 0.62, 0.66, Verdict.GUESSED),
                row("yes-no", 30_000, 0.51, 0.5, 0.515, Verdict.HOLDS));
        assertThat(guessed().mark()).isEqualTo(Mark.BAD);
        assertThat(guessed().said()).contains("1 of 2 kinds", "14 points above chance");
        guesses(row("pair", 30_000, 0.512, 0.501, 0.523, Verdict.GUESSED));
        assertThat(guessed().mark()).as("it may be, and may not").isEqualTo(Mark.LOOK);
        assertThat(guessed().said())
                .contains("better than allowed (2 points)", "1.2 points above chance and at most 2.3");
    }

    @Test
    void ofFewPairsOnlyWhatIsSurelyGuessedCounts() {
        guesses(row("pair", 300, 0.6, 0.48, 0.7, Verdict.SMALL));
        assertThat(guessed().mark()).isEqualTo(Mark.UNKNOWN);
        guesses(row("pair", 300, 0.8, 0.7, 0.88, Verdict.SMALL));
        assertThat(guessed().mark()).isEqualTo(Mark.LOOK);
        assertThat(guessed().said()).contains("30 points above chance");
    }

    @Test
    void tasksThatAreMissingOrShortOfTheMixAreNamed() {
        assertThat(line("How much is there?").mark()).isEqualTo(Mark.GOOD);
        tasks = List.of(
                new TaskRow("near-far", 100, 50, 40, 40, 35, 30),
                new TaskRow("counting", 9, 0, 0, 40, 0, 0),
                new TaskRow("referring", 9, 0, 0, 0, 0, 0));
        assertThat(line("How much is there?").mark()).isEqualTo(Mark.LOOK);
        assertThat(line("How much is there?").said())
                .contains("None of counting.", "Fewer than the mix wants of near-far (30 of 40).");
    }

    @Test
    void fewPairsAreCalledFew() {
        PairTally tally = new PairTally();
        PairTallyTests.PAIRS.forEach(tally::add);
        pairs = tally.figures();
        assertThat(line("How much is there?").mark()).isEqualTo(Mark.LOOK);
        assertThat(line("How much is there?").said()).contains("With fewer than 1,000");
    }

    @Test
    void whatWasLeftOutIsToldWithItsFirstReason() {
        flows = List.of(new Flow(
                "images",
                List.of(new Flow.Step(
                        "curate",
                        10,
                        4,
                        List.of(new Flow.Left("a", "it is a drawing", 5), new Flow.Left("b", "it is blank", 1))))));
        assertThat(line("What was left out?").said()).isEqualTo("60% of the images, most because it is a drawing.");
        assertThat(line("What was left out?").mark()).isEqualTo(Mark.LOOK);
        flows = List.of(new Flow(
                "images", List.of(new Flow.Step("curate", 1000, 999, List.of(new Flow.Left("a", "it is blank", 1))))));
        assertThat(line("What was left out?").said()).isEqualTo("Nothing, or next to nothing.");
    }

    @Test
    void ofNoPairsNothingIsSaidButThatAndWhy() {
        pairs = PairFigures.none();
        assertThat(line("How much is there?").mark()).isEqualTo(Mark.BAD);
        assertThat(line("What next?").said()).contains("explain RUN --image").doesNotContain("export");
    }
}
