package io.spatialforge.viewer.report;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.pipeline.audit.KeptAudit;
import io.spatialforge.viewer.review.Reviews;
import io.spatialforge.viewer.review.Tally;
import io.spatialforge.viewer.review.TaskVotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Makes the report of a finished run: its figures, and the file that shows them. */
@API(status = API.Status.EXPERIMENTAL)
public final class Report {

    private final FinishedRun run;
    private final ReportOptions options;

    private Report(FinishedRun run, ReportOptions options) {
        this.run = run;
        this.options = options;
    }

    /**
     * Writes the report.
     *
     * @param given what came of holding the pairs against truth; null for the audit that the run keeps, if it does
     * @param file is replaced once the new one is whole; its folder is made if need be
     * @throws io.spatialforge.pipeline.config.ConfigException if {@code run.json} is missing or no JSON
     * @throws IOException if a file of the run is corrupt, naming it, or the report can't be written
     */
    public static ReportFigures write(
            FinishedRun run, ReportOptions options, @Nullable KeptAudit given, Path file, ProgressListener progress)
            throws IOException, InterruptedException {
        return new Report(run, options).write(given, file, progress);
    }

    private ReportFigures write(@Nullable KeptAudit given, Path file, ProgressListener progress)
            throws IOException, InterruptedException {
        PairPass.Found found = new PairPass(run, options.seed(), options.perTask())
                .over(options.workers(), (done, of) -> progress.worked("pairs", "shards", done, of));
        RunSummary summary = run.summary();
        ReportFigures figures = figures(summary, found.tally().figures(), given, progress);
        Samples samples = Samples.of(run, found.sample().chosen(options.perTask()), options, progress);
        ReportPage page = ReportPage.of(figures, samples.pairs(), samples.notes());
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        page.write(file);
        return figures;
    }

    private ReportFigures figures(
            RunSummary summary, PairFigures pairs, @Nullable KeptAudit given, ProgressListener progress)
            throws IOException {
        BlindGlance blind = pairs.pairs() == 0 ? null : BlindGlance.of(run, progress);
        KeptAudit audit = given != null ? given : KeptAudit.of(run).orElse(null);
        return new ReportFigures(
                name(),
                Making.of(run.facts().run(), summary.judge()),
                Flow.of(summary),
                TaskRow.of(summary),
                summary.mix()
                        .map(mix ->
                                mix.limitedBy() == null ? null : mix.limitedBy().id())
                        .orElse(null),
                leftOut(summary),
                pairs,
                summary.copies(),
                blind,
                audit,
                audit == null && KeptAudit.isOfOthers(run),
                JudgeFigures.of(summary),
                reviewed(),
                StageSpeed.of(run.times()));
    }

    /** What the votes in the run's folder come to, of pairs that are still as they were voted on. */
    private List<Validity> reviewed() throws IOException {
        List<Validity> review = new ArrayList<>();
        for (TaskVotes votes : Reviews.tally(run).map(Tally::tasks).orElse(List.of())) {
            review.add(new Validity(votes.task().id(), votes.accepted(), votes.rejected(), votes.skipped()));
        }
        return review;
    }

    /** The last two names of its path: runs are often called "run". */
    private String name() {
        String[] names = run.folder().store().location().replace('\\', '/').split("/", -1);
        int last = names.length - 1;
        return last < 1 || names[last - 1].isEmpty() ? names[last] : names[last - 1] + "/" + names[last];
    }

    /** Of each task, all reasons of all stages. */
    private static SortedMap<String, List<Flow.Left>> leftOut(RunSummary summary) {
        SortedMap<String, List<Flow.Left>> all = new TreeMap<>();
        for (Task task : Task.values()) {
            Map<Reason, Long> counts = new EnumMap<>(Reason.class);
            for (Unit unit : List.of(Unit.CLAIMS, Unit.PAIRS)) {
                for (Flow.Step step : Flow.of(summary, unit, task.id()).steps()) {
                    for (Flow.Left left : step.left()) {
                        counts.merge(Reason.ofId(left.reason()), left.count(), Long::sum);
                    }
                }
            }
            List<Flow.Left> left = new ArrayList<>();
            counts.forEach((reason, count) -> left.add(new Flow.Left(reason.id(), reason.meaning(), count)));
            left.sort(Comparator.comparingLong(Flow.Left::count).reversed());
            if (!left.isEmpty()) {
                all.put(task.id(), left);
            }
        }
        return all;
    }
}
