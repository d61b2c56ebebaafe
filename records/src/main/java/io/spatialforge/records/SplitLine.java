package io.spatialforge.records;

import io.spatialforge.core.qa.Split;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A line of {@code qa/} with another split in place of its own. Everything else is taken over byte by byte, so that a pair
 * need not be read and written anew to be given its split. For one thread.
 */
@API(status = API.Status.INTERNAL)
public final class SplitLine {

    private static final byte[] BEFORE = PlainLine.literal(",\"split\":\"");

    /** Schema, id, task and form come before the split. */
    private static final int WITHIN = 512;

    private byte[] buffer = new byte[4096];
    private int length;

    /**
     * Takes a line.
     *
     * @throws RecordException if it holds no split near its beginning, where lines of {@code qa/} have it
     */
    public void set(byte[] line, int offset, int lineLength, Split split) {
        int value = valueOf(line, offset, Math.min(offset + lineLength, offset + WITHIN));
        int close = value;
        while (close < offset + lineLength && line[close] != '"') {
            close++;
        }
        byte[] name = PlainLine.literal(split.id());
        int before = value - offset;
        int after = offset + lineLength - close;
        length = before + name.length + after;
        if (length > buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
        System.arraycopy(line, offset, buffer, 0, before);
        System.arraycopy(name, 0, buffer, before, name.length);
        System.arraycopy(line, close, buffer, before + name.length, after);
    }

    private static int valueOf(byte[] line, int from, int to) {
        for (int at = from; at + BEFORE.length < to; at++) {
            if (line[at] == ','
                    && line[at + 3] == BEFORE[3]
                    && Arrays.equals(line, at, at + BEFORE.length, BEFORE, 0, BEFORE.length)) {
                return at + BEFORE.length;
            }
        }
        throw new RecordException("split", "a pair with its split", "none in the line's first " + WITHIN + " bytes");
    }

    /** The line in its first {@link #length()} bytes; the next {@link #set} overwrites it. */
    public byte[] buffer() {
        return buffer;
    }

    /** How many bytes of {@link #buffer()} the line takes. */
    public int length() {
        return length;
    }
}
