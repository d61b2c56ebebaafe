package io.spatialforge.bench;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.Shuffle;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reading a large COCO-style file into joined scenes, against the floor of running over its tokens with Jackson and doing
 * nothing. As in ingest, one thread scans, and the shards are joined by as many threads as there are workers.
 */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Reads a COCO-style file of the given size into scenes; the floor is Jackson's bare token scan.")
final class ScanBench implements Callable<Integer> {

    @Option(names = "--mb", description = "Size of the generated file (default: ${DEFAULT-VALUE}).")
    private int megabytes = 600;

    @Option(names = "--rounds", description = "Rounds of both (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--workers", description = "Threads that join; all processors unless said.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--annotations-first", description = "Write the annotations before the images.")
    private boolean annotationsFirst;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("spatialforge-bench");
        Path file = folder.resolve("generated.json");
        try {
            CocoGenerator.write(file, megabytes * 1_000_000L, 7, annotationsFirst);
            System.out.printf(
                    "file %.1f MB, heap limit %d MB%n",
                    Files.size(file) / 1e6, Runtime.getRuntime().maxMemory() >> 20);
            for (int round = 1; round <= rounds; round++) {
                double tokens = seconds(() -> tokens(file));
                double scenes = seconds(() -> scenes(file, folder));
                System.out.printf(
                        "round %d: tokens %.2f s, scenes %.2f s, ratio %.2f%n", round, tokens, scenes, scenes / tokens);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    private static long tokens(Path file) throws IOException {
        long count = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }

    /** Scan, shuffle over 32 shards through the disk, and join: all of ingest but the writing of scenes. */
    private long scenes(Path file, Path folder) throws Exception {
        Shards shards = new Shards(32);
        long[] counts = new long[3];
        try (Shuffle shuffle = Shuffle.open(folder, shards)) {
            Source.Joiner joiner = new CocoSource(CocoConfig.of("generated", file)).scan(new Source.RowSink() {
                @Override
                public void row(String imageId, byte[] buffer, int offset, int length) throws IOException {
                    shuffle.add(imageId, buffer, offset, length);
                }

                @Override
                public void drop(Drop drop) {
                    counts[2]++;
                }

                @Override
                public void leftOut(Unit unit, Reason reason, long count) {
                    counts[2] += count;
                }
            });
            try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
                List<Future<long[]>> joined = new ArrayList<>();
                for (int shard = 0; shard < shards.count(); shard++) {
                    int number = shard;
                    joined.add(pool.submit(() -> join(shuffle, number, joiner)));
                }
                for (Future<long[]> shard : joined) {
                    counts[0] += shard.get()[0];
                    counts[1] += shard.get()[1];
                }
            }
        }
        System.out.printf("  %,d scenes, %,d regions, %,d left out early%n", counts[0], counts[1], counts[2]);
        return counts[0];
    }

    private static long[] join(Shuffle shuffle, int shard, Source.Joiner joiner) throws IOException {
        long[] counts = new long[2];
        shuffle.forEachGroup(shard, group -> {
            List<byte[]> rows = new ArrayList<>(group.size());
            for (int i = 0; i < group.size(); i++) {
                rows.add(group.payload(i));
            }
            Joined joined = joiner.join(group.imageId(), rows);
            if (joined.scene() != null) {
                counts[0]++;
                counts[1] += joined.scene().regions().size();
            }
        });
        return counts;
    }

    private interface Work {
        long run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
