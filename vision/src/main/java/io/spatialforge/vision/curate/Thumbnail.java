package io.spatialforge.vision.curate;

import io.spatialforge.vision.pixels.Picture;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A picture made small enough to be measured in a few milliseconds: every n-th pixel, so that pixels that were equal stay
 * equal. Its stored orientation is kept, because no measure depends on it.
 */
final class Thumbnail {

    /** The longer side is at least this, where the picture has it, and less than twice this. */
    static final int SIDE = 512;

    private final int width;
    private final int height;
    private final byte[] red;
    private final byte[] green;
    private final byte[] blue;

    private Thumbnail(int width, int height) {
        this.width = width;
        this.height = height;
        red = new byte[width * height];
        green = new byte[width * height];
        blue = new byte[width * height];
    }

    /** Of a picture with all its pixels. */
    static Thumbnail of(Picture picture) {
        Mat pixels = picture.pixels();
        int step = Math.max(1, Math.max(pixels.cols(), pixels.rows()) / SIDE);
        Thumbnail thumbnail = new Thumbnail((pixels.cols() + step - 1) / step, (pixels.rows() + step - 1) / step);
        byte[] row = new byte[3 * pixels.cols()];
        for (int y = 0; y < thumbnail.height; y++) {
            try (BytePointer start = pixels.ptr(y * step)) {
                start.get(row);
            }
            int i = y * thumbnail.width;
            for (int at = 0; at < row.length; at += 3 * step) {
                thumbnail.blue[i] = row[at];
                thumbnail.green[i] = row[at + 1];
                thumbnail.red[i++] = row[at + 2];
            }
        }
        return thumbnail;
    }

    static Thumbnail of(BufferedImage image) {
        Thumbnail thumbnail = new Thumbnail(image.getWidth(), image.getHeight());
        int[] row = new int[thumbnail.width];
        for (int y = 0; y < thumbnail.height; y++) {
            image.getRGB(0, y, thumbnail.width, 1, row, 0, thumbnail.width);
            for (int x = 0; x < row.length; x++) {
                thumbnail.set(x, y, row[x] >> 16, row[x] >> 8, row[x]);
            }
        }
        return thumbnail;
    }

    private void set(int x, int y, int r, int g, int b) {
        int i = y * width + x;
        red[i] = (byte) r;
        green[i] = (byte) g;
        blue[i] = (byte) b;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int red(int i) {
        return red[i] & 0xff;
    }

    int green(int i) {
        return green[i] & 0xff;
    }

    int blue(int i) {
        return blue[i] & 0xff;
    }

    /** Brightness of each pixel, 0 to 255, row by row. */
    int[] luma() {
        int[] luma = new int[width * height];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (299 * red(i) + 587 * green(i) + 114 * blue(i) + 500) / 1000;
        }
        return luma;
    }
}
