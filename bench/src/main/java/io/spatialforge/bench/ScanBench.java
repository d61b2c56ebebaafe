package io.spatialforge.bench;

import io.spatialforge.bench.corpora.DiskSpace;
import io.spatialforge.bench.corpora.Objects365Corpus;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
        description =
                "Reads a file like Objects365's of the given size into scenes; the floor is Jackson's bare token scan.")
final class ScanBench implements Callable<Integer> {

    @Option(names = "--images", description = "Images of the generated file (default: ${DEFAULT-VALUE}).")
    private long images = 200_000;

    @Option(names = "--rounds", description = "Rounds of both (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--workers", description = "Threads that join; all processors unless said.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--order",
            description = "Which array is first: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Objects365Corpus.Order order = Objects365Corpus.Order.IMAGES_FIRST;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("spatialforge-bench");
        Path file = folder.resolve("objects365.json");
        try {
            DiskSpace.require(folder, 3 * Objects365Corpus.bytes(images, 0), "a file and its shuffle");
            new Objects365Corpus(images, Objects365Corpus.Release.V2, 7).write(folder, order, 0);
            System.out.printf(
                    "file %.1f MB, heap limit %d MB%n",
                    Files.size(file) / 1e6, Runtime.getRuntime().maxMemory() >> 20);
            for (int round = 1; round <= rounds; round++) {
                double tokens = IngestWork.seconds(() -> tokens(file));
                double scenes = IngestWork.seconds(
                        () -> IngestWork.of(new CocoSource(CocoConfig.of("generated", file)), folder, workers));
                System.out.printf(
                        "round %d: tokens %.2f s, scenes %.2f s, ratio %.2f%n", round, tokens, scenes, scenes / tokens);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    /** Goes through the tokens of a file and does nothing with them. */
    static long tokens(Path file) throws IOException {
        long count = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }
}
