package io.spatialforge.vision.pixels;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the decoder needs all of a WebP's compressed data.
 *
 * <p>A WebP has no checksum, and its decoder notices only if data is missing at the end. But what is read out of step
 * needs more data than there is, which the decoder says, or less, which it does not. So the data without its last bytes is
 * decoded too: of a sound file nothing comes of that; if a picture comes of it, the data was altered. It costs a second
 * decoding, and raises what is seen of damage to lossy files from a third to nearly all; see {@code docs/images.md}.
 *
 * <p>Of an image in several partitions, which encoders make only if they are told to, the last is judged so.
 */
final class WebpData {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int LOSSY = 0x20385056; // "VP8 "
    private static final int LOSSLESS = 0x4C385056; // "VP8L"

    /** Bytes that are left away: libwebp leaves up to 2 unused at the end and libvpx 4. */
    private static final int LAST = 8;

    /** Data of fewer bytes is not judged: next to all of it is header. */
    private static final int LEAST = 64;

    private WebpData() {}

    /**
     * What is damaged; null if nothing is found.
     *
     * @param webp found sound by {@link io.spatialforge.vision.PhotoProbe}
     */
    static @Nullable String damage(byte[] webp) throws PictureException {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = RIFF_HEADER; at + CHUNK_HEADER <= webp.length; ) {
            int type = bytes.getInt(at);
            int length = bytes.getInt(at + 4);
            if (type == LOSSY || type == LOSSLESS) {
                return length >= LEAST && isPicture(shortened(webp, at, length - LAST))
                        ? "the last bytes of the WebP's data are not needed to decode it"
                        : null;
            }
            at += CHUNK_HEADER + length + (length & 1);
        }
        return null;
    }

    private static boolean isPicture(byte[] webp) throws PictureException {
        try (Mat decoded = PictureDecoder.decoded(webp, IMREAD_COLOR)) {
            return !decoded.empty();
        }
    }

    /** A WebP of nothing but the beginning of a chunk of pixels. */
    private static byte[] shortened(byte[] webp, int chunk, int length) {
        int padded = length + (length & 1);
        return ByteBuffer.allocate(RIFF_HEADER + CHUNK_HEADER + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(webp, 0, 4)
                .putInt(4 + CHUNK_HEADER + padded)
                .put(webp, 8, 4)
                .put(webp, chunk, 4)
                .putInt(length)
                .put(webp, chunk + CHUNK_HEADER, length)
                .array();
    }
}
