package io.spatialforge.bench;

import io.spatialforge.bench.hot.HotPath;
import io.spatialforge.bench.hot.HotPaths;
import io.spatialforge.bench.ratios.Effort;
import io.spatialforge.bench.ratios.PairedClock;
import io.spatialforge.bench.ratios.RatioFile;
import io.spatialforge.bench.ratios.Row;
import io.spatialforge.bench.ratios.WholeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One part of the table in a process of its own, so that what the compiler learns of one does not slow another. */
@Command(name = "measure", hidden = true, description = "Measures one part of the table, for ratios.")
final class MeasureCommand implements Callable<Integer> {

    static final String HOT = "Hot paths: seconds of one processor";
    static final String WHOLE = "Whole runs: seconds of all processors";

    /** Rounds of whole runs that count. */
    private static final int ROUNDS = 3;

    @Parameters(paramLabel = "PART", description = "A name of parts().")
    private String part = "";

    @Option(names = "--effort", description = "Times the usual time (default: ${DEFAULT-VALUE}).")
    private double effort = 1;

    @Option(names = "--json", required = true, paramLabel = "FILE", description = "Takes the rows.")
    private Path json = Path.of("");

    /** What can be measured, in the order of the table. */
    static List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (HotPaths.Made made : HotPaths.all()) {
            parts.add(made.name());
        }
        for (WholeRuns run : WholeRuns.values()) {
            parts.add(run.name());
        }
        return parts;
    }

    @Override
    public Integer call() throws Exception {
        RatioFile.write(json, rows());
        return 0;
    }

    private List<Row> rows() throws Exception {
        for (HotPaths.Made made : HotPaths.all()) {
            if (made.name().equals(part)) {
                return hot(made);
            }
        }
        return whole(WholeRuns.valueOf(part));
    }

    private List<Row> hot(HotPaths.Made made) throws Exception {
        PairedClock clock = new PairedClock(HOT, Effort.QUICK.times(effort));
        List<Row> rows = new ArrayList<>();
        try (HotPaths paths = made.make().apply(1)) {
            for (HotPath path : paths.paths()) {
                rows.add(clock.row(path));
            }
        }
        return rows;
    }

    private List<Row> whole(WholeRuns run) throws Exception {
        Path folder = Files.createTempDirectory("spatialforge-bench");
        try {
            return run.rows(folder, new WholeClock(WHOLE, (int) Math.max(1, Math.round(ROUNDS * effort))));
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
