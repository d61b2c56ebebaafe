package io.spatialforge.vision.depth;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jetbrains.bio.npy.NpyFile;

/**
 * Reads depth maps kept beside photographs: grey PNG of 8 or 16 bits, whose numbers are taken from the raster as they
 * are, and NPY arrays of floats or integers in C order of shape {@code [h, w]}, {@code [1, h, w]} or {@code [h, w, 1]}.
 */
public final class DepthReader {

    /** Larger files are refused: 8 bytes for each of 128 megapixels. */
    private static final long MAX_BYTES = 1L << 30;

    private DepthReader() {}

    /**
     * Reads one map.
     *
     * @throws DepthUnreadableException if there is no file, or it is of another format, cut off, or does not hold one
     *     number a pixel
     */
    public static DepthMap read(Path file, DepthMeaning meaning) throws DepthUnreadableException {
        if (!Files.exists(file)) {
            throw new DepthUnreadableException(Reason.DEPTH_MISSING, "no such file");
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".png")) {
                return png(file, meaning);
            }
            if (name.endsWith(".npy")) {
                return npy(file, meaning);
            }
        } catch (IOException e) {
            throw new DepthUnreadableException("reading failed: " + e.getMessage());
        }
        throw new DepthUnreadableException("expected a .png or .npy file, got one named " + file.getFileName());
    }

    private static DepthMap png(Path file, DepthMeaning meaning) throws IOException, DepthUnreadableException {
        if (PhotoProbe.probe(file) instanceof Photo.Flawed flaw) {
            throw new DepthUnreadableException(flaw.detail());
        }
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (RuntimeException e) { // the decoder throws whatever broken data leads it to
            throw new DepthUnreadableException("the PNG can't be decoded: " + e.getMessage());
        }
        if (image == null) {
            throw new DepthUnreadableException("not a PNG");
        }
        Raster raster = image.getRaster();
        ColorModel colours = image.getColorModel();
        int bits = colours.getComponentSize(0);
        if (raster.getNumBands() != 1 || colours instanceof IndexColorModel || (bits != 8 && bits != 16)) {
            throw new DepthUnreadableException("expected a grey PNG of 8 or 16 bits, got %d channels of %d bits%s"
                    .formatted(
                            raster.getNumBands(), bits, colours instanceof IndexColorModel ? " with a palette" : ""));
        }
        int width = raster.getWidth();
        int height = raster.getHeight();
        float[] values = new float[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                values[y * width + x] = meaning.value(row[x]);
            }
        }
        return new DepthMap(width, height, values);
    }

    /** The library reads the header; the numbers are read here, because it does not tell unsigned from signed. */
    private static DepthMap npy(Path file, DepthMeaning meaning) throws IOException, DepthUnreadableException {
        if (Files.size(file) > MAX_BYTES) {
            throw new DepthUnreadableException(
                    "the file has %d bytes, at most %d are read".formatted(Files.size(file), MAX_BYTES));
        }
        ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        NpyFile.Header header;
        try {
            header = NpyFile.Header.Companion.read(data);
        } catch (RuntimeException e) { // the library throws whatever broken text leads it to
            throw new DepthUnreadableException("not an NPY header in C order: " + e);
        }
        int[] shape = header.getShape();
        int[] size = imageSize(shape);
        String type = "" + header.getType() + header.getBytes();
        long expected = (long) size[0] * size[1] * header.getBytes();
        if (data.remaining() != expected) {
            throw new DepthUnreadableException("shape %s of %s needs %d bytes, the file has %d"
                    .formatted(Arrays.toString(shape), type, expected, data.remaining()));
        }
        if (header.getOrder() != null) {
            data.order(header.getOrder());
        }
        float[] values = new float[size[0] * size[1]];
        for (int i = 0; i < values.length; i++) {
            double raw = switch (type) {
                case "f2" -> Float.float16ToFloat(data.getShort());
                case "f4" -> data.getFloat();
                case "f8" -> data.getDouble();
                case "i1" -> data.get();
                case "u1" -> data.get() & 0xFF;
                case "i2" -> data.getShort();
                case "u2" -> data.getShort() & 0xFFFF;
                case "i4" -> data.getInt();
                case "u4" -> data.getInt() & 0xFFFFFFFFL;
                case "i8" -> data.getLong();
                default ->
                    throw new DepthUnreadableException("expected an array of floats or integers, got type " + type);
            };
            values[i] = meaning.value(raw);
        }
        return new DepthMap(size[1], size[0], values);
    }

    private static int[] imageSize(int[] shape) throws DepthUnreadableException {
        int[] size = switch (shape.length) {
            case 2 -> shape;
            case 3 ->
                shape[0] == 1
                        ? new int[] {shape[1], shape[2]}
                        : shape[2] == 1 ? new int[] {shape[0], shape[1]} : new int[0];
            default -> new int[0];
        };
        if (size.length == 0 || size[0] <= 0 || size[1] <= 0 || (long) size[0] * size[1] > PhotoProbe.MAX_PIXELS) {
            throw new DepthUnreadableException(
                    "expected the shape [h, w], [1, h, w] or [h, w, 1], got " + Arrays.toString(shape));
        }
        return size;
    }
}
