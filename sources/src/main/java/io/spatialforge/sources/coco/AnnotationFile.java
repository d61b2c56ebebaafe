package io.spatialforge.sources.coco;

import io.spatialforge.sources.Source.RowSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is read at several places, by several threads. However often and in whatever order its bytes are read, the
 * sink hears of each once.
 */
final class AnnotationFile implements Closeable {

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final RowSink sink;
    private long told;

    private AnnotationFile(Path file, FileChannel channel, RowSink sink) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
        this.sink = sink;
    }

    static AnnotationFile open(Path file, RowSink sink) throws IOException {
        return new AnnotationFile(file, FileChannel.open(file, StandardOpenOption.READ), sink);
    }

    /** In bytes, when it was opened. */
    long size() {
        return size;
    }

    /**
     * Reads from a place on, as much as there is room for.
     *
     * @return bytes read; fewer than asked for at the end of the file only
     */
    int read(byte[] buffer, int offset, int length, long position) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(buffer, offset, length);
        while (target.hasRemaining()) {
            if (channel.read(target, position + target.position() - offset) < 0) {
                break;
            }
        }
        return target.position() - offset;
    }

    /** Tells the sink that all before a place was read. For the thread that the sink belongs to. */
    void reached(long position) {
        if (position > told) {
            sink.progressed(file, position - told);
            told = position;
        }
    }

    /** The bytes from a place on; how far they were read is told. Closing it closes nothing. */
    InputStream from(long position) {
        return new InputStream() {

            private long at = position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                int count = channel.read(ByteBuffer.wrap(buffer, offset, length), at);
                if (count > 0) {
                    at += count;
                    reached(at);
                }
                return count;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
