package io.spatialforge.bench.hot;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.records.QaPairJson;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** Lines into a compressed file, and out of it. */
public class LinesBenchmark extends HotPaths {

    private static final int SCENES = 300;
    private static final int BLOCK = 1 << 17;

    private final Scratch scratch = Scratch.made();
    private final Lines lines;
    private final long bytes;
    private final byte[] block = new byte[BLOCK];
    private final byte[] whole;
    private final Path written = scratch.folder().resolve("written.jsonl.zst");
    private final Path bare = scratch.folder().resolve("bare.zst");
    private final Path file = scratch.folder().resolve("read.jsonl.zst");

    public LinesBenchmark() {
        this(1);
    }

    LinesBenchmark(int part) {
        lines = Lines.of(QaPairJson.LINES, Forged.pairs(Forged.scenes(Math.ceilDiv(SCENES, part))));
        bytes = lines.bytes() + lines.all().size();
        whole = new byte[(int) bytes];
        int filled = 0;
        for (byte[] line : lines.all()) {
            System.arraycopy(line, 0, whole, filled, line.length);
            filled += line.length;
            whole[filled++] = '\n';
        }
        Scratch.unchecked(() -> write(file));
    }

    @Override
    public List<HotPath> paths() {
        return List.of(
                HotPath.of("lines into a file", "write", bytes / 1e6, "MB", bytes, this::write)
                        .against("bare zstd, same level", bytes, this::writeFloor),
                HotPath.of("lines out of a file", "read", bytes / 1e6, "MB", bytes, this::read)
                        .against("bare zstd", bytes, this::readFloor));
    }

    @Benchmark
    public long write() throws IOException {
        return write(written);
    }

    private long write(Path target) throws IOException {
        try (LineWriter writer = LineWriter.create(target)) {
            for (byte[] line : lines.all()) {
                writer.write(line);
            }
            return writer.commit().bytes();
        }
    }

    @Benchmark
    public long writeFloor() throws IOException {
        try (ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(
                new FileOutputStream(bare.toFile()), RecyclingBufferPool.INSTANCE, LineWriter.DEFAULT_LEVEL)) {
            for (int from = 0; from < whole.length; from += BLOCK) {
                zstd.write(whole, from, Math.min(BLOCK, whole.length - from));
            }
        }
        return whole.length;
    }

    @Benchmark
    public long read() throws IOException {
        long all = 0;
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                all += reader.length() + 1;
            }
        }
        return all;
    }

    @Benchmark
    public long readFloor() throws IOException {
        long all = 0;
        try (ZstdInputStreamNoFinalizer zstd =
                new ZstdInputStreamNoFinalizer(new FileInputStream(file.toFile()), RecyclingBufferPool.INSTANCE)) {
            for (int count = zstd.read(block); count > 0; count = zstd.read(block)) {
                all += count;
            }
        }
        return all;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
