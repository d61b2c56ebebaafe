package io.spatialforge.vision;

import io.spatialforge.core.scene.Transform;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first directory of a TIFF: size, orientation, and whether all strips or tiles lie within the file. Of the many
 * kinds those are read that photographs are kept in: grey or RGB with 8 or 16 bits a sample, uncompressed or compressed
 * with LZW, Deflate or PackBits. Further pages, mostly thumbnails, are not looked at.
 */
final class TiffStructure {

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIP_OFFSETS = 273;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;

    /** Strips or tiles that a file may have: one for each row of the tallest image. */
    private static final int MOST_PARTS = 1 << 20;

    private final PhotoBytes in;
    private final boolean little;
    private long width;
    private long height;
    private long bits = 1;
    private long compression = 1;
    private long photometric = -1;
    private long samples = 1;
    private long orientation = 1;
    private long @Nullable [] offsets;
    private long @Nullable [] lengths;

    private TiffStructure(PhotoBytes in, boolean little) {
        this.in = in;
        this.little = little;
    }

    static boolean begins(byte[] head) {
        return head.length >= 4
                && (head[0] == 'I' && head[1] == 'I' && head[2] == 42 && head[3] == 0
                        || head[0] == 'M' && head[1] == 'M' && head[2] == 0 && head[3] == 42);
    }

    static Photo look(PhotoBytes in) throws IOException {
        return new TiffStructure(in, in.readUnsignedByte() == 'I').look();
    }

    private Photo look() throws IOException {
        in.seek(4);
        long directory = whole();
        if (directory + 2 > in.length()) {
            return PhotoProbe.truncated(
                    "the TIFF's directory is said to be at byte %d of %d".formatted(directory, in.length()));
        }
        in.seek(directory);
        int entries = half();
        for (int i = 0; i < entries; i++) {
            in.seek(directory + 2 + 12L * i);
            entry();
        }
        if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            return PhotoProbe.unreadable("the TIFF declares %dx%d pixels".formatted(width, height));
        }
        if (!isRead()) {
            return PhotoProbe.unsupported(
                    "a TIFF of this kind is not read (bits %d, samples %d, photometric %d, compression %d)"
                            .formatted(bits, samples, photometric, compression));
        }
        if (offsets == null || lengths == null || offsets.length != lengths.length || offsets.length == 0) {
            return PhotoProbe.unreadable("the TIFF does not say where its pixels are");
        }
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] + lengths[i] > in.length()) {
                return PhotoProbe.truncated("strip %d of the TIFF ends at byte %d, the file has %d"
                        .formatted(i, offsets[i] + lengths[i], in.length()));
            }
        }
        Transform transform =
                orientation >= 1 && orientation <= 8 ? Transform.ofExif((int) orientation) : Transform.IDENTITY;
        return new Photo.Sound((int) width, (int) height, transform, "tiff");
    }

    private boolean isRead() {
        boolean colour = photometric == 2 && samples == 3;
        boolean grey = (photometric == 0 || photometric == 1) && samples == 1;
        boolean packing = compression == 1
                || compression == 5
                || compression == 8
                || compression == 32946
                || compression == 32773;
        return (bits == 8 || bits == 16) && (colour || grey) && packing;
    }

    private void entry() throws IOException {
        int tag = half();
        int type = half();
        long count = whole();
        switch (tag) {
            case WIDTH -> width = first(type, count);
            case HEIGHT -> height = first(type, count);
            case BITS -> bits = first(type, count);
            case COMPRESSION -> compression = first(type, count);
            case PHOTOMETRIC -> photometric = first(type, count);
            case SAMPLES -> samples = first(type, count);
            case ORIENTATION -> orientation = first(type, count);
            case STRIP_OFFSETS, TILE_OFFSETS -> offsets = all(type, count);
            case STRIP_LENGTHS, TILE_LENGTHS -> lengths = all(type, count);
            default -> {} // colour profile, resolution, who took it
        }
    }

    private long first(int type, long count) throws IOException {
        long[] values = all(type, Math.min(count, 4));
        return values.length == 0 ? 0 : values[0];
    }

    private long[] all(int type, long count) throws IOException {
        if ((type != 3 && type != 4) || count > MOST_PARTS) {
            return new long[0];
        }
        int bytes = type == 3 ? 2 : 4;
        if (count * bytes > 4) {
            in.seek(whole());
        }
        long[] values = new long[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes == 2 ? half() : whole();
        }
        return values;
    }

    private int half() throws IOException {
        int value = in.readUnsignedShort();
        return little ? Short.toUnsignedInt(Short.reverseBytes((short) value)) : value;
    }

    private long whole() throws IOException {
        int value = in.readInt();
        return (little ? Integer.reverseBytes(value) : value) & 0xFFFFFFFFL;
    }
}
