package io.spatialforge.app;

import io.spatialforge.app.plot.AuditPlot;
import io.spatialforge.app.plot.Drawing;
import io.spatialforge.app.plot.SweepPlot;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Truth;
import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.audit.Sweep;
import io.spatialforge.pipeline.audit.SweepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge audit}: holds a run against measured truth. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Holds a run's pairs against a truth file: precision with intervals, coverage, what was wrong. The run keeps the"
                        + " last audit in checks/audit.json; the report shows it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge audit RUN --truth truth.jsonl",
            "  spatialforge audit RUN --truth truth.jsonl --plot audit.png --json > audit.json",
            "  spatialforge audit RUN --truth truth.jsonl --sweep depth_ratio --at 0.98 --plot sweep.svg"
        })
final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "FILE",
            description = "truth.jsonl; given again, further ones, each with its own labels.")
    private List<Path> truth = List.of();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the report into a .png or .svg.")
    private @Nullable Path plot;

    @Option(
            names = "--sweep",
            paramLabel = "MARGIN",
            description = "Forge the run's scenes again at a range of values of this margin, as depth_ratio, and show"
                    + " precision against coverage.")
    private @Nullable String sweep;

    @Option(
            names = "--values",
            split = ",",
            paramLabel = "X",
            description = "With --sweep: these values and not those around the run's own.")
    private List<Double> values = List.of();

    @Option(
            names = "--tasks",
            split = ",",
            completionCandidates = Candidates.Tasks.class,
            paramLabel = "TASK",
            description =
                    "With --sweep: these tasks alone; a margin may bear on others through what things are called.")
    private List<String> tasks = List.of();

    @Option(
            names = "--per-form",
            paramLabel = "N",
            description = "With --sweep: most claims of a kind taken of a photograph (default: as the run); with many"
                    + " the curve shows the margin without the choice among claims.")
    private int perForm = Sweep.AS_THE_RUN;

    @Option(
            names = "--at",
            paramLabel = "P",
            description = "With --sweep: the precision wanted, for which the line of the configuration is printed; the"
                    + " lower end of its interval counts (default: ${DEFAULT-VALUE}).")
    private double wanted = 0.99;

    @Override
    public Integer call() throws Exception {
        for (Path file : truth) {
            Main.requireFile("audit --truth", file);
        }
        if (sweep == null && (!values.isEmpty() || !tasks.isEmpty() || perForm != Sweep.AS_THE_RUN)) {
            throw new Main.UsageException(
                    "audit: --values, --tasks and --per-form are of a sweep; name a margin: --sweep depth_ratio");
        }
        if (plot != null && !Drawing.canWrite(plot)) {
            throw new Main.UsageException("audit --plot: expected a name that ends in .png or .svg, got " + plot);
        }
        FinishedRun finished = FinishedRun.open(run);
        Truth known = Audited.truth("audit --truth", truth);
        if (sweep != null) {
            return sweep(finished, known, sweep);
        }
        AuditReport report;
        try (Progress progress = Voice.of(spec).progress()) {
            report = Audited.of(finished, known, truth, progress).report();
        }
        if (plot != null) {
            AuditPlot.write(report, title(), plot);
        }
        if (json) {
            Voice.of(spec).result(report.toJson());
        } else {
            Voice.of(spec).result(report.toText(), Tints.AUDIT);
        }
        return known.objects() == 0 ? Main.NOT_ACCEPTABLE : Main.DONE;
    }

    private int sweep(FinishedRun finished, Truth known, String margin) throws IOException {
        if (!(wanted > 0 && wanted < 1)) {
            throw new Main.UsageException("audit --at: expected a share between 0 and 1 as 0.99, got " + wanted);
        }
        if (perForm < 0) {
            throw new Main.UsageException("audit --per-form: expected at least 1, got " + perForm);
        }
        Sweep made = new Sweep(finished, margin, tasks(), perForm);
        SweepReport report;
        try (Progress progress = Voice.of(spec).progress()) {
            report = made.run(finished, known, values.isEmpty() ? made.values() : values, progress);
        }
        if (plot != null) {
            SweepPlot.write(report, plot);
        }
        if (json) {
            Voice.of(spec).result(report.toJson(wanted));
        } else {
            Voice.of(spec).result(report.toText(wanted), Tints.AUDIT);
        }
        return known.objects() == 0 ? Main.NOT_ACCEPTABLE : Main.DONE;
    }

    private Set<Task> tasks() {
        Set<Task> named = EnumSet.noneOf(Task.class);
        for (String task : tasks) {
            try {
                named.add(Task.ofId(task));
            } catch (IllegalArgumentException e) {
                throw new Main.UsageException("audit --tasks: " + e.getMessage());
            }
        }
        return named;
    }

    private String title() {
        return truth.size() == 1
                ? "%s held against %s".formatted(end(run), end(truth.getFirst()))
                : "%s held against %d files of truth".formatted(end(run), truth.size());
    }

    /** The last two names of a path. */
    private static Path end(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        int names = whole.getNameCount();
        return names < 2 ? whole : whole.subpath(names - 2, names);
    }
}
