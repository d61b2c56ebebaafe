package io.spatialforge.bench;

import io.spatialforge.bench.judge.JudgeTable;
import io.spatialforge.pipeline.FinishedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How many wrong pairs get past a judge whose errors are known, and how many right ones are lost. The pairs are those of
 * drawn scenes, which are right; the wrong ones are the same with another answer. No model is asked.
 */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "Measures what gets past a judge that errs in known ways, without asking a model.")
final class JudgeBench implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "A finished run over drawn scenes.")
    private Path run = Path.of("");

    @Option(names = "--docs", paramLabel = "DIR", description = "Write the tables into judging.md there.")
    private @Nullable Path docs;

    @Override
    public Integer call() throws Exception {
        List<String> lines = JudgeTable.of(FinishedRun.open(run)).lines();
        lines.forEach(System.out::println);
        if (docs != null) {
            WrittenPage.write(docs.resolve("judging.md"), String.join("\n", lines));
        }
        return 0;
    }
}
