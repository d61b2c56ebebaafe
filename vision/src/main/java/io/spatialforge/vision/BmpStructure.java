package io.spatialforge.vision;

import io.spatialforge.core.scene.Transform;
import java.io.IOException;

/** Reads the headers of a BMP; all its rows must be there. Compressed ones, which no photograph is, are not read. */
final class BmpStructure {

    private static final int OS2_HEADER = 12;
    private static final int HEADER = 40;
    private static final int BIT_FIELDS = 3;

    private BmpStructure() {}

    static boolean begins(byte[] head) {
        return head.length >= 2 && head[0] == 'B' && head[1] == 'M';
    }

    static Photo look(PhotoBytes in) throws IOException {
        in.seek(10);
        long pixels = littleInt(in) & 0xFFFFFFFFL;
        int header = littleInt(in);
        if (header < HEADER) {
            return header == OS2_HEADER
                    ? PhotoProbe.unsupported("a BMP of OS/2 is not read")
                    : PhotoProbe.unreadable("the BMP's header has %d bytes".formatted(header));
        }
        int width = littleInt(in);
        long height = Math.abs((long) littleInt(in)); // negative where rows go from top to bottom
        in.readUnsignedShort(); // planes
        int bits = Short.toUnsignedInt(Short.reverseBytes((short) in.readUnsignedShort()));
        int compression = littleInt(in);
        if (compression != 0 && compression != BIT_FIELDS) {
            return PhotoProbe.unsupported("a compressed BMP is not read");
        }
        if (width <= 0 || height == 0 || height > Integer.MAX_VALUE) {
            return PhotoProbe.unreadable("the BMP declares %dx%d pixels".formatted(width, height));
        }
        long row = ((long) width * bits + 31) / 32 * 4;
        if (pixels + row * height > in.length()) {
            return PhotoProbe.truncated(
                    "the BMP's rows need %d bytes, the file has %d".formatted(pixels + row * height, in.length()));
        }
        return new Photo.Sound(width, (int) height, Transform.IDENTITY, "bmp");
    }

    private static int littleInt(PhotoBytes in) throws IOException {
        return Integer.reverseBytes(in.readInt());
    }
}
