package io.spatialforge.bench.export;

import com.sun.management.OperatingSystemMXBean;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Targets;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.export.Export;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Times exports of one run. Processor time is the process's, with the compiler's and the collector's share, so that other
 * work of the machine does not count.
 */
public final class ExportMeasure {

    /** Pairs of one kind kept of a scene, as in runs. */
    private static final int PER_FORM = 2;

    private static final int FLOOR_ROUNDS = 4;

    private final Path folder;
    private final FinishedRun run;
    private final long read;

    private ExportMeasure(Path folder, FinishedRun run) throws IOException {
        this.folder = folder;
        this.run = run;
        long bytes = 0;
        try (Stream<Path> files = Files.list(run.folder().root().resolve("qa"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.size(file);
            }
        }
        this.read = bytes;
    }

    /**
     * @param folder for the run and its exports
     * @param given the run whose pairs are taken; null to forge them of scenes
     * @param pairs how many, at least
     */
    public static ExportMeasure of(Path folder, @Nullable Path given, List<Scene> scenes, int shards, long pairs)
            throws IOException, InterruptedException {
        List<QaPair> all = new ArrayList<>();
        if (given != null) {
            FinishedRun.open(given).pairs().forEachRemaining(all::add);
        } else {
            PairForge forge = ForgeSettings.ofDefaults(1).withPerForm(PER_FORM).forge();
            scenes.forEach(scene -> forge.forge(scene, PairForge.Outcome.ofKept(all::add)));
        }
        return new ExportMeasure(folder, BenchRun.write(folder.resolve("run"), shards, all, pairs));
    }

    /** What is exported, and how long it takes to go through its lines as JSON and do nothing else: the floor. */
    public String about() throws IOException {
        double floor = Double.POSITIVE_INFINITY;
        for (int round = 0; round < FLOOR_ROUNDS; round++) {
            floor = Math.min(floor, floor());
        }
        return "a run of %d shards, %.1f MB compressed; to parse its lines and do nothing else: %.2f s of a core"
                .formatted(run.shards().count(), read / 1e6, floor);
    }

    /** Seconds of a processor to go through the lines as JSON and do nothing else. */
    public double floor() throws IOException {
        JsonFactory json = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .build();
        long began = processor();
        for (int shard = 0; shard < run.shards().count(); shard++) {
            try (LineReader lines = LineReader.open(run.files().require(RunFolder.QA, shard))) {
                while (lines.next()) {
                    try (JsonParser line = json.createParser(
                            ObjectReadContext.empty(), lines.buffer(), lines.offset(), lines.length())) {
                        while (line.nextToken() != null) {
                            // The next one.
                        }
                    }
                }
            }
        }
        return (processor() - began) / 1e9;
    }

    /**
     * One export.
     *
     * @param bytes of all rows before they are laid out
     * @param seconds that passed
     * @param processor seconds of all processors
     * @param files seconds of them in which data files were made out of rows
     * @param bare seconds of the library's bare write of the same files; NaN where there is none
     */
    public record Round(long pairs, long bytes, double seconds, double processor, double files, double bare) {

        public String toText() {
            String text =
                    "%,d pairs, %.1f MB, %.2f s, %.2f s of a core: %.1f MB/s, %.1f MB/s and %,.0f pairs/s per core"
                            .formatted(
                                    pairs,
                                    bytes / 1e6,
                                    seconds,
                                    processor,
                                    bytes / 1e6 / seconds,
                                    bytes / 1e6 / processor,
                                    pairs / processor);
            return Double.isNaN(bare)
                    ? text
                    : text
                            + "; data files out of rows %.2f s, the library's bare write %.2f s, ratio %.2f"
                                    .formatted(files, bare, files / bare);
        }
    }

    public Round round(String name, int turns, int workers) throws IOException, InterruptedException {
        Path out = folder.resolve("export");
        delete(out);
        Target target = Targets.named(name, ExportOptions.DEFAULTS.withTurns(turns), Photographs.NONE);
        long began = System.nanoTime();
        long processor = processor();
        FileStep files = new FileStep();
        ExportSummary summary = Export.run(run, target, out, new Export.Options(workers, "", files))
                .summary();
        double seconds = (System.nanoTime() - began) / 1e9;
        double used = (processor() - processor) / 1e9;
        return new Round(summary.written(), summary.bytes(), seconds, used, files.seconds(), bare(name, out));
    }

    private double bare(String name, Path out) throws IOException {
        BareWrite bare = BareWrite.all().get(name);
        if (bare == null) {
            return Double.NaN;
        }
        Path to = folder.resolve("bare");
        delete(to);
        Files.createDirectories(to);
        try (BareWrite.Prepared prepared = bare.prepare(out)) {
            long began = System.nanoTime();
            prepared.write(to);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** Hears when the data files begin and end. */
    private static final class FileStep implements ProgressListener {
        private long began;
        private long ended;

        @Override
        public void progressed(String stage, int done, int total) {
            if (stage.equals(Export.FILES)) {
                began = began == 0 ? System.nanoTime() : began;
                ended = System.nanoTime();
            }
        }

        double seconds() {
            return (ended - began) / 1e9;
        }
    }

    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
