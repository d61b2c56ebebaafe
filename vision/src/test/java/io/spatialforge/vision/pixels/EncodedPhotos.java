package io.spatialforge.vision.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import io.spatialforge.core.scene.Transform;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures as files in many formats, by OpenCV's encoders and the JDK's, and by hand where neither writes a kind. */
public final class EncodedPhotos {

    private EncodedPhotos() {}

    /** By the JDK: {@code png}, {@code jpg}, {@code gif}, {@code bmp} or {@code tiff}. */
    public static byte[] byImageIo(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("the JDK has no writer of such a " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * By OpenCV.
     *
     * @param ending such as {@code .webp}
     * @param parameters pairs of {@code IMWRITE_} numbers and values
     */
    public static byte[] byOpenCv(BufferedImage image, String ending, int... parameters) {
        try (Mat pixels = mat(image)) {
            return byOpenCv(pixels, ending, parameters);
        }
    }

    static byte[] byOpenCv(Mat pixels, String ending, int... parameters) {
        try (BytePointer out = new BytePointer();
                IntPointer pairs = new IntPointer(parameters)) {
            if (!imencode(ending, pixels, out, pairs)) {
                throw new IllegalArgumentException("OpenCV has no encoder of such a " + ending);
            }
            byte[] bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }

    static Mat mat(BufferedImage image) {
        Mat pixels = new Mat(image.getHeight(), image.getWidth(), CV_8UC3);
        byte[] row = new byte[3 * image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color colour = new Color(image.getRGB(x, y));
                row[3 * x] = (byte) colour.getBlue();
                row[3 * x + 1] = (byte) colour.getGreen();
                row[3 * x + 2] = (byte) colour.getRed();
            }
            try (BytePointer start = pixels.ptr(y)) {
                start.put(row);
            }
        }
        return pixels;
    }

    /** With 16 bits a channel. */
    static byte[] png16(BufferedImage image) {
        try (Mat pixels = mat(image);
                Mat wide = new Mat()) {
            pixels.convertTo(wide, CV_16U, 257, 0);
            return byOpenCv(wide, ".png");
        }
    }

    /** The picture in another of {@link BufferedImage}'s types. */
    static BufferedImage ofType(BufferedImage image, int type) {
        BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D g = other.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return other;
    }

    /** The picture with its right half transparent. */
    static BufferedImage halfTransparent(BufferedImage image) {
        BufferedImage half = ofType(image, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < half.getHeight(); y++) {
            for (int x = half.getWidth() / 2; x < half.getWidth(); x++) {
                half.setRGB(x, y, half.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return half;
    }

    /** The picture in its own few colours, transparent ones among them. */
    static BufferedImage palette(BufferedImage image) {
        IndexColorModel colours = new IndexColorModel(
                8,
                9,
                new byte[] {(byte) 200, 40, 30, (byte) 220, 0, (byte) 255, (byte) 128, 64, 0},
                new byte[] {40, (byte) 170, 60, (byte) 200, 0, (byte) 255, (byte) 128, 64, 0},
                new byte[] {30, 60, (byte) 190, 60, 0, (byte) 255, (byte) 128, 64, 0},
                image.getColorModel().hasAlpha() ? 8 : -1);
        BufferedImage few =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                few.setRGB(x, y, image.getRGB(x, y));
            }
        }
        return few;
    }

    static byte[] withAlpha(BufferedImage image, String ending, int... parameters) {
        try (Mat pixels = new Mat(image.getHeight(), image.getWidth(), CV_8UC4)) {
            byte[] row = new byte[4 * image.getWidth()];
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    Color colour = new Color(image.getRGB(x, y), true);
                    row[4 * x] = (byte) colour.getBlue();
                    row[4 * x + 1] = (byte) colour.getGreen();
                    row[4 * x + 2] = (byte) colour.getRed();
                    row[4 * x + 3] = (byte) colour.getAlpha();
                }
                try (BytePointer start = pixels.ptr(y)) {
                    start.put(row);
                }
            }
            return byOpenCv(pixels, ending, parameters);
        }
    }

    /** A PNG of two channels. */
    static byte[] greyAndAlpha(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 2, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Color colour = new Color(image.getRGB(x, y), true);
                raster.setSample(x, y, 0, colour.getGreen() / 2);
                raster.setSample(x, y, 1, colour.getAlpha());
            }
        }
        ColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        return byImageIo(new BufferedImage(colours, raster, false, null), "png");
    }

    /** With 16 bits a channel. */
    static byte[] tiff16(BufferedImage image) {
        try (Mat pixels = mat(image);
                Mat wide = new Mat()) {
            pixels.convertTo(wide, CV_16U, 257, 0);
            return byOpenCv(wide, ".tiff");
        }
    }

    /** An uncompressed TIFF of one strip of RGB that states an orientation; stored so that it is upright once turned. */
    public static byte[] tiff(int width, int height, int orientation) {
        BufferedImage stored = Quarters.stored(width, height, Transform.ofExif(orientation));
        int entries = 9;
        int afterEntries = 8 + 2 + 12 * entries + 4;
        int pixels = afterEntries + 6;
        ByteBuffer out = ByteBuffer.allocate(pixels + 3 * width * height)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) entries);
        entry(out, 256, width);
        entry(out, 257, height);
        out.putShort((short) 258).putShort((short) 3).putInt(3).putInt(afterEntries);
        entry(out, 259, 1);
        entry(out, 262, 2);
        entry(out, 273, pixels);
        entry(out, 274, orientation);
        entry(out, 277, 3);
        entry(out, 279, 3 * width * height);
        out.putInt(0).putShort((short) 8).putShort((short) 8).putShort((short) 8);
        for (int i = 0; i < width * height; i++) {
            int rgb = stored.getRGB(i % width, i / width);
            out.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        return out.array();
    }

    private static void entry(ByteBuffer out, int tag, int value) {
        out.putShort((short) tag)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) value)
                .putShort((short) 0);
    }

    static byte[] animatedGif() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 3; frame++) {
                writer.writeToSequence(new IIOImage(palette(Quarters.upright(20, 20)), null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The header of an animation and nothing else: no more is looked at. */
    static byte[] animatedWebp() {
        return ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(22)
                .put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(0x02)
                .array();
    }

    /**
     * A JPEG of four inks as Adobe's programs write them: inverted.
     *
     * @param transform what Adobe's marker says: 0 for CMYK, 2 for YCCK
     */
    static byte[] fourInks(BufferedImage image, int transform) {
        int width = image.getWidth();
        int height = image.getHeight();
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Color c = new Color(image.getRGB(x, y));
                int light = Math.max(1, Math.max(c.getRed(), Math.max(c.getGreen(), c.getBlue())));
                double[] inks = {
                    255.0 * c.getRed() / light, 255.0 * c.getGreen() / light, 255.0 * c.getBlue() / light, light
                };
                if (transform == 2) { // which takes each ink for the lack of a colour, though here it is the colour
                    double r = 255 - inks[0];
                    double g = 255 - inks[1];
                    double b = 255 - inks[2];
                    inks = new double[] {
                        0.299 * r + 0.587 * g + 0.114 * b,
                        128 - 0.168736 * r - 0.331264 * g + 0.5 * b,
                        128 + 0.5 * r - 0.418688 * g - 0.081312 * b,
                        inks[3]
                    };
                }
                for (int band = 0; band < 4; band++) {
                    raster.setSample(x, y, band, (int) Math.clamp(Math.round(inks[band]), 0, 255));
                }
            }
        }
        byte[] adobe = ByteBuffer.allocate(16)
                .put((byte) 0xFF)
                .put((byte) 0xEE)
                .putShort((short) 14)
                .put("Adobe".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 100)
                .putShort((short) 0)
                .putShort((short) 0)
                .put((byte) transform)
                .array();
        return inserted(fourInks(raster), 2, adobe);
    }

    private static byte[] fourInks(Raster raster) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A JPEG of four inks without Adobe's marker. */
    static byte[] fourInksOfUnknownSense(int width, int height) {
        return fourInks(Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null));
    }

    /** A WebP of one chunk of pixels, put into the extended form, with an EXIF chunk behind. */
    public static byte[] webp(byte[] plain, int width, int height, int orientation) {
        byte[] tiff = ByteBuffer.allocate(26)
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
        int pixels = plain.length - 12;
        return ByteBuffer.allocate(12 + 18 + pixels + 8 + tiff.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + 18 + pixels + 8 + tiff.length)
                .put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(0x08)
                .putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0)
                .put(plain, 12, pixels)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII))
                .putInt(tiff.length)
                .put(tiff)
                .array();
    }

    static byte[] inserted(byte[] file, int at, byte[] what) {
        return ByteBuffer.allocate(file.length + what.length)
                .put(file, 0, at)
                .put(what)
                .put(file, at, file.length - at)
                .array();
    }

    /** Shapes of all sizes and brightnesses with grain: a picture that keeps an encoder as busy as a photograph does. */
    public static BufferedImage busy(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int i = 0; i < 200; i++) {
            g.setColor(new Color(random.nextInt(0x1000000)));
            int size = 4 + random.nextInt(width / 3);
            g.fillOval(random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size * 2 / 3);
        }
        g.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, image.getRGB(x, y) ^ random.nextInt() & 0x070707);
            }
        }
        return image;
    }
}
