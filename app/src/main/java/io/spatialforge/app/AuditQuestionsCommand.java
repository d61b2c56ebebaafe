package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.audit.questions.Question;
import io.spatialforge.audit.questions.QuestionReport;
import io.spatialforge.audit.questions.SpatialStatements;
import io.spatialforge.audit.questions.ViewSpatial;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.audit.RunQuestions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge audit-questions}: holds a run against people's answers in words. */
@Command(
        name = "audit-questions",
        mixinStandardHelpOptions = true,
        description = "Holds what a run states of photographs against questions and statements that people answered in"
                + " words: agreement with intervals, what was not compared and why, every disagreement.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge audit-questions RUN --viewspatial ViewSpatial-Bench.jsonl",
            "  spatialforge audit-questions RUN --vsr all_vsr_validated_data.jsonl"
        })
final class AuditQuestionsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Option(names = "--viewspatial", paramLabel = "FILE", description = "Questions of ViewSpatial-Bench, one a line.")
    private @Nullable Path viewspatial;

    @Option(names = "--vsr", paramLabel = "FILE", description = "Statements of Visual Spatial Reasoning, one a line.")
    private @Nullable Path vsr;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<Question> questions = new ArrayList<>();
        if (viewspatial != null) {
            questions.addAll(read(viewspatial, ViewSpatial::read));
        }
        if (vsr != null) {
            questions.addAll(read(vsr, SpatialStatements::read));
        }
        if (questions.isEmpty()) {
            throw new Main.UsageException(
                    "audit-questions: name what people answered: --viewspatial FILE or --vsr FILE");
        }
        QuestionReport report;
        try (Progress progress = Voice.of(spec).progress()) {
            report = RunQuestions.of(FinishedRun.open(run), questions, progress);
        }
        if (json) {
            Voice.of(spec).result(report.toJson());
        } else {
            Voice.of(spec).result(report.toText(), Tints.AUDIT);
        }
        return Main.DONE;
    }

    /** Reads a file of questions. */
    @FunctionalInterface
    private interface Reading {
        List<Question> read(Path file) throws IOException;
    }

    private static List<Question> read(Path file, Reading reading) {
        Main.requireFile("audit-questions", file);
        try {
            return reading.read(file);
        } catch (IOException e) {
            throw new Main.UsageException("audit-questions: " + e.getMessage());
        }
    }
}
