package io.spatialforge.records;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Encodes records one after another into a buffer that is used again: setting up a generator for each line costs as much
 * as writing a short line. For one thread.
 *
 * @param <T> the record
 */
public final class LineEncoder<T> {

    private final LineFormat<T> format;
    private final Buffer buffer = new Buffer();
    private JsonGenerator generator;

    LineEncoder(LineFormat<T> format) {
        this.format = format;
        this.generator = newGenerator();
    }

    /**
     * Replaces the buffer's content by the record, without a line end.
     *
     * @throws RecordException if the record can't be written; the encoder stays usable
     */
    public void encode(T value) {
        buffer.length = 0;
        boolean done = false;
        try {
            format.write(value, generator);
            generator.flush();
            done = true;
        } finally {
            if (!done) {
                generator = newGenerator();
            }
        }
    }

    /** The encoded line in its first {@link #length()} bytes; the next {@link #encode} overwrites it. */
    public byte[] buffer() {
        return buffer.bytes;
    }

    /** How many bytes of {@link #buffer()} the line takes. */
    public int length() {
        return buffer.length;
    }

    /** A copy of the line. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer.bytes, buffer.length);
    }

    private JsonGenerator newGenerator() {
        return LineFormat.FACTORY.createGenerator(ObjectWriteContext.empty(), buffer);
    }

    private static final class Buffer extends OutputStream {

        private byte[] bytes = new byte[4096];
        private int length;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int count) {
            if (length + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
            }
            System.arraycopy(source, offset, bytes, length, count);
            length += count;
        }
    }
}
