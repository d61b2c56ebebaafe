package io.spatialforge.app;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.DialectOptions;
import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Targets;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.export.Export;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge export}: writes a run for a trainer. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a run in the format of a trainer, one file for each split, validated as it is written.")
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "TARGET", description = "The trainer: qwen3-vl.")
    private String target = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out = Path.of("");

    @Mixin
    private CopyImages copyImages = new CopyImages();

    @Mixin
    private Evaluation evaluation = new Evaluation();

    @Mixin
    private Workers workers = new Workers();

    @Override
    public Integer call() throws Exception {
        if (!Targets.names().contains(target)) {
            throw new Main.UsageException(
                    "export: there is no target '" + target + "'; there is " + String.join(", ", Targets.names()));
        }
        Main.requireFolder("export --out", out);
        FinishedRun finished = FinishedRun.open(run);
        ExportOptions options =
                new ExportOptions(DialectOptions.DEFAULTS, 1, copyImages.isAskedFor(), evaluation.options());
        ExportSummary summary;
        try (Photographs photographs = copyImages.open(finished)) {
            summary = Export.run(finished, Targets.named(target, options, photographs), out, workers.count());
        }
        var print = spec.commandLine().getOut();
        print.printf("%,d of %,d pairs written to %s%n", summary.written(), summary.read(), out);
        for (Split split : summary.splits().keySet()) {
            print.printf(
                    "  %-10s %,d%n",
                    split.id(),
                    summary.splits().get(split).values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
        summary.dropped().forEach((reason, count) -> print.printf("  left out: %,d x %s%n", count, reason.meaning()));
        print.flush();
        if (summary.written() == 0) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "spatialforge: export: nothing was written, for the reasons above; photographs that have no file"
                                    + " name are named once forge finds them in 'images' (spatialforge fetch brings those that have a"
                                    + " URL)");
            return Main.NOT_ACCEPTABLE;
        }
        return Main.DONE;
    }
}
