package io.spatialforge.vision;

import io.spatialforge.core.scene.Transform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a WebP. All of them must lie within the file, the first partition of a lossy image within its chunk,
 * and the image must have the size of its canvas. An animation is no photograph.
 */
final class WebpStructure {

    private static final int RIFF_HEADER = 12;
    private static final int LOSSY = 0x56503820; // "VP8 "
    private static final int LOSSLESS = 0x5650384C; // "VP8L"
    private static final int EXTENDED = 0x56503858; // "VP8X"
    private static final int EXIF = 0x45584946;
    private static final int ANIMATED = 0x02;
    private static final int LARGEST_EXIF = 1 << 20;
    private static final byte[] EXIF_PREAMBLE = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private final PhotoBytes in;
    private int canvasWidth;
    private int canvasHeight;
    private int width;
    private int height;
    private Transform transform = Transform.IDENTITY;

    private WebpStructure(PhotoBytes in) {
        this.in = in;
    }

    static boolean begins(byte[] head) {
        return head.length >= RIFF_HEADER
                && head[0] == 'R'
                && head[1] == 'I'
                && head[2] == 'F'
                && head[3] == 'F'
                && head[8] == 'W'
                && head[9] == 'E'
                && head[10] == 'B'
                && head[11] == 'P';
    }

    static Photo look(PhotoBytes in) throws IOException {
        return new WebpStructure(in).look();
    }

    private Photo look() throws IOException {
        in.seek(4);
        long end = 8 + littleInt();
        if (end > in.length()) {
            return PhotoProbe.truncated(
                    "the WebP says that it has %d bytes, the file has %d".formatted(end, in.length()));
        }
        long at = RIFF_HEADER;
        while (at + 8 <= end) {
            in.seek(at);
            int type = in.readInt();
            long length = littleInt();
            if (at + 8 + length > end) {
                return PhotoProbe.truncated("chunk '%s' of the WebP goes beyond its end".formatted(text(type)));
            }
            Photo flaw = switch (type) {
                case LOSSY -> lossy(length);
                case LOSSLESS -> lossless(length);
                case EXTENDED -> extended(length);
                case EXIF -> exif(length);
                default -> null; // colour profile, transparency, XMP: nothing that changes size or turn
            };
            if (flaw != null) {
                return flaw;
            }
            at += 8 + length + (length & 1);
        }
        if (width == 0) {
            return PhotoProbe.unreadable("the WebP holds no image");
        }
        if (canvasWidth != 0 && (canvasWidth != width || canvasHeight != height)) {
            return PhotoProbe.unreadable("the WebP's canvas is %dx%d and its image %dx%d"
                    .formatted(canvasWidth, canvasHeight, width, height));
        }
        return new Photo.Sound(width, height, transform, "webp");
    }

    private @Nullable Photo lossy(long length) throws IOException {
        if (length < 10) {
            return PhotoProbe.truncated("the WebP's image has %d bytes".formatted(length));
        }
        int tag = littleThree();
        boolean keyFrame = (tag & 1) == 0;
        long firstPartition = tag >> 5;
        if (!keyFrame || littleThree() != 0x2A019D) {
            return PhotoProbe.unreadable("the WebP's image does not begin with a key frame");
        }
        if (10 + firstPartition > length) {
            return PhotoProbe.truncated("the WebP's first partition goes beyond its chunk");
        }
        width = littleShort() & 0x3FFF;
        height = littleShort() & 0x3FFF;
        return null;
    }

    private @Nullable Photo lossless(long length) throws IOException {
        if (length < 5) {
            return PhotoProbe.truncated("the WebP's image has %d bytes".formatted(length));
        }
        if (in.readUnsignedByte() != 0x2F) {
            return PhotoProbe.unreadable("the WebP's lossless image does not begin with its signature");
        }
        long bits = littleInt();
        width = 1 + (int) (bits & 0x3FFF);
        height = 1 + (int) (bits >> 14 & 0x3FFF);
        return null;
    }

    private @Nullable Photo extended(long length) throws IOException {
        if (length < 10) {
            return PhotoProbe.unreadable("the WebP's header chunk has %d bytes".formatted(length));
        }
        long flags = littleInt();
        if ((flags & ANIMATED) != 0) {
            return PhotoProbe.unsupported("an animated WebP is no photograph");
        }
        canvasWidth = 1 + littleThree();
        canvasHeight = 1 + littleThree();
        return null;
    }

    private @Nullable Photo exif(long length) throws IOException {
        byte[] block = new byte[(int) Math.min(length, LARGEST_EXIF)];
        in.readFully(block);
        boolean preamble = block.length >= EXIF_PREAMBLE.length
                && Arrays.equals(block, 0, EXIF_PREAMBLE.length, EXIF_PREAMBLE, 0, EXIF_PREAMBLE.length);
        transform = ExifOrientation.of(block, preamble ? EXIF_PREAMBLE.length : 0);
        return null;
    }

    private int littleShort() throws IOException {
        return Short.toUnsignedInt(Short.reverseBytes((short) in.readUnsignedShort()));
    }

    private int littleThree() throws IOException {
        return littleShort() | in.readUnsignedByte() << 16;
    }

    private long littleInt() throws IOException {
        return Integer.reverseBytes(in.readInt()) & 0xFFFFFFFFL;
    }

    private static String text(int type) {
        return new String(
                new byte[] {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type},
                StandardCharsets.ISO_8859_1);
    }
}
