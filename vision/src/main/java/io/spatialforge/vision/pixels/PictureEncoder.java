package io.spatialforge.vision.pixels;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * From pixels to the bytes of a file that says nothing but them: no orientation, no text, no profile. The same pixels give
 * the same bytes. Safe for several threads.
 */
public final class PictureEncoder {

    /** Of JPEGs, 0 to 100: no difference that one sees, at about the size that cameras write. */
    public static final int QUALITY = 95;

    private PictureEncoder() {}

    /**
     * @throws IllegalStateException if the encoder gives up, as with sides above 65,535 pixels
     */
    public static byte[] jpeg(Picture picture) {
        return jpeg(picture, QUALITY);
    }

    /**
     * @param quality 0 to 100
     * @throws IllegalStateException if the encoder gives up, as with sides above 65,535 pixels
     */
    public static byte[] jpeg(Picture picture, int quality) {
        return encode(picture, ".jpg", IMWRITE_JPEG_QUALITY, quality);
    }

    /**
     * Without loss.
     *
     * @throws IllegalStateException if the encoder gives up
     */
    public static byte[] png(Picture picture) {
        return encode(picture, ".png");
    }

    private static byte[] encode(Picture picture, String ending, int... settings) {
        try (BytePointer encoded = new BytePointer();
                IntPointer how = new IntPointer(settings)) {
            if (!imencode(ending, picture.pixels(), encoded, how)) {
                throw new IllegalStateException(
                        "no file %s can be made of %dx%d pixels".formatted(ending, picture.width(), picture.height()));
            }
            byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
            encoded.get(bytes);
            return bytes;
        }
    }
}
