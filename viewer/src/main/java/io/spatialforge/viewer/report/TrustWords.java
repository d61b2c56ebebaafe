package io.spatialforge.viewer.report;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.audit.blind.BlindReport.Verdict;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.pipeline.audit.KeptAudit;
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
        audit(figures, said);
        JudgeFigures judged = figures.judged();
        if (judged != null) {
            judged(judged, figures.making(), said);
        }
        if (figures.review().isEmpty()) {
            said.add("Nobody reviewed pairs of this run yet: spatialforge view RUN --review (docs/reviewing.md).");
        }
        return said;
    }

    private static void audit(ReportFigures figures, List<String> said) {
        KeptAudit kept = figures.audit();
        if (kept == null) {
            said.add(
                    figures.staleAudit()
                            ? "The run was held against truth when it had other pairs. Once more: spatialforge audit RUN --truth"
                                    + " truth.jsonl (docs/audits.md)."
                            : "The run was not held against truth. Where there is some: spatialforge audit RUN --truth truth.jsonl,"
                                    + " and the next report shows what came of it (docs/audits.md).");
            return;
        }
        AuditReport.Score all = kept.report().all();
        String truth = Sentences.and(
                kept.truth().stream().map(KeptAudit.TruthFile::name).toList());
        said.add(
                all.judged() == 0
                        ? "%s can judge none of the pairs.".formatted(truth)
                        : "Held against %s: of %,d pairs it can judge %,d, in %s; %,d of these are right."
                                .formatted(
                                        truth,
                                        all.total(),
                                        all.judged(),
                                        Sentences.counted(all.share().clusters(), "place", "places"),
                                        all.right()));
        said.addAll(kept.report().notes());
    }

    private static void judged(JudgeFigures figures, Making making, List<String> said) {
        RunSummary.Judged judged = figures.all();
        said.add("%s were put to %s, which answered %s; it agreed with %,d, %s.%s"
                .formatted(
                        Sentences.counted(judged.put(), "pair", "pairs"),
                        judged.model(),
                        Sentences.counted(judged.answers(), "time", "times"),
                        figures.agreed(),
                        NumberStyle.PERCENT.of(figures.agreement()),
                        quorum(making)));
        if (judged.passed() > 0) {
            said.add("%s not to be judged and went on without."
                    .formatted(Sentences.counted(judged.passed(), "pair was", "pairs were")));
        }
        if (judged.unjudged() > 0) {
            said.add("%s to be judged, could not be, and went on all the same (judge.unasked)."
                    .formatted(Sentences.counted(judged.unjudged(), "pair was", "pairs were")));
        }
        if (judged.described() > 0) {
            said.add("%s made in words that a model proposed; the judge's word is all that these rest on."
                    .formatted(Sentences.counted(judged.described(), "pair was", "pairs were")));
        }
    }

    /** What it took to stay; empty where the configuration does not say. */
    private static String quorum(Making making) {
        String k = making.setting("judge.pairs.k");
        String n = making.setting("judge.pairs.n");
        return k.isEmpty() || n.isEmpty()
                ? ""
                : " To stay, a pair's answer must be given %s times in at most %s.".formatted(k, n);
    }
}
