package io.spatialforge.bench;

import io.spatialforge.bench.corpora.DiskSpace;
import io.spatialforge.bench.corpora.OpenImagesCorpus;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.openimages.OpenImagesConfig;
import io.spatialforge.sources.openimages.OpenImagesFiles;
import io.spatialforge.sources.openimages.OpenImagesSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Reading a table of boxes into joined scenes, against the floor of DuckDB reading the same columns and sorting them by
 * image, with as many threads. Both spill to the same disk.
 */
@Command(
        name = "openimages",
        mixinStandardHelpOptions = true,
        description = "Reads tables in the layout of OpenImages into scenes; the floor is DuckDB's scan and sort.")
final class OpenImagesBench implements Callable<Integer> {

    @Option(names = "--dir", description = "Folder of tables already generated; else they are made and deleted.")
    private @Nullable Path given;

    @Option(names = "--images", description = "Images to generate, nine boxes each (default: ${DEFAULT-VALUE}).")
    private long images = 100_000;

    @Option(names = "--rounds", description = "Rounds of all (default: ${DEFAULT-VALUE}).")
    private int rounds = 2;

    @Option(names = "--workers", description = "Threads of both; all processors unless said.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        Path temporary = Files.createTempDirectory("spatialforge-bench");
        Path folder = given == null ? temporary : given;
        try {
            if (given == null) {
                DiskSpace.require(folder, 3 * OpenImagesCorpus.bytes(images), "the tables and their shuffle");
                new OpenImagesCorpus(images, 7).write(folder);
            }
            Path boxes = OpenImagesCorpus.boxes(folder);
            System.out.printf(
                    "file %.1f MB, heap limit %d MB, %d threads%n",
                    Files.size(boxes) / 1e6, Runtime.getRuntime().maxMemory() >> 20, workers);
            OpenImagesSource source = source(folder);
            for (int round = 1; round <= rounds; round++) {
                double scan = IngestWork.seconds(() -> duck(
                        "SELECT count(*) + sum(XMin + XMax + YMin + YMax) + sum(IsOccluded + IsTruncated + IsGroupOf"
                                + " + IsDepiction + IsInside) + count(DISTINCT LabelName) FROM boxes",
                        boxes,
                        temporary,
                        workers));
                double sort = IngestWork.seconds(() -> sort(boxes, temporary, workers));
                double scenes = IngestWork.seconds(() -> IngestWork.of(source, temporary, workers));
                System.out.printf(
                        "round %d: DuckDB scan %.2f s, scan and sort %.2f s; scenes %.2f s, ratio to scan and sort %.2f%n",
                        round, scan, sort, scenes, scenes / sort);
            }
            System.out.printf("heap used at most: %d MB%n", peakHeap() >> 20);
        } finally {
            try (Stream<Path> made = Files.list(temporary)) {
                for (Path file : made.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(temporary);
        }
        return 0;
    }

    static OpenImagesSource source(Path folder) throws IOException {
        return new OpenImagesSource(new OpenImagesConfig(
                "openimages",
                OpenImagesFiles.discover(folder),
                List.of(),
                Exhaustive.AUTO,
                3,
                null,
                Photos.OPTIONAL,
                Sampling.ALL,
                0));
    }

    /** DuckDB reads the columns that a scene needs and sorts them by image. */
    static long sort(Path boxes, Path temporary, int workers) throws Exception {
        return duck("CREATE TABLE sorted AS SELECT * FROM boxes ORDER BY ImageID", boxes, temporary, workers);
    }

    /** Runs one statement over the table, of the columns that a scene needs. */
    private static long duck(String sql, Path file, Path temporary, int workers) throws Exception {
        Path database = temporary.resolve("floor.duckdb");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + workers);
            statement.execute("SET memory_limit = '4GB'");
            statement.execute("CREATE VIEW boxes AS SELECT ImageID, LabelName, XMin, XMax, YMin, YMax, IsOccluded,"
                    + " IsTruncated, IsGroupOf, IsDepiction, IsInside FROM read_csv('" + file + "', header = true,"
                    + " types = {'ImageID': 'VARCHAR', 'LabelName': 'VARCHAR', 'XMin': 'DOUBLE', 'XMax': 'DOUBLE',"
                    + " 'YMin': 'DOUBLE', 'YMax': 'DOUBLE', 'IsOccluded': 'TINYINT', 'IsTruncated': 'TINYINT',"
                    + " 'IsGroupOf': 'TINYINT', 'IsDepiction': 'TINYINT', 'IsInside': 'TINYINT'})");
            boolean rows = statement.execute(sql);
            if (rows) {
                try (ResultSet result = statement.getResultSet()) {
                    result.next();
                    return result.getLong(1);
                }
            }
            return 0;
        } finally {
            Files.deleteIfExists(database);
            Files.deleteIfExists(temporary.resolve("floor.duckdb.wal"));
        }
    }

    /** Most bytes that the heap's pools held, garbage included. */
    private static long peakHeap() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
            }
        }
        return bytes;
    }
}
