package io.spatialforge.spark;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * One stream of a file, for one thread at a time, with the bytes it read last. Photographs are read on in pieces of 4 KiB
 * and headers of tars by jumps; each request costs a round trip. So a jump reads a little, and reading on from it reads
 * twice as much each time.
 */
final class BlobReader implements Closeable {

    private static final int AFTER_JUMP = 4 << 10;
    private static final int LARGEST = 256 << 10;

    private final HadoopBlob owner;
    private final FSDataInputStream in;
    private byte[] bytes = new byte[0];
    private long start;
    private int length;

    BlobReader(HadoopBlob owner, FSDataInputStream in) {
        this.owner = owner;
        this.in = in;
    }

    boolean isOf(HadoopBlob blob) {
        return owner == blob;
    }

    /** Whether a read there goes on where this one is. */
    boolean goesOnAt(long at) {
        return at >= start && at <= start + length;
    }

    /**
     * Reads at least one byte.
     *
     * @param most bytes to put there, at least 1; the file has as many at the place
     * @return how many
     * @throws java.io.EOFException if the file has fewer than was said
     */
    int read(ByteBuffer into, int most, long at) throws IOException {
        if (at < start || at >= start + length) {
            fill(most, at);
        }
        int from = (int) (at - start);
        int count = Math.min(most, length - from);
        into.put(bytes, from, count);
        return count;
    }

    private void fill(int most, long at) throws IOException {
        int wanted = length > 0 && at == start + length ? Math.min(2 * bytes.length, LARGEST) : AFTER_JUMP;
        length = 0;
        int count = (int) Math.min(Math.max(wanted, Math.min(most, LARGEST)), owner.size() - at);
        if (bytes.length != count) {
            bytes = new byte[count];
        }
        in.readFully(at, bytes, 0, count);
        start = at;
        length = count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
