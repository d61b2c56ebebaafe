package io.spatialforge.bench.hot;

import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.Shuffle;
import io.spatialforge.sources.Joined;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Ingest: a COCO-style file into rows, rows into shards, the rows of an image into its scene. */
public class RowsBenchmark extends HotPaths {

    private static final int IMAGES = 2_000;
    private static final int SHARDS = 32;

    /** So little that rows go over the disk, as they do in a large corpus. */
    private static final Shuffle.Settings SPILLING = new Shuffle.Settings(1 << 20, 1 << 30, 0);

    private final Scratch scratch = Scratch.made();
    private final JsonFactory json = new JsonFactory();
    private final Corpus corpus;
    private final long fileBytes;
    private final Path copy = scratch.folder().resolve("copy");
    private final byte[] buffer;
    private final long payload;
    private final long regions;

    public RowsBenchmark() {
        this(1);
    }

    RowsBenchmark(int part) {
        corpus = Scratch.unchecked(() -> Corpus.in(scratch.folder(), IMAGES / part));
        fileBytes = Scratch.unchecked(() -> Files.size(corpus.file()));
        long bytes = 0;
        for (Corpus.Row row : corpus.rows()) {
            bytes += row.bytes().length;
        }
        payload = bytes;
        buffer = new byte[(int) bytes];
        long all = 0;
        for (Scene scene : corpus.scenes()) {
            all += scene.regions().size();
        }
        regions = all;
    }

    @Override
    public List<HotPath> paths() {
        int images = corpus.byImage().size();
        long objects = Scratch.unchecked(this::scanFloor);
        return List.of(
                HotPath.of(
                                "COCO JSON into rows",
                                "scan",
                                fileBytes / 1e6,
                                "MB",
                                corpus.rows().size(),
                                this::scan)
                        .against("Jackson's bare token scan", objects, this::scanFloor),
                HotPath.of("rows into shards and back", "shuffle", payload / 1e6, "MB", images, this::shuffle)
                        .against("the rows copied, written and read once", payload, this::shuffleFloor),
                HotPath.of("rows into scenes", "join", regions, "regions", regions, this::join));
    }

    @Benchmark
    public long scan() throws IOException {
        long[] rows = new long[1];
        corpus.source().scan(new Corpus.Sink() {
            @Override
            public void row(String imageId, byte[] row, int offset, int length) {
                rows[0]++;
            }
        });
        return rows[0];
    }

    @Benchmark
    public long scanFloor() throws IOException {
        long objects = 0;
        try (InputStream in = Files.newInputStream(corpus.file());
                JsonParser parser = json.createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                objects += token == JsonToken.START_OBJECT ? 1 : 0;
            }
        }
        return objects;
    }

    @Benchmark
    public long shuffle() throws IOException {
        long[] groups = new long[1];
        try (Shuffle shuffle = Shuffle.open(scratch.folder(), new Shards(SHARDS), SPILLING)) {
            for (Corpus.Row row : corpus.rows()) {
                shuffle.add(row.imageId(), row.bytes());
            }
            for (int shard = 0; shard < SHARDS; shard++) {
                shuffle.forEachGroup(shard, group -> groups[0]++);
            }
        }
        return groups[0];
    }

    @Benchmark
    public long shuffleFloor() throws IOException {
        int filled = 0;
        for (Corpus.Row row : corpus.rows()) {
            System.arraycopy(row.bytes(), 0, buffer, filled, row.bytes().length);
            filled += row.bytes().length;
        }
        try (FileChannel channel = FileChannel.open(
                copy,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            ByteBuffer all = ByteBuffer.wrap(buffer, 0, filled);
            while (all.hasRemaining()) {
                channel.write(all);
            }
            all.clear();
            channel.position(0);
            long read = 0;
            for (int count = channel.read(all); count > 0; count = channel.read(all)) {
                read += count;
            }
            return read;
        }
    }

    @Benchmark
    public long join() {
        long all = 0;
        for (Map.Entry<String, List<byte[]>> image : corpus.byImage().entrySet()) {
            Joined joined = corpus.joiner().join(image.getKey(), image.getValue());
            if (joined.scene() != null) {
                all += joined.scene().regions().size();
            }
        }
        return all;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
