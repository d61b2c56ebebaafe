package io.spatialforge.export.dataset;

import io.spatialforge.records.LineFeeds;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a file as slices of one buffer: bounded memory for files of any size and lines up to {@link #MAX_LINE}. */
public final class JsonLines implements Closeable {

    /** Longest line that is read whole, in bytes. */
    public static final int MAX_LINE = 32 << 20;

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int end;
    private int filled;
    private boolean exhausted;
    private boolean tooLong;

    public JsonLines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; a line feed at the very end starts no further one. */
    public boolean next() throws IOException {
        start = end < filled && buffer[end] == '\n' ? end + 1 : end;
        tooLong = false;
        int at = start;
        while (true) {
            at = LineFeeds.next(buffer, at, filled);
            if (at < filled) {
                end = at;
                tooLong |= end - start > MAX_LINE;
                return true;
            }
            if (exhausted) {
                end = filled;
                return tooLong || end > start;
            }
            at = fill(at);
        }
    }

    /** Reads on; makes room first. Returns where {@code at} has moved to. */
    private int fill(int at) throws IOException {
        if (at - start > MAX_LINE) {
            tooLong = true;
            start = at;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        } else if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            exhausted = true;
            return filled;
        }
        int resumed = filled;
        filled += read;
        return resumed;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int start() {
        return start;
    }

    public int length() {
        return end - start;
    }

    /** Whether the line is longer than {@link #MAX_LINE}, so that only its tail is here. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Whether the line starts with a byte order mark, which Java's readers skip and Python's do not. */
    public boolean hasByteOrderMark() {
        return end - start >= 3
                && buffer[start] == (byte) 0xef
                && buffer[start + 1] == (byte) 0xbb
                && buffer[start + 2] == (byte) 0xbf;
    }

    /** Whether the line is UTF-8 by the letter: nothing overlong, no surrogates, nothing cut. */
    public boolean isUtf8() {
        for (int i = start; i < end; i++) {
            if (buffer[i] < 0) {
                return decodes(i);
            }
        }
        return true;
    }

    private boolean decodes(int from) {
        utf8.reset();
        ByteBuffer bytes = ByteBuffer.wrap(buffer, from, end - from);
        CharBuffer chars = CharBuffer.allocate(8192);
        try {
            while (true) {
                var result = utf8.decode(bytes, chars, true);
                if (result.isUnderflow()) {
                    return true;
                }
                if (result.isError()) {
                    result.throwException();
                }
                chars.clear();
            }
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
