package io.spatialforge.engine;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.spatialforge.records.LineFeeds;
import io.spatialforge.records.LineFormat;
import io.spatialforge.records.RecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines out of a zstd file one after another; every error names the file and the line. For one thread. */
public final class LineReader implements AutoCloseable {

    private static final int BLOCK = 1 << 17;

    private final Path path;
    private final InputStream in;
    private byte[] buffer = new byte[BLOCK];
    private int filled;
    private int start;
    private int end = -1;
    private boolean ended;
    private long number;

    private LineReader(Path path, InputStream in) {
        this.path = path;
        this.in = in;
    }

    /**
     * @throws CorruptFileException if the file is empty, which no finished file is
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    public static LineReader open(Path path) throws IOException {
        if (Files.size(path) == 0) {
            throw new CorruptFileException(path, 0, "expected zstd, got an empty file", null);
        }
        InputStream file = Files.newInputStream(path);
        InputStream zstd = null;
        try {
            zstd = new ZstdInputStreamNoFinalizer(file, RecyclingBufferPool.INSTANCE);
        } finally {
            if (zstd == null) {
                file.close();
            }
        }
        return new LineReader(path, zstd);
    }

    /** Hands each record of a file to the sink. */
    public static <T> void forEach(Path path, LineFormat<T> format, RecordSink<T> sink) throws IOException {
        try (LineReader lines = open(path)) {
            while (lines.next()) {
                sink.accept(lines.record(format));
            }
        }
    }

    /**
     * Goes to the next line.
     *
     * @return false where there is none
     * @throws CorruptFileException if the file is cut short or changed
     */
    public boolean next() throws IOException {
        start = end + 1;
        int scanned = start;
        while (true) {
            int found = LineFeeds.next(buffer, scanned, filled);
            if (found < filled) {
                end = found;
                number++;
                return true;
            }
            scanned = filled;
            if (ended) {
                end = filled;
                if (start >= filled) {
                    end = filled - 1;
                    return false;
                }
                number++;
                return true;
            }
            scanned -= fill();
        }
    }

    /** Reads more behind what is not yet used, which moves to the front; returns by how much it moved. */
    private int fill() throws IOException {
        int moved = 0;
        if (filled == buffer.length) {
            if (start > 0) {
                moved = start;
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                filled -= start;
                start = 0;
            } else {
                buffer = Arrays.copyOf(buffer, Math.multiplyExact(2, buffer.length));
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("cancelled while reading " + path);
        }
        int count;
        try {
            count = in.read(buffer, filled, buffer.length - filled);
        } catch (ZstdIOException e) {
            throw new CorruptFileException(
                    path, number + 1, "can't be decompressed, the file is cut short or changed: " + e.getMessage(), e);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(path + ", line " + (number + 1) + ": can't be read: " + e.getMessage(), e);
        }
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
        }
        return moved;
    }

    /** Number of the present line, from 1. */
    public long number() {
        return number;
    }

    /** Holds the present line; the next {@link #next} overwrites it. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where in the buffer the present line begins. */
    public int offset() {
        return start;
    }

    /** Bytes of the present line, without its end. */
    public int length() {
        return end - start;
    }

    /** A copy of the present line, without its end. */
    public byte[] line() {
        return Arrays.copyOfRange(buffer, start, end);
    }

    /** Says that the present line is not what it should be. */
    public CorruptFileException corrupt(String what, @Nullable Throwable cause) {
        return new CorruptFileException(path, number, what, cause);
    }

    /**
     * The present line as a record.
     *
     * @throws CorruptFileException if it is none of that format
     */
    public <T> T record(LineFormat<T> format) throws CorruptFileException {
        try {
            return format.read(buffer, start, end - start);
        } catch (RecordException e) {
            throw new CorruptFileException(path, number, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The hash of the decompressed bytes of a file, as {@link LineWriter} gives it.
     *
     * @throws CorruptFileException if it can't be decompressed
     */
    static String sha256(Path path) throws IOException {
        try (LineReader reader = open(path)) {
            return Sha256.of(reader.in);
        } catch (ZstdIOException e) {
            throw new CorruptFileException(path, 0, "can't be decompressed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Takes records one after another. */
    @FunctionalInterface
    public interface RecordSink<T> {
        void accept(T value) throws IOException;
    }
}
