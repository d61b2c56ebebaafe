package io.spatialforge.sources.imports;

import io.spatialforge.core.scene.Mask;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import javax.imageio.ImageIO;

/** A mask kept as a PNG: what is not 0 (of a palette, not its first colour) is the thing's. */
final class MaskPng {

    /** A decoder takes a few bytes for each cell. */
    private static final long MOST_CELLS = 1L << 27;

    private MaskPng() {}

    /**
     * @throws IOException if there is no such file, or it is no whole PNG of a bearable size
     */
    static Mask read(Path file) throws IOException {
        switch (PhotoProbe.probe(file)) {
            case Photo.Flawed flaw -> throw new IOException(flaw.detail());
            case Photo.Sound photo -> {
                if ((long) photo.width() * photo.height() > MOST_CELLS) {
                    throw new IOException("a mask of %dx%d is too large".formatted(photo.width(), photo.height()));
                }
            }
        }
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (RuntimeException e) { // the decoder throws whatever broken data leads it to
            throw new IOException("the PNG can't be decoded: " + e.getMessage(), e);
        }
        if (image == null) {
            throw new IOException("not a PNG");
        }
        Raster raster = image.getRaster();
        int width = raster.getWidth();
        int height = raster.getHeight();
        BitSet cells = new BitSet();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                if (row[x] != 0) {
                    cells.set(x * height + y);
                }
            }
        }
        return Mask.of(width, height, cells);
    }
}
