package io.spatialforge.vision;

import io.spatialforge.core.scene.Transform;
import java.io.IOException;
import java.util.Arrays;

/** Walks the chunks of a PNG from {@code IHDR} to {@code IEND}; checksums are left to the decoder. */
final class PngStructure {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454E44;
    private static final int IDAT = 0x49444154;
    private static final int EXIF = 0x65584966;
    private static final int ANIMATION = 0x6163544C; // acTL
    private static final int LARGEST_EXIF = 1 << 20;

    private PngStructure() {}

    static boolean begins(byte[] head) {
        return head.length >= 8 && Arrays.equals(head, 0, 8, SIGNATURE, 0, 8);
    }

    static Photo look(PhotoBytes in) throws IOException {
        long end = in.length();
        long at = SIGNATURE.length;
        int width = 0;
        int height = 0;
        boolean pixels = false;
        Transform transform = Transform.IDENTITY;
        while (at + 12 <= end) {
            in.seek(at);
            long length = in.readInt() & 0xFFFFFFFFL;
            int type = in.readInt();
            if (width == 0 && type != IHDR) {
                return PhotoProbe.unreadable("the PNG does not begin with its header chunk");
            }
            if (at + 12 + length > end) {
                return cut(end);
            }
            switch (type) {
                case IHDR -> {
                    width = in.readInt();
                    height = in.readInt();
                    if (width <= 0 || height <= 0) {
                        return PhotoProbe.unreadable("the PNG declares %dx%d pixels".formatted(width, height));
                    }
                }
                case IDAT -> pixels = true;
                case ANIMATION -> {
                    if (in.readInt() > 1) {
                        return PhotoProbe.unsupported("an animated PNG is no photograph");
                    }
                }
                case EXIF -> {
                    byte[] block = new byte[(int) Math.min(length, LARGEST_EXIF)];
                    in.readFully(block);
                    transform = ExifOrientation.of(block, 0);
                }
                case IEND -> {
                    return pixels
                            ? new Photo.Sound(width, height, transform, "png")
                            : PhotoProbe.unreadable("the PNG has no pixel data");
                }
                default -> {} // palettes, text and times
            }
            at += 12 + length;
        }
        return cut(end);
    }

    private static Photo cut(long length) {
        return PhotoProbe.truncated("the PNG's %d bytes end before its end chunk".formatted(length));
    }
}
