package io.spatialforge.vision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Photographs of a few pixels, with an orientation written into them by hand. */
public final class TinyPhotos {

    private TinyPhotos() {}

    public static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpg");
    }

    public static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    /** A JPEG whose first segment is EXIF with nothing but an orientation. */
    public static byte[] jpeg(int width, int height, int orientation) {
        return jpeg(jpeg(width, height), orientation);
    }

    /** The same of a JPEG that has none. */
    public static byte[] jpeg(byte[] plain, int orientation) {
        byte[] tiff = tiff(orientation);
        return ByteBuffer.allocate(plain.length + 10 + tiff.length)
                .put(plain, 0, 2)
                .put((byte) 0xFF)
                .put((byte) 0xE1)
                .putShort((short) (8 + tiff.length))
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
                .put(tiff)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    /** A PNG with an eXIf chunk right behind its header chunk. */
    public static byte[] png(int width, int height, int orientation) {
        return png(png(width, height), orientation);
    }

    /** The same of a PNG that has none. */
    public static byte[] png(byte[] plain, int orientation) {
        byte[] tiff = tiff(orientation);
        int header = 8 + 12 + 13;
        byte[] typed = ByteBuffer.allocate(4 + tiff.length)
                .put(new byte[] {'e', 'X', 'I', 'f'})
                .put(tiff)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(plain.length + 8 + typed.length)
                .put(plain, 0, header)
                .putInt(tiff.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .put(plain, header, plain.length - header)
                .array();
    }

    /** Big-endian TIFF with one entry: tag 0x0112, one short. */
    private static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    private static byte[] encoded(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, i * 0x9E3779B1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
