package io.spatialforge.bench;

import io.spatialforge.bench.hot.HotPath;
import io.spatialforge.bench.hot.HotPaths;
import io.spatialforge.bench.ratios.RatioFile;
import io.spatialforge.bench.ratios.RatioTable;
import io.spatialforge.bench.ratios.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The hot paths under JMH, each in processes of its own. */
@Command(
        name = "jmh",
        mixinStandardHelpOptions = true,
        description = "Runs the hot paths, and their floors, under JMH.")
final class JmhCommand implements Callable<Integer> {

    private static final String GROUP = "hot paths under JMH";

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "Which: a regular expression found in class and method, as in 'Words.*phrase'; all without.")
    private String pattern = "";

    @Option(names = "--forks", description = "Processes for each (default: ${DEFAULT-VALUE}).")
    private int forks = 1;

    @Option(names = "--warm-up", description = "Iterations that warm up (default: ${DEFAULT-VALUE}).")
    private int warmUp = 3;

    @Option(names = "--iterations", description = "Iterations that count (default: ${DEFAULT-VALUE}).")
    private int iterations = 5;

    @Option(names = "--seconds", description = "Length of an iteration (default: ${DEFAULT-VALUE}).")
    private double seconds = 1;

    @Option(names = "--prof", paramLabel = "NAME", description = "A profiler of JMH's, as in gc or stack.")
    private List<String> profilers = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the rows there.")
    private @Nullable Path json;

    @Option(names = "--verbose", description = "Show what JMH says.")
    private boolean verbose;

    @Override
    public Integer call() throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(pattern.isEmpty() ? HotPaths.class.getPackageName() : pattern)
                .forks(forks)
                .warmupIterations(warmUp)
                .measurementIterations(iterations)
                .warmupTime(TimeValue.milliseconds(Math.round(1000 * seconds)))
                .measurementTime(TimeValue.milliseconds(Math.round(1000 * seconds)))
                .jvmArgs("-XX:+UseSerialGC", "-Xmx1g", "-Xmn256m", "--enable-native-access=ALL-UNNAMED")
                .shouldFailOnError(true)
                .verbosity(verbose || !profilers.isEmpty() ? VerboseMode.NORMAL : VerboseMode.SILENT);
        profilers.forEach(options::addProfiler);
        List<Row> rows = rows(new Runner(options.build()).run());
        RatioTable.lines(rows, null).forEach(System.out::println);
        if (json != null) {
            RatioFile.write(json, rows);
        }
        return 0;
    }

    /** What JMH measured, by the paths that it is of. */
    private static List<Row> rows(Collection<RunResult> results) throws Exception {
        Map<String, RunResult> byMethod = new HashMap<>();
        for (RunResult result : results) {
            byMethod.put(result.getParams().getBenchmark(), result);
        }
        List<Row> rows = new ArrayList<>();
        for (HotPaths.Made made : HotPaths.all()) {
            try (HotPaths paths = made.make().apply(1)) {
                for (HotPath path : paths.paths()) {
                    String method = paths.getClass().getName() + "." + path.method();
                    Row row = row(path, byMethod.get(method), byMethod.get(method + "Floor"));
                    if (row != null) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    private static @Nullable Row row(HotPath path, @Nullable RunResult ours, @Nullable RunResult floor) {
        if (ours == null) {
            return null;
        }
        HotPath.Floor least = path.floor();
        double cost = seconds(ours);
        double floorCost = floor == null ? Double.NaN : seconds(floor);
        double error = error(ours) + (floor == null ? 0 : error(floor));
        double ratio = cost / floorCost;
        return new Row(
                GROUP,
                path.name(),
                path.unit(),
                cost / path.amount(),
                floorCost / path.amount(),
                least == null ? "" : least.what(),
                ratio,
                ratio * (1 - error),
                ratio * (1 + error),
                Double.NaN);
    }

    private static double seconds(RunResult result) {
        return result.getPrimaryResult().getScore() / 1e6;
    }

    /** Half the width of JMH's interval of 99.9%, as a share; 0 where there are too few iterations for one. */
    private static double error(RunResult result) {
        double error = result.getPrimaryResult().getScoreError()
                / result.getPrimaryResult().getScore();
        return Double.isFinite(error) ? error : 0;
    }
}
