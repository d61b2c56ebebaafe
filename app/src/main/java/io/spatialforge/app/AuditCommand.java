package io.spatialforge.app;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Truth;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.audit.RunAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge audit}: holds a run against measured truth. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Holds a run's pairs against a truth file: precision with intervals, coverage, what was wrong.")
final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Option(names = "--truth", required = true, paramLabel = "FILE", description = "truth.jsonl")
    private Path truth = Path.of("");

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(truth)) {
            throw new Main.UsageException("audit: there is no truth file " + truth);
        }
        FinishedRun finished = FinishedRun.open(run);
        AuditReport report;
        try {
            report = RunAudit.of(finished, Truth.read(truth));
        } catch (IOException e) {
            throw new Main.UsageException("audit: " + e.getMessage());
        }
        spec.commandLine().getOut().println(json ? report.toJson() : report.toText());
        spec.commandLine().getOut().flush();
        return Main.DONE;
    }
}
