package io.spatialforge.vision.vlm;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureEncoder;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A picture as a model is shown it.
 *
 * @param bytes an encoded JPEG or PNG; not to be changed
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param width in pixels, as encoded
 * @param height in pixels, as encoded
 */
@SuppressWarnings("ArrayRecordComponent")
public record ChatImage(byte[] bytes, String mediaType, int width, int height) {

    /** Of JPEGs, 0 to 100. */
    static final int QUALITY = PictureEncoder.QUALITY;

    /**
     * A picture as a JPEG, scaled down if need be and never up. The same pixels give the same bytes.
     *
     * @param picture as its pixels are, which may be fewer than the photograph's own; not closed
     * @param maxSide longest side in pixels, at least 1
     */
    public static ChatImage of(Picture picture, int maxSide) {
        Mat pixels = picture.pixels();
        int longest = Math.max(pixels.cols(), pixels.rows());
        if (longest <= maxSide) {
            return new ChatImage(PictureEncoder.jpeg(picture), "image/jpeg", pixels.cols(), pixels.rows());
        }
        int width = scaled(pixels.cols(), maxSide, longest);
        int height = scaled(pixels.rows(), maxSide, longest);
        Mat smaller = new Mat();
        try (Size size = new Size(width, height)) {
            resize(pixels, smaller, size, 0, 0, INTER_AREA);
        }
        try (Picture shown = new Picture(smaller, width, height)) {
            return new ChatImage(PictureEncoder.jpeg(shown), "image/jpeg", width, height);
        }
    }

    private static int scaled(int side, int maxSide, int longest) {
        return Math.max(1, (int) Math.round((double) side * maxSide / longest));
    }
}
