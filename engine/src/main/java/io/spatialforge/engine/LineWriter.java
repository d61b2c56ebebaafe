package io.spatialforge.engine;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.spatialforge.records.LineEncoder;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes lines into one zstd frame with a checksum. Nothing has the target's name before {@link #commit}; a writer closed
 * without it leaves nothing behind. For one thread.
 */
public final class LineWriter implements AutoCloseable {

    /**
     * The fastest, which leaves a sixth of scenes and a tenth of pairs. Lines are so much alike that zstd's own default, 3,
     * takes half as long again and leaves no less: 5.2 against 5.5 MB of 54 MB of pairs, 5.2 against 5.8 MB of 31 MB of
     * scenes.
     */
    public static final int DEFAULT_LEVEL = 1;

    private static final int BLOCK = 1 << 17;

    private final Path target;
    private final Path unfinished;
    private final FileOutputStream file;
    private final ZstdOutputStreamNoFinalizer zstd;
    private final Sha256 hash = new Sha256();
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long lines;
    private long bytes;
    private boolean open = true;

    private LineWriter(Path target, int level) throws IOException {
        this.target = target;
        this.unfinished = AtomicFile.unfinished(target);
        this.file = new FileOutputStream(unfinished.toFile());
        ZstdOutputStreamNoFinalizer stream = null;
        try {
            stream = new ZstdOutputStreamNoFinalizer(new StaysOpen(file, target), RecyclingBufferPool.INSTANCE, level);
            stream.setChecksum(true);
        } finally {
            if (stream == null) {
                file.close();
                Files.deleteIfExists(unfinished);
            }
        }
        this.zstd = stream;
    }

    /** A writer at the default level; the target's folder is made if need be. */
    public static LineWriter create(Path target) throws IOException {
        return create(target, DEFAULT_LEVEL);
    }

    /**
     * @param level of zstd, 1 to 19
     */
    public static LineWriter create(Path target, int level) throws IOException {
        return new LineWriter(target, level);
    }

    public void write(byte[] line) throws IOException {
        write(line, 0, line.length);
    }

    /**
     * Adds a line.
     *
     * @param line holds no line end
     * @throws InterruptedIOException if the thread was interrupted; noticed now and then, not at each line
     */
    public void write(byte[] line, int offset, int length) throws IOException {
        if (length < BLOCK - filled) {
            System.arraycopy(line, offset, block, filled, length);
            filled += length;
        } else {
            flushBlock();
            if (length < BLOCK) {
                System.arraycopy(line, offset, block, 0, length);
                filled = length;
            } else {
                hash.update(line, offset, length);
                zstd.write(line, offset, length);
            }
        }
        block[filled++] = '\n';
        lines++;
        bytes += length + 1L;
    }

    /** Adds a record. */
    public <T> void write(LineEncoder<T> encoder, T value) throws IOException {
        encoder.encode(value);
        write(encoder.buffer(), 0, encoder.length());
    }

    private void flushBlock() throws IOException {
        if (!open) {
            throw new IOException("the writer of " + target + " is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("cancelled while writing " + target);
        }
        hash.update(block, 0, filled);
        zstd.write(block, 0, filled);
        filled = 0;
    }

    /** Lines added so far. */
    public long lines() {
        return lines;
    }

    /** Forces the file to disk and gives it its name; the writer is closed then. */
    public WrittenFile commit() throws IOException {
        flushBlock();
        zstd.close();
        try {
            file.getChannel().force(true);
        } catch (IOException e) {
            throw AtomicFile.notWritten(target, e);
        }
        long size = file.getChannel().size();
        file.close();
        AtomicFile.finish(unfinished, target);
        open = false;
        return new WrittenFile(target, hash.hex(), lines, bytes, size);
    }

    /** Gives up what was not committed. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try (file) {
                zstd.close();
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    /**
     * What was written.
     *
     * @param sha256 of the decompressed bytes, in lower-case hex
     * @param lines how many
     * @param bytes length of the decompressed bytes
     * @param size length of the file
     */
    public record WrittenFile(Path path, String sha256, long lines, long bytes, long size) {}

    /** Lets the frame be ended before the file is closed, because only an open file can be forced to disk. */
    private static final class StaysOpen extends FilterOutputStream {

        private final Path target;

        StaysOpen(FileOutputStream file, Path target) {
            super(file);
            this.target = target;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw AtomicFile.notWritten(target, e);
            }
        }

        @Override
        public void close() {}
    }
}
