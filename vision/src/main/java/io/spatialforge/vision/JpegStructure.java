package io.spatialforge.vision;

import com.drew.metadata.exif.ExifReader;
import io.spatialforge.core.scene.Transform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks the segments of a JPEG up to its first scan, then looks for the end marker behind it.
 *
 * <p>The end marker is sought only after the start of the scan, because the thumbnail in the EXIF block is a JPEG with an
 * end marker of its own. Most files end with the marker; some writers pad with zeros, and some telephones append a film
 * of megabytes. So first the last two bytes are looked at, then the last 64 KiB, then everything from the scan on: within
 * entropy-coded data the bytes {@code FF D9} can be nothing but the end marker.
 */
final class JpegStructure {

    private static final int TAIL = 1 << 16;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int LAST_FRAME_READ = 0xC2;

    private JpegStructure() {}

    static boolean begins(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xFF && head[1] == (byte) 0xD8 && head[2] == (byte) 0xFF;
    }

    static Photo look(PhotoBytes in) throws IOException {
        in.seek(2);
        int width = 0;
        int height = 0;
        int components = 0;
        boolean adobe = false;
        Transform transform = null;
        while (true) {
            int marker = nextMarker(in);
            if (marker == END_OF_IMAGE) {
                return PhotoProbe.unreadable("the JPEG ends before any scan");
            }
            if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                continue; // these stand alone
            }
            long segment = in.position();
            int length = in.readUnsignedShort();
            if (length < 2) {
                return PhotoProbe.unreadable("segment %02X of the JPEG has length %d".formatted(marker, length));
            }
            if (marker == START_OF_SCAN) {
                break;
            }
            if (isFrame(marker)) {
                Photo flaw = flaw(marker, in.readUnsignedByte());
                height = in.readUnsignedShort();
                width = in.readUnsignedShort();
                components = in.readUnsignedByte();
                if (flaw != null) {
                    return flaw;
                }
            } else if (marker == APP14 && length >= 14) {
                byte[] name = new byte[5];
                in.readFully(name);
                adobe = adobe || new String(name, StandardCharsets.US_ASCII).equals("Adobe");
            } else if (marker == APP1 && transform == null) {
                byte[] block = new byte[length - 2];
                in.readFully(block);
                if (ExifReader.startsWithJpegExifPreamble(block)) {
                    transform = ExifOrientation.of(block, ExifReader.JPEG_SEGMENT_PREAMBLE.length());
                }
            }
            in.seek(segment + length);
        }
        if (width == 0 || height == 0) {
            return PhotoProbe.unreadable("the JPEG's frame header is missing or declares no size");
        }
        if (components == 2 || components > 4) {
            return PhotoProbe.unsupported("a JPEG of %d components is not read".formatted(components));
        }
        if (components == 4 && !adobe) {
            return PhotoProbe.unsupported(
                    "a JPEG of four inks without Adobe's marker: whether 0 is all ink or none is not said");
        }
        if (!hasEnd(in, in.position())) {
            return PhotoProbe.truncated("the JPEG has no end marker after its %d bytes".formatted(in.length()));
        }
        return new Photo.Sound(width, height, transform == null ? Transform.IDENTITY : transform, "jpeg");
    }

    /** What is wrong with a frame of that kind and depth: baseline, extended and progressive of 8 bits are read. */
    private static @Nullable Photo flaw(int marker, int bits) {
        if (marker > LAST_FRAME_READ) {
            return PhotoProbe.unsupported(
                    "a JPEG that is lossless, hierarchical or arithmetically coded (frame %02X) is not read"
                            .formatted(marker));
        }
        return bits == 8 ? null : PhotoProbe.unsupported("a JPEG of %d bits a sample is not read".formatted(bits));
    }

    private static int nextMarker(PhotoBytes in) throws IOException {
        int b = in.readUnsignedByte();
        while (b != 0xFF) {
            b = in.readUnsignedByte(); // stray bytes between segments, which decoders skip too
        }
        while (b == 0xFF) {
            b = in.readUnsignedByte();
        }
        return b;
    }

    /** SOF0 to SOF15, of which three numbers mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean hasEnd(PhotoBytes in, long scan) throws IOException {
        long length = in.length();
        return endWithin(in, Math.max(scan, length - 2), length)
                || endWithin(in, Math.max(scan, length - TAIL), length)
                || endWithin(in, scan, length);
    }

    private static boolean endWithin(PhotoBytes in, long from, long to) throws IOException {
        byte[] chunk = new byte[(int) Math.min(TAIL, Math.max(0, to - from))];
        in.seek(from);
        int previous = 0;
        for (long at = from; at < to; ) {
            int n = in.read(chunk, 0, (int) Math.min(chunk.length, to - at));
            if (n <= 0) {
                return false;
            }
            for (int i = 0; i < n; i++) {
                int b = chunk[i] & 0xFF;
                if (previous == 0xFF && b == END_OF_IMAGE) {
                    return true;
                }
                previous = b;
            }
            at += n;
        }
        return false;
    }
}
