package io.spatialforge.vision;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A photograph's bytes as the JDK's image readers want them; nothing is cached, going back reads again. */
final class PhotoInput extends ImageInputStreamImpl {

    private final PhotoBytes in;

    PhotoInput(PhotoBytes in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        setBitOffset(0);
        in.seek(streamPos);
        int n = in.read(into, offset, length);
        streamPos += Math.max(n, 0);
        return n;
    }

    @Override
    public long length() {
        return in.length();
    }
}
