package io.spatialforge.bench;

import io.spatialforge.bench.hot.HotPath;
import io.spatialforge.bench.hot.HotPaths;
import io.spatialforge.bench.ratios.Effort;
import io.spatialforge.bench.ratios.PairedClock;
import io.spatialforge.bench.ratios.RatioFile;
import io.spatialforge.bench.ratios.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One class of hot paths in a process of its own, so that what the compiler learns of one does not slow another. */
@Command(name = "measure", hidden = true, description = "Measures the paths of one class, for ratios.")
final class MeasureCommand implements Callable<Integer> {

    static final String GROUP = "hot paths, one thread";

    @Parameters(paramLabel = "CLASS", description = "Its place among all of them.")
    private int place;

    @Option(names = "--effort", description = "Times the usual time (default: ${DEFAULT-VALUE}).")
    private double effort = 1;

    @Option(names = "--json", required = true, paramLabel = "FILE", description = "Takes the rows.")
    private Path json = Path.of("");

    @Override
    public Integer call() throws Exception {
        PairedClock clock = new PairedClock(Effort.QUICK.times(effort));
        List<Row> rows = new ArrayList<>();
        Supplier<HotPaths> made = HotPaths.all().get(place);
        try (HotPaths paths = made.get()) {
            for (HotPath path : paths.paths()) {
                rows.add(clock.row(GROUP, path));
            }
        }
        RatioFile.write(json, rows);
        return 0;
    }
}
