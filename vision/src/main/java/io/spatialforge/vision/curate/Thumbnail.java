package io.spatialforge.vision.curate;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

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

    /**
     * @throws IOException if the stream can't be decoded as a picture
     */
    static Thumbnail read(InputStream stream) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(stream)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no decoder knows the format");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
                int step = Math.max(1, longer / SIDE);
                ImageReadParam every = reader.getDefaultReadParam();
                every.setSourceSubsampling(step, step, 0, 0);
                try {
                    return of(reader.read(0, every));
                } catch (IIOException e) {
                    if (!reader.canReadRaster()) {
                        throw e;
                    }
                    return ofInks(reader.readRaster(0, every)); // four inks, which the reader decodes but can't convert
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IOException("damaged: " + e.getMessage(), e);
            } finally {
                reader.dispose();
            }
        }
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

    /** Cyan, magenta, yellow and black as JPEGs store them: inverted. */
    private static Thumbnail ofInks(Raster raster) throws IOException {
        if (raster.getNumBands() != 4) {
            throw new IOException("a picture of " + raster.getNumBands() + " bands");
        }
        Thumbnail thumbnail = new Thumbnail(raster.getWidth(), raster.getHeight());
        int[] inks = new int[4];
        for (int y = 0; y < thumbnail.height; y++) {
            for (int x = 0; x < thumbnail.width; x++) {
                raster.getPixel(raster.getMinX() + x, raster.getMinY() + y, inks);
                thumbnail.set(x, y, inks[0] * inks[3] / 255, inks[1] * inks[3] / 255, inks[2] * inks[3] / 255);
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
