package io.spatialforge.vision;

import io.spatialforge.vision.store.StoredImage;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a photograph with a place in them. Going on is cheap, going back opens the image anew. */
final class PhotoBytes implements Closeable {

    private static final int BUFFER = 4096;

    private final StoredImage image;
    private InputStream in;
    private long position;

    PhotoBytes(StoredImage image) throws IOException {
        this.image = image;
        in = new BufferedInputStream(image.open(), BUFFER);
    }

    long length() {
        return image.size();
    }

    long position() {
        return position;
    }

    /** Goes to a place; one behind the end is found when something is read there. */
    void seek(long to) throws IOException {
        if (to < position) {
            in.close();
            in = new BufferedInputStream(image.open(), BUFFER);
            position = 0;
        }
        while (position < to) {
            long skipped = in.skip(to - position);
            if (skipped <= 0) {
                if (in.read() < 0) {
                    position = to; // an empty rest: reads will say so
                    return;
                }
                skipped = 1;
            }
            position += skipped;
        }
    }

    /** The first bytes, as many as there are up to {@code count}; the place is the first byte afterwards. */
    byte[] head(int count) throws IOException {
        in.mark(count);
        byte[] head = new byte[count];
        int n = in.readNBytes(head, 0, count);
        in.reset();
        return Arrays.copyOf(head, n);
    }

    /** Up to so many bytes; less than 1 at the end. */
    int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        position += Math.max(n, 0);
        return n;
    }

    int readUnsignedByte() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        position++;
        return b;
    }

    int readUnsignedShort() throws IOException {
        return readUnsignedByte() << 8 | readUnsignedByte();
    }

    int readInt() throws IOException {
        return readUnsignedShort() << 16 | readUnsignedShort();
    }

    void readFully(byte[] into) throws IOException {
        int n = in.readNBytes(into, 0, into.length);
        position += n;
        if (n < into.length) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
