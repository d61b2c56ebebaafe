package io.spatialforge.records;

import java.util.Arrays;

/**
 * Encodes records one after another into a buffer that is used again. For one thread.
 *
 * @param <T> the record
 */
public final class LineEncoder<T> {

    private final LineFormat<T> format;
    private final LineOutput out = new LineOutput(1 << 10);

    LineEncoder(LineFormat<T> format) {
        this.format = format;
    }

    /**
     * Replaces the buffer's content by the record, without a line end.
     *
     * @throws RecordException if the record can't be written; the encoder stays usable
     */
    public void encode(T value) {
        out.clear();
        format.write(value, out);
    }

    /** The encoded line in its first {@link #length()} bytes; the next {@link #encode} overwrites it. */
    public byte[] buffer() {
        return out.bytes();
    }

    /** How many bytes of {@link #buffer()} the line takes. */
    public int length() {
        return out.length();
    }

    /** A copy of the line. */
    public byte[] toByteArray() {
        return Arrays.copyOf(out.bytes(), out.length());
    }
}
