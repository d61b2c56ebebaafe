package io.spatialforge.audit;

import io.spatialforge.audit.AuditReport.Row;
import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.AuditReport.WrongPair;
import java.util.Locale;

/** An audit's report as a table for people. */
final class ReportText {

    private static final String FORMAT = "%-12s %-14s %8s %8s %8s %10s %17s %9s %11s %10s%n";

    private ReportText() {}

    static String of(AuditReport report) {
        StringBuilder out = new StringBuilder();
        out.append(line(
                "task",
                "form",
                "pairs",
                "judged",
                "right",
                "precision",
                "95% interval",
                "coverage",
                "near misses",
                "contested"));
        for (Row row : report.rows()) {
            out.append(line(row.task().id(), row.form(), row.score()));
        }
        out.append(line("all", "", report.all()));
        if (!report.all().notJudged().isEmpty()) {
            out.append("\nnot judged\n");
            report.all()
                    .notJudged()
                    .forEach((gap, count) ->
                            out.append(String.format(Locale.ROOT, "%8d  %-18s  %s%n", count, gap.id(), gap.meaning())));
        }
        if (!report.wrong().isEmpty()) {
            out.append("\nwrong\n");
        }
        for (WrongPair pair : report.wrong()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%s  %s %s  %s%n    %s%n    %s%n    %s%n",
                    pair.id(),
                    pair.task().id(),
                    pair.form(),
                    pair.image(),
                    pair.question().replace("\n", " / "),
                    pair.answer().replace("\n", " / "),
                    pair.why()));
        }
        if (report.wrong().size() < report.all().wrong()) {
            out.append(String.format(
                    Locale.ROOT,
                    "… and %d more%n",
                    report.all().wrong() - report.wrong().size()));
        }
        return out.toString();
    }

    private static String line(String task, String form, Score score) {
        Interval interval = score.interval();
        return line(
                task,
                form,
                String.valueOf(score.total()),
                String.valueOf(score.judged()),
                String.valueOf(score.right()),
                percent(score.precision()),
                score.judged() == 0 ? "-" : percent(interval.low()) + " – " + percent(interval.high()),
                percent(score.coverage()),
                String.valueOf(score.nearMisses()),
                String.valueOf(score.contested()));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, FORMAT, cells);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
