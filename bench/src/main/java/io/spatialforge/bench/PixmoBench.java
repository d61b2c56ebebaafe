package io.spatialforge.bench;

import com.sun.management.OperatingSystemMXBean;
import io.spatialforge.bench.corpora.DiskSpace;
import io.spatialforge.bench.corpora.PixmoCorpus;
import io.spatialforge.sources.pixmo.PixmoConfig;
import io.spatialforge.sources.pixmo.PixmoRole;
import io.spatialforge.sources.pixmo.PixmoSource;
import io.spatialforge.sources.table.Cursor;
import io.spatialforge.sources.table.TableFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Reading a file like PixMo-points into joined scenes, against two floors: DuckDB scanning the same file by itself, where
 * every column is touched and the points are taken apart; and the same values handed over to Java, which does nothing with
 * them. As in ingest, one thread scans, and the shards are joined by as many threads as there are workers; DuckDB has as
 * many threads for all.
 */
@Command(
        name = "pixmo",
        mixinStandardHelpOptions = true,
        description =
                "Reads PixMo-points of the given size into scenes; the floors are DuckDB's bare scan by itself, and one"
                        + " whose values are handed over to Java.")
final class PixmoBench implements Callable<Integer> {

    @Option(names = "--images", description = "Images of the generated file (default: ${DEFAULT-VALUE}).")
    private long images = PixmoCorpus.IMAGES;

    @Option(names = "--rounds", description = "Rounds of both (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--workers", description = "Threads that join; all processors unless said.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("spatialforge-bench");
        Path file = PixmoCorpus.points(folder);
        Path sizes = PixmoCorpus.sizes(folder);
        try {
            DiskSpace.require(folder, 4 * PixmoCorpus.bytes(images), "the files and their shuffle");
            new PixmoCorpus(images, 7).write(folder);
            System.out.printf(
                    "%,d rows, file %.1f MB, heap limit %d MB%n",
                    PixmoCorpus.rows(images),
                    Files.size(file) / 1e6,
                    Runtime.getRuntime().maxMemory() >> 20);
            PixmoConfig config = PixmoConfig.of("pixmo", PixmoRole.POINTS, file).withSizes(sizes);
            for (int round = 1; round <= rounds; round++) {
                Spent bare = Spent.on(() -> scan(file));
                Spent handed = Spent.on(() -> handOver(file));
                Spent scenes = Spent.on(() -> IngestWork.of(new PixmoSource(config), folder, workers));
                System.out.printf(
                        "round %d: bare scan %s, handed over %s, scenes %s; ratio to the bare scan %s, handed over %s%n",
                        round, bare, handed, scenes, scenes.to(bare), scenes.to(handed));
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(PixmoCorpus.counts(folder));
            Files.deleteIfExists(sizes);
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    /**
     * What work took: on a busy machine the time of its processors says more than that of the clock.
     *
     * @param wall seconds by the clock
     * @param processors seconds of all threads of the program together
     */
    private record Spent(double wall, double processors) {

        static Spent on(Callable<Long> work) throws Exception {
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long before = system.getProcessCpuTime();
            double wall = IngestWork.seconds(work);
            return new Spent(wall, (system.getProcessCpuTime() - before) / 1e9);
        }

        String to(Spent floor) {
            return "%.2f (%.2f)".formatted(wall / floor.wall, processors / floor.processors);
        }

        @Override
        public String toString() {
            return "%.2f s (%.2f s of processors)".formatted(wall, processors);
        }
    }

    private static long scan(Path file) throws IOException {
        try (TableFile table = TableFile.parquet(file);
                Cursor cursor = table.ask("SELECT count(*), max(length(image_url)), max(image_sha256), sum(count),"
                        + " max(label), max(collection_method), sum(p.x), sum(p.y)"
                        + " FROM (SELECT * EXCLUDE (points), unnest(points) AS p FROM " + table.from() + ")")) {
            cursor.next();
            System.out.printf("  %,d points%n", cursor.whole(0));
            return cursor.whole(0);
        }
    }

    /** Takes every value of every column out of DuckDB, and the points one by one. */
    static long handOver(Path file) throws IOException {
        long taken = 0;
        try (TableFile table = TableFile.parquet(file)) {
            try (Cursor row = table.ask("SELECT image_url, image_sha256, label, collection_method, count, len(points)"
                    + " FROM " + table.from())) {
                while (row.next()) {
                    for (int i = 0; i < 4; i++) {
                        String text = row.text(i);
                        taken += text == null ? 0 : text.length();
                    }
                    taken += row.whole(4) + row.whole(5);
                }
            }
            try (Cursor point =
                    table.ask("SELECT p.x, p.y FROM (SELECT unnest(points) AS p FROM " + table.from() + ")")) {
                while (point.next()) {
                    taken += (long) (point.number(0) + point.number(1));
                }
            }
        }
        return taken;
    }
}
