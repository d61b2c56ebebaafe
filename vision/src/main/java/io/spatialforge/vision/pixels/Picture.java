package io.spatialforge.vision.pixels;

import java.io.Closeable;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A photograph's pixels, upright, 8 bits a channel, in the order blue, green, red. They may be fewer than the image's own:
 * no model looks at more than a few hundred rows. Holds native memory until it is closed; of one thread at a time.
 */
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

    /** The pixels; not to be changed or closed. */
    public Mat pixels() {
        return pixels;
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
