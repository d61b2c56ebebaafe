package io.spatialforge.viewer.report;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Interval;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.viewer.chart.Bars;
import io.spatialforge.viewer.chart.Chart;
import io.spatialforge.viewer.chart.Intervals;
import io.spatialforge.viewer.chart.NumberStyle;
import io.spatialforge.viewer.chart.Scale;
import io.spatialforge.viewer.chart.Shares;
import java.util.ArrayList;
import java.util.List;

/** Charts of how far pairs can be trusted: what can be guessed, what is right, what judges and people said. */
final class TrustCharts {

    /** Fewer guesses tell nothing. */
    private static final int LEAST_TESTED = 30;

    private TrustCharts() {}

    static List<Chart> guessed(BlindReport report) {
        List<Intervals.Row> rows = new ArrayList<>();
        for (BlindReport.Row row : report.rows()) {
            BlindReport.Guess best = best(row);
            if (row.tested() >= LEAST_TESTED && best != null) {
                rows.add(new Intervals.Row(
                        "%s · %s, %s"
                                .formatted(
                                        row.task().id(),
                                        row.form(),
                                        row.answers().id()),
                        "%s, chance %s"
                                .formatted(
                                        NumberStyle.PERCENT.of(best.accuracy()), NumberStyle.PERCENT.of(row.chance())),
                        best.accuracy(),
                        best.interval().low(),
                        best.interval().high(),
                        row.chance()));
            }
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(new Intervals(
                        "blind",
                        "What can be guessed without the photograph",
                        "How many answers the better guesser gets right that sees the words of the question alone, with the"
                                + " 95% interval. The stroke is chance.",
                        "right guesses",
                        new Scale.Linear(0, 1),
                        "chance",
                        rows));
    }

    /** The guesser of those that count with the highest upper bound; null where nothing was guessed. */
    static BlindReport.@org.jspecify.annotations.Nullable Guess best(BlindReport.Row row) {
        BlindReport.Guess best = null;
        for (BlindReport.Guess guess : row.guesses()) {
            if (guess.counts()
                    && !Double.isNaN(guess.accuracy())
                    && (best == null
                            || guess.interval().high() > best.interval().high())) {
                best = guess;
            }
        }
        return best;
    }

    static List<Chart> right(AuditReport report) {
        List<Intervals.Row> rows = new ArrayList<>();
        double lowest = 1;
        for (AuditReport.Row row : report.tasks()) {
            if (row.score().judged() > 0) {
                rows.add(row(row.task().id(), row.score()));
                lowest = Math.min(lowest, row.score().interval().low());
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        if (rows.size() > 1) {
            rows.add(row("all tasks", report.all()));
        }
        return List.of(new Intervals(
                "precision",
                "Right of those that truth can judge",
                "Of each task the share of right pairs, with the interval in which it lies with 95% confidence, pairs of one"
                        + " place not being independent.",
                "right",
                new Scale.Linear(Math.max(0, Math.floor(lowest * 10 - 1e-9) / 10), 1),
                "",
                rows));
    }

    private static Intervals.Row row(String name, AuditReport.Score score) {
        Interval interval = score.interval();
        return new Intervals.Row(
                name,
                "%s · %,d of %,d".formatted(NumberStyle.PERCENT.of(score.precision()), score.right(), score.judged()),
                score.precision(),
                interval.low(),
                interval.high(),
                Double.NaN);
    }

    /** What a judge made of the pairs that were put to it, and how surely it agreed with those that stayed. */
    static List<Chart> judged(ReportFigures figures) {
        List<Chart> charts = new ArrayList<>();
        JudgeFigures judged = figures.judged();
        if (judged != null && !judged.tasks().isEmpty()) {
            List<Shares.Row> rows = new ArrayList<>();
            for (RunSummary.JudgedTask task : judged.tasks()) {
                rows.add(new Shares.Row(
                        task.task().id(),
                        List.of(
                                new Shares.Part("agreed", task.agreed()),
                                new Shares.Part("another answer", task.disagreed()),
                                new Shares.Part("unsure", task.unsure()),
                                new Shares.Part("not asked", task.notJudged()))));
            }
            charts.add(new Shares(
                    "judged",
                    "What the judge made of the pairs put to it",
                    "Agreed with often enough, and left out: because another answer was given too often, none often enough"
                            + " (unsure), or the photograph could not be shown.",
                    "pairs",
                    rows));
        }
        List<Bars.Bar> bars = new ArrayList<>();
        figures.pairs()
                .votes()
                .forEach((task, said) -> bars.add(new Bars.Bar(
                        task,
                        said.unanimous(),
                        "%,d of %,d · %s of answers"
                                .formatted(
                                        said.unanimous(),
                                        said.judged(),
                                        NumberStyle.PERCENT.of((double) said.agreed() / said.asked())),
                        said.judged(),
                        0)));
        if (!bars.isEmpty()) {
            charts.add(Bars.of(
                    "votes",
                    "How surely it agreed with the pairs that stayed",
                    "Pairs that it agreed with every time, of all of the dataset that it was asked about (pale), and how many of"
                            + " its answers about these were the pair's.",
                    "agreed with every time",
                    bars));
        }
        return charts;
    }

    /** What people said. */
    static List<Chart> reviewed(List<Validity> review) {
        List<Intervals.Row> rows = new ArrayList<>();
        double lowest = 1;
        for (Validity validity : review) {
            if (validity.accepted() + validity.rejected() > 0) {
                Interval interval = validity.interval();
                lowest = Math.min(lowest, interval.low());
                rows.add(new Intervals.Row(
                        validity.task(),
                        "%s · %,d of %,d"
                                .formatted(
                                        NumberStyle.PERCENT.of(validity.share()),
                                        validity.accepted(),
                                        validity.accepted() + validity.rejected()),
                        validity.share(),
                        interval.low(),
                        interval.high(),
                        Double.NaN));
            }
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(new Intervals(
                        "review",
                        "What people accepted",
                        "Of each task the share of pairs that were accepted in review, with Wilson's 95% interval; skipped"
                                + " ones are left out.",
                        "accepted",
                        new Scale.Linear(Math.max(0, Math.floor(lowest * 10 - 1e-9) / 10), 1),
                        "",
                        rows));
    }
}
