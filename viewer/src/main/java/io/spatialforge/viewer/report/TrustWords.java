package io.spatialforge.viewer.report;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.audit.blind.BlindReport.Verdict;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.viewer.chart.NumberStyle;
import java.util.ArrayList;
import java.util.List;

/** How far pairs can be trusted, in sentences. */
final class TrustWords {

    private TrustWords() {}

    static List<String> guessed(BlindGlance blind) {
        BlindReport report = blind.report();
        List<String> said = new ArrayList<>();
        List<String> guessed = new ArrayList<>();
        List<String> one = new ArrayList<>();
        int holds = 0;
        int small = 0;
        for (BlindReport.Row row : report.rows()) {
            String kind = row.task().id() + " · " + row.form();
            holds += row.verdict() == Verdict.HOLDS ? 1 : 0;
            small += row.verdict() == Verdict.SMALL ? 1 : 0;
            if (row.verdict() == Verdict.GUESSED) {
                guessed.add(kind);
            } else if (row.verdict() == Verdict.ONE_ANSWER) {
                one.add(kind);
            }
        }
        String tolerance = NumberStyle.PLAIN.of(100 * report.options().tolerance());
        if (holds > 0) {
            said.add(
                    "%d kinds of questions can't be guessed: no guesser's 95%% bound is more than %s points above chance."
                            .formatted(holds, tolerance));
        }
        if (!guessed.isEmpty()) {
            said.add("Can be guessed better than that: %s.".formatted(String.join(", ", guessed)));
        }
        if (!one.isEmpty()) {
            said.add("Have one answer only: %s.".formatted(String.join(", ", one)));
        }
        if (small > 0) {
            said.add("%d kinds have fewer than %,d pairs, too few to be held to the bound."
                    .formatted(small, report.options().least()));
        }
        if (report.open() > 0) {
            said.add("%,d pairs have open answers, such as boxes and descriptions, which are not guessed."
                    .formatted(report.open()));
        }
        if (blind.read() < blind.shards()) {
            said.add("Guessed from %,d of %,d shards, %s of the images; all of them: spatialforge blind RUN."
                    .formatted(blind.read(), blind.shards(), NumberStyle.PERCENT.of(blind.share())));
        }
        return said;
    }

    static List<String> trusted(ReportFigures figures) {
        List<String> said = new ArrayList<>();
        AuditReport audit = figures.audit() == null ? null : figures.audit().report();
        if (audit == null) {
            said.add(
                    "No measured truth was given. With one: spatialforge report RUN --truth truth.jsonl (docs/audits.md).");
        } else if (audit.all().judged() == 0) {
            said.add("Truth was given, and can judge none of the pairs.");
        } else {
            said.add(
                    "Held against measured truth: of %,d pairs it can judge %,d, in %,d places; %,d of these are right."
                            .formatted(
                                    audit.all().total(),
                                    audit.all().judged(),
                                    audit.all().share().clusters(),
                                    audit.all().right()));
        }
        if (audit != null) {
            said.addAll(audit.notes());
        }
        RunSummary.Judged judged = figures.judged();
        if (judged != null) {
            said.add("%s judged %,d pairs in %,d answers; %,d were not to be judged, and %,d could not be and stay."
                    .formatted(judged.model(), judged.put(), judged.answers(), judged.passed(), judged.unjudged()));
        }
        if (figures.review().isEmpty()) {
            said.add("Nobody reviewed pairs of this run yet.");
        }
        return said;
    }
}
