package io.spatialforge.audit;

import io.spatialforge.audit.AuditReport.Row;
import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.AuditReport.WrongPair;
import io.spatialforge.audit.Yield.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** An audit's report as tables for people. */
final class ReportText {

    private static final String FORMAT = "%-12s %-14s %8s %8s %7s %8s %10s %17s %9s %11s %10s%n";
    private static final String YIELD = "%-12s %9s %9s %9s %9s  %s%n";
    private static final String REACH = "%-12s %10s %10s %7s  %s%n";

    /** Reasons shown of each task; all are in the JSON. */
    private static final int TOP_REASONS = 4;

    private final StringBuilder out = new StringBuilder();

    private ReportText() {}

    static String of(AuditReport report) {
        ReportText text = new ReportText();
        text.scores(report);
        text.reach(report.reach());
        text.yields(report.yields());
        text.notJudged(report.all());
        text.wrong(report);
        return text.out.toString();
    }

    private void scores(AuditReport report) {
        add(
                FORMAT,
                "task",
                "form",
                "pairs",
                "judged",
                "places",
                "right",
                "precision",
                "95% interval",
                "coverage",
                "near misses",
                "contested");
        for (Row task : report.tasks()) {
            List<Row> forms = report.rows().stream()
                    .filter(row -> row.task() == task.task())
                    .toList();
            forms.forEach(row -> score(row.task().id(), row.form(), row.score()));
            if (forms.size() > 1) {
                score(task.task().id(), "all forms", task.score());
            }
        }
        score("all", "", report.all());
        out.append('\n');
        report.notes().forEach(note -> add("%s%n", note));
    }

    private void score(String task, String form, Score score) {
        Interval interval = score.interval();
        add(
                FORMAT,
                task,
                form,
                score.total(),
                score.judged(),
                score.share().clusters(),
                score.right(),
                percent(score.precision()),
                score.judged() == 0 ? "-" : percent(interval.low()) + " – " + percent(interval.high()),
                percent(score.coverage()),
                score.nearMisses(),
                score.contested());
    }

    private void reach(List<Reach> reach) {
        if (reach.isEmpty()) {
            return;
        }
        out.append("\nwhat truth can decide in the photographs that the run read, and what was asked about\n");
        add(REACH, "task", "decidable", "asked", "share", "");
        for (Reach each : reach) {
            add(
                    REACH,
                    each.kind().task().id(),
                    each.decidable(),
                    each.asked(),
                    String.format(Locale.ROOT, "%.1f%%", 100 * each.share()),
                    each.kind().meaning());
        }
    }

    private void yields(List<Yield> yields) {
        if (yields.isEmpty()) {
            return;
        }
        out.append("\nwhat came of each task, by the run's books\n");
        add(YIELD, "task", "looked at", "stated", "verified", "kept", "left out, by reason");
        SortedMap<String, String> meanings = new TreeMap<>();
        for (Yield task : yields) {
            List<String> reasons = new ArrayList<>();
            for (LeftOut left : task.most(TOP_REASONS)) {
                reasons.add("%s %d".formatted(left.reason(), left.count()));
                meanings.put(left.reason(), left.meaning());
            }
            add(
                    YIELD,
                    task.task().id(),
                    task.lookedAt(),
                    task.stated(),
                    task.verified(),
                    task.kept(),
                    String.join(", ", reasons));
        }
        meanings.forEach((reason, meaning) -> add("  %-20s %s%n", reason, meaning));
    }

    private void notJudged(Score all) {
        if (!all.notJudged().isEmpty()) {
            out.append("\nnot judged\n");
            all.notJudged().forEach((gap, count) -> add("%8d  %-18s  %s%n", count, gap.id(), gap.meaning()));
        }
    }

    private void wrong(AuditReport report) {
        if (!report.wrong().isEmpty()) {
            out.append("\nwrong\n");
        }
        for (WrongPair pair : report.wrong()) {
            add(
                    "%s  %s %s  %s%n    %s%n    %s%n    %s%n",
                    pair.id(),
                    pair.task().id(),
                    pair.form(),
                    pair.image(),
                    pair.question().replace("\n", " / "),
                    pair.answer().replace("\n", " / "),
                    pair.why());
        }
        if (report.wrong().size() < report.all().wrong()) {
            add("… and %d more%n", report.all().wrong() - report.wrong().size());
        }
    }

    private void add(String format, Object... cells) {
        out.append(String.format(Locale.ROOT, format, cells).replaceAll(" +\n", "\n"));
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
