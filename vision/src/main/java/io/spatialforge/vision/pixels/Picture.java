package io.spatialforge.vision.pixels;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.Closeable;
import org.apiguardian.api.API;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A photograph's pixels, upright, 8 bits a channel, in the order blue, green, red. They may be fewer than the image's own:
 * no model looks at more than a few hundred rows. Holds native memory until it is closed; of one thread at a time.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Picture implements Closeable {

    private final Mat pixels;
    private final int width;
    private final int height;

    /**
     * @param pixels of type {@code CV_8UC3}, upright; closed with the picture
     * @param width of the upright image in its own pixels, the frame of all boxes
     * @param height of the upright image in its own pixels
     */
    public Picture(Mat pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /** The pixels; not to be closed. */
    public Mat pixels() {
        return pixels;
    }

    /**
     * Fills a rectangle of pixels.
     *
     * @param x1 first column
     * @param y1 first row
     * @param x2 column after the last
     * @param y2 row after the last
     * @param rgb red, green and blue, eight bits each
     * @throws IllegalArgumentException if it is not within the pixels, or empty
     */
    public void fill(int x1, int y1, int x2, int y2, int rgb) {
        if (x1 < 0 || y1 < 0 || x2 > pixels.cols() || y2 > pixels.rows() || x1 >= x2 || y1 >= y2) {
            throw new IllegalArgumentException("a rectangle from %d, %d to %d, %d in %dx%d pixels"
                    .formatted(x1, y1, x2, y2, pixels.cols(), pixels.rows()));
        }
        try (Scalar colour = new Scalar(rgb & 0xff, rgb >> 8 & 0xff, rgb >> 16 & 0xff, 0);
                Rect area = new Rect(x1, y1, x2 - x1, y2 - y1);
                Mat part = new Mat(pixels, area)) {
            part.put(colour);
        }
    }

    /** A copy of its pixels, to be closed by itself; smaller where its longer side has more than so many, never larger. */
    public Picture within(int longest) {
        int side = Math.max(pixels.cols(), pixels.rows());
        Mat copy = new Mat();
        if (side <= longest) {
            pixels.copyTo(copy);
        } else {
            double scale = (double) longest / side;
            int columns = Math.max(1, (int) Math.round(pixels.cols() * scale));
            int rows = Math.max(1, (int) Math.round(pixels.rows() * scale));
            try (Size size = new Size(columns, rows)) {
                resize(pixels, copy, size, 0, 0, INTER_AREA);
            }
        }
        return new Picture(copy, width, height);
    }

    /** Width of the upright image in its own pixels. */
    public int width() {
        return width;
    }

    /** Height of the upright image in its own pixels. */
    public int height() {
        return height;
    }

    @Override
    public void close() {
        pixels.close();
    }
}
