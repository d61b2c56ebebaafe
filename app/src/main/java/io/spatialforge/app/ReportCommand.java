package io.spatialforge.app;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.audit.Truth;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.report.Report;
import io.spatialforge.viewer.report.ReportFigures;
import io.spatialforge.viewer.report.ReportOptions;
import io.spatialforge.viewer.report.ReportOptions.Photographs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge report}: a run as one HTML file. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Writes one HTML file that shows a run: what came of its images, what is asked, whether it is balanced"
                        + " and right, how it was made, and pairs on their photographs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge report RUN",
            "  spatialforge report RUN --truth truth.jsonl --out report.html",
            "  spatialforge report RUN --no-photographs --per-task 24 --seed 7",
            "  spatialforge report RUN --json | jq .tasks"
        })
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private String run = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where it goes (default: RUN/report.html).")
    private @Nullable Path out;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "truth.jsonl to hold the pairs against; given again, further ones. Without it the last audit of the run is"
                            + " shown.")
    private List<Path> truth = List.of();

    @Option(
            names = "--no-photographs",
            description = "Show boxes on blank canvases, so that the file can go where the photographs may not.")
    private boolean noPhotographs;

    @Option(
            names = "--per-task",
            paramLabel = "N",
            description = "Pairs of each task that are shown, 0 for none (default: ${DEFAULT-VALUE}).")
    private int perTask = ReportOptions.ofDefaults().perTask();

    @Option(names = "--seed", paramLabel = "N", description = "Other pairs for another number.")
    private long seed = ReportOptions.ofDefaults().seed();

    @Mixin
    private Workers workers = new Workers();

    @Option(names = "--json", description = "Print the figures as JSON too.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (perTask < 0) {
            throw new Main.UsageException("report: --per-task is at least 0, got " + perTask);
        }
        if (RunFolders.isRemote(run)) {
            throw new Main.UsageException("report: " + run
                    + " does not lie on a disk of this machine; copy it here, and name the copy. Its photographs may stay"
                    + " where they are");
        }
        Path folder = Path.of(run);
        Path file = out == null ? folder.resolve("report.html") : out;
        if (Files.isDirectory(file)) {
            throw new Main.UsageException("report --out: " + file + " is a folder; name a file in it");
        }
        FinishedRun finished = FinishedRun.open(folder);
        Truth known = truth.isEmpty() ? null : Audited.truth("report --truth", truth);
        Voice voice = Voice.of(spec);
        ReportFigures figures;
        try (Progress progress = voice.progress()) {
            figures = Report.write(
                    finished,
                    new ReportOptions(
                            perTask, seed, noPhotographs ? Photographs.LEFT_OUT : Photographs.SHOWN, workers.count()),
                    known == null ? null : Audited.of(finished, known, truth, progress),
                    file,
                    progress);
        }
        if (json) {
            voice.result(figures.toJson());
        } else {
            voice.result("%s: %,d pairs of %,d images, %s"
                    .formatted(file, figures.pairs().pairs(), figures.pairs().images(), Bytes.told(Files.size(file))));
        }
        return Main.DONE;
    }
}
