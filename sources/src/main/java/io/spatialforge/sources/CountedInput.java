package io.spatialforge.sources;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that tells a scan's sink how much of it was read, as stored: compressed bytes of what is compressed. */
public final class CountedInput extends FilterInputStream {

    private final Path file;
    private final Source.RowSink sink;

    private CountedInput(Path file, Source.RowSink sink) throws IOException {
        super(Files.newInputStream(file));
        this.file = file;
        this.sink = sink;
    }

    /** Opens a file; whoever reads it byte by byte puts a buffer before it. */
    public static InputStream open(Path file, Source.RowSink sink) throws IOException {
        return new CountedInput(file, sink);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            sink.progressed(file, 1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            sink.progressed(file, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        sink.progressed(file, skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
