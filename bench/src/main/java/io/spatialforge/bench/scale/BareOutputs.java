package io.spatialforge.bench.scale;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.spatialforge.engine.LineWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines of a finished run compressed and written once more, by the same compressor with the same settings, on one
 * thread. They are decompressed piece by piece into memory, and only what comes after is counted.
 *
 * @param written what compressing and writing took
 * @param lines decompressed bytes
 * @param bytes compressed bytes
 */
record BareOutputs(Spent written, long lines, long bytes) {

    /** What users keep of a run: the intermediates in {@code work/} are no part of the floor. */
    private static final List<String> KEPT = List.of("scenes", "qa", "dropped");

    private static final int PIECE = 32 << 20;

    /** A writer of lines hands over blocks of this size. */
    private static final int BLOCK = 1 << 17;

    static BareOutputs of(Path run) throws IOException {
        BareOutputs all = new BareOutputs(Spent.NOTHING, 0, 0);
        Path copy = run.resolveSibling(run.getFileName() + "-floor.zst");
        byte[] piece = new byte[PIECE];
        for (String folder : KEPT) {
            Path root = run.resolve(folder);
            if (!Files.isDirectory(root)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".zst"))
                        .sorted()
                        .toList()) {
                    all = all.plus(file(file, copy, piece));
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        }
        return all;
    }

    private static BareOutputs file(Path file, Path copy, byte[] piece) throws IOException {
        Spent spent = Spent.NOTHING;
        long lines = 0;
        OutputStream plain = Files.newOutputStream(copy);
        try (InputStream in = new ZstdInputStreamNoFinalizer(Files.newInputStream(file));
                ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(plain, LineWriter.DEFAULT_LEVEL)) {
            out.setChecksum(true);
            int length = in.readNBytes(piece, 0, piece.length);
            while (length > 0) {
                int filled = length;
                lines += length;
                spent = spent.plus(Spent.on(() -> {
                    for (int i = 0; i < filled; i += BLOCK) {
                        out.write(piece, i, Math.min(BLOCK, filled - i));
                    }
                }));
                length = in.readNBytes(piece, 0, piece.length);
            }
            spent = spent.plus(Spent.on(out::close));
        }
        return new BareOutputs(spent, lines, Files.size(copy));
    }

    private BareOutputs plus(BareOutputs other) {
        return new BareOutputs(written.plus(other.written), lines + other.lines, bytes + other.bytes);
    }
}
