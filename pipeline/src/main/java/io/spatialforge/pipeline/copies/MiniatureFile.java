package io.spatialforge.pipeline.copies;

import io.spatialforge.vision.copies.Miniature;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Miniatures by number in a temporary file. One thread adds; then several may read. */
final class MiniatureFile implements Closeable {

    private static final int WAITING = 256;

    private final FileChannel channel;
    private final BitSet there = new BitSet();
    private final ByteBuffer buffer = ByteBuffer.allocate(WAITING * Miniature.BYTES);
    private int size;
    private long written;

    private MiniatureFile(FileChannel channel) {
        this.channel = channel;
    }

    static MiniatureFile create(Path folder) throws IOException {
        return new MiniatureFile(FileChannel.open(
                Files.createTempFile(folder, ".miniatures", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Adds the next, or that there is none. */
    void add(@Nullable Miniature miniature) throws IOException {
        if (miniature == null) {
            buffer.put(new byte[Miniature.BYTES]);
        } else {
            there.set(size);
            buffer.put(miniature.bytes());
        }
        size++;
        if (!buffer.hasRemaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            written += channel.write(buffer, written);
        }
        buffer.clear();
    }

    boolean has(int number) {
        return there.get(number);
    }

    /** The miniature of a number that {@link #has} one. */
    Miniature get(int number) throws IOException {
        long at = (long) number * Miniature.BYTES;
        byte[] luma = new byte[Miniature.BYTES];
        if (at >= written) {
            System.arraycopy(buffer.array(), (int) (at - written), luma, 0, luma.length);
            return Miniature.ofBytes(luma);
        }
        ByteBuffer into = ByteBuffer.wrap(luma);
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position()) < 0) {
                throw new IOException("the temporary file of miniatures was cut short");
            }
        }
        return Miniature.ofBytes(luma);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
