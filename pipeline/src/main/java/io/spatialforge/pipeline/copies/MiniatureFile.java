package io.spatialforge.pipeline.copies;

import io.spatialforge.vision.copies.Miniature;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Miniatures by number in a temporary file. One thread adds; then several may read. */
final class MiniatureFile implements Closeable {

    private static final int WAITING = 256;
    private static final int NONE = -1;

    private final FileChannel channel;

    /** Of each image its place among those that have a miniature. */
    private int[] places = new int[1024];

    private final ByteBuffer buffer = ByteBuffer.allocate(WAITING * Miniature.BYTES);
    private int size;
    private int stored;
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
        if (size == places.length) {
            places = Arrays.copyOf(places, size + (size >> 1));
        }
        places[size++] = miniature == null ? NONE : stored;
        if (miniature != null) {
            stored++;
            buffer.put(miniature.bytes());
            if (!buffer.hasRemaining()) {
                flush();
            }
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
        return places[number] != NONE;
    }

    /** The miniature of a number that {@link #has} one. */
    Miniature get(int number) throws IOException {
        long at = (long) places[number] * Miniature.BYTES;
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
