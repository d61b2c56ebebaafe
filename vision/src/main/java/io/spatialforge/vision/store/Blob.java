package io.spatialforge.vision.store;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file that can be read anywhere in it, by several threads at once. */
public interface Blob extends Closeable {

    /** Bytes it has. */
    long size() throws IOException;

    /**
     * Reads some bytes.
     *
     * @param at where the first one is, from 0
     * @return how many; less than 1 at the end
     */
    int read(ByteBuffer into, long at) throws IOException;

    @Override
    void close() throws IOException;

    /** A file of this machine. */
    static Blob ofFile(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new Blob() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(ByteBuffer into, long at) throws IOException {
                return channel.read(into, at);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /**
     * All bytes of a part.
     *
     * @throws EOFException if the file ends before
     */
    default byte[] bytes(long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (stream(from, length).readNBytes(bytes, 0, length) < length) {
            throw new EOFException("the file ends before byte " + (from + length));
        }
        return bytes;
    }

    /** A stream of a part; closing it leaves the file open. */
    default InputStream stream(long from, long length) {
        return new InputStream() {

            private long at = from;
            private final long end = from + length;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int count) throws IOException {
                Objects.checkFromIndexSize(offset, count, into.length);
                if (count == 0) {
                    return 0;
                }
                int n = at >= end
                        ? -1
                        : Blob.this.read(ByteBuffer.wrap(into, offset, (int) Math.min(count, end - at)), at);
                at += Math.max(n, 0);
                return n;
            }

            @Override
            public long skip(long count) {
                long skipped = Math.max(0, Math.min(count, end - at));
                at += skipped;
                return skipped;
            }

            @Override
            public int available() {
                return (int) Math.min(Integer.MAX_VALUE, Math.max(0, end - at));
            }
        };
    }
}
