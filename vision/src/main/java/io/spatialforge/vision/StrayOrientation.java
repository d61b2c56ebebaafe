package io.spatialforge.vision;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Orientations that {@link PhotoProbe} doesn't go by, because they are no camera's, and that some loaders do: Pillow turns
 * a picture without an orientation in its EXIF by what its XMP says, or by EXIF that stands as text in a PNG.
 */
public final class StrayOrientation {

    private static final byte[] XMP = "tiff:Orientation".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXIF_AS_TEXT = "Raw profile type ".getBytes(StandardCharsets.US_ASCII);

    private StrayOrientation() {}

    /**
     * Whether a loader may turn the picture though its EXIF doesn't say so. A yes is no certainty.
     *
     * @param file of a photograph that is sound
     */
    public static boolean mayBeIn(byte[] file) {
        int end = JpegStructure.begins(file) ? firstScan(file) : file.length;
        for (int at = find(XMP, file, 0, end); at >= 0; at = find(XMP, file, at + 1, end)) {
            if (turns(file, at + XMP.length)) {
                return true;
            }
        }
        return PngStructure.begins(file) && find(EXIF_AS_TEXT, file, 0, end) >= 0;
    }

    /** Where the pixels of a JPEG begin: a good part of its bytes are behind that, and say nothing. */
    private static int firstScan(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length && jpeg[at] == (byte) 0xFF && jpeg[at + 1] != (byte) 0xDA) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return at + 4 <= jpeg.length && jpeg[at] == (byte) 0xFF ? at : jpeg.length;
    }

    /** Whether {@code ="6"} or {@code >6} stands there, with any number but 1. */
    private static boolean turns(byte[] file, int at) {
        int digit = at;
        while (digit < file.length && digit < at + 4 && "=>\"' ".indexOf(file[digit]) >= 0) {
            digit++;
        }
        return digit > at && digit < file.length && file[digit] >= '2' && file[digit] <= '8';
    }

    private static int find(byte[] text, byte[] file, int from, int to) {
        int last = to - text.length;
        for (int at = from; at <= last; at++) {
            if (file[at] == text[0] && Arrays.equals(file, at, at + text.length, text, 0, text.length)) {
                return at;
            }
        }
        return -1;
    }
}
