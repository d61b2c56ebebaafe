package io.spatialforge.viewer.picture;

import io.spatialforge.engine.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture as a file of PNG. */
public final class PngFile {

    private PngFile() {}

    /**
     * Writes it, over what is there; folders are made if need be.
     *
     * @throws IOException if it can't be written, naming the file
     */
    public static void write(BufferedImage image, Path file) throws IOException {
        // ImageIO's own way to files loses the reason when one can't be opened, and prints a trace.
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        AtomicFile.write(file, png.toByteArray());
    }
}
