package io.spatialforge.sources;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes black JPEGs with an EXIF orientation. */
public final class TinyJpeg {

    private TinyJpeg() {}

    public static Path write(Path file, int width, int height, int orientation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", out);
        byte[] plain = out.toByteArray();
        byte[] exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
        Files.createDirectories(file.getParent());
        return Files.write(
                file,
                ByteBuffer.allocate(plain.length + exif.length)
                        .put(plain, 0, 2)
                        .put(exif)
                        .put(plain, 2, plain.length - 2)
                        .array());
    }
}
