package io.spatialforge.bench;

import io.spatialforge.bench.export.ExportMeasure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whole exports: reading a run's pairs, telling, writing and checking every record, and the final files. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Exports a run that is made of a given run's pairs, or of pairs forged in memory, to targets.")
final class ExportBench implements Callable<Integer> {

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Whose pairs are taken again and again; without it, pairs forged in memory.")
    private @Nullable Path run;

    @Option(names = "--to", paramLabel = "TARGET", description = "Targets (default: ${DEFAULT-VALUE}).")
    private List<String> targets = new ArrayList<>(List.of("qwen3-vl"));

    @Option(names = "--pairs", description = "How many (default: ${DEFAULT-VALUE}).")
    private long pairs = 400_000;

    @Option(names = "--shards", description = "Shards of the run (default: ${DEFAULT-VALUE}).")
    private int shards = 8;

    @Option(names = "--workers", description = "Threads (default: ${DEFAULT-VALUE}).")
    private int workers = 1;

    @Option(names = "--turns", description = "Questions in a conversation (default: ${DEFAULT-VALUE}).")
    private int turns = 1;

    @Option(names = "--rounds", description = "Rounds; the first warms up (default: ${DEFAULT-VALUE}).")
    private int rounds = 4;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("spatialforge-bench");
        try {
            ExportMeasure measure = ExportMeasure.of(folder, run, InMemoryScenes.of(2000, 8, 1), shards, pairs);
            System.out.println(measure.about());
            for (String target : targets) {
                for (int round = 1; round <= rounds; round++) {
                    System.out.printf(
                            "%s, round %d: %s%n",
                            target, round, measure.round(target, turns, workers).toText());
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }
}
