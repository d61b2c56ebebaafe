package io.spatialforge.bench;

import io.spatialforge.bench.export.TarMeasure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rows into tars, against the library's bare write of the same members. */
@Command(
        name = "tars",
        mixinStandardHelpOptions = true,
        description = "Exports a given run's pairs, again and again, to WebDataset tars, with photographs or without.")
final class TarBench implements Callable<Integer> {

    @Option(
            names = "--run",
            required = true,
            paramLabel = "RUN",
            description = "Whose pairs and photographs are taken.")
    private Path run = Path.of("");

    @Option(names = "--copy-images", description = "Brings photographs along.")
    private boolean copies;

    @Option(names = "--pairs", description = "How many (default: ${DEFAULT-VALUE}).")
    private long pairs = 100_000;

    @Option(names = "--shards", description = "Shards of the run (default: ${DEFAULT-VALUE}).")
    private int shards = 8;

    @Option(names = "--rounds", description = "Rounds; the first warms up (default: ${DEFAULT-VALUE}).")
    private int rounds = 4;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("spatialforge-bench");
        try {
            TarMeasure measure = TarMeasure.of(folder, run, shards, pairs, copies);
            for (int round = 1; round <= rounds; round++) {
                System.out.printf("round %d: %s%n", round, measure.round().toText());
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
