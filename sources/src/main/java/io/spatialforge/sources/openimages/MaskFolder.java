package io.spatialforge.sources.openimages;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.vision.store.ImageKey;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The folders the masks lie in: PNGs of the stored photograph, smaller than it mostly, in which every pixel that is not
 * black belongs to the object. The publisher packs them into archives by the first character of their names; a folder for
 * each of these is found too.
 */
final class MaskFolder {

    /** More pixels are refused: a photograph has fewer, and its mask is no larger. */
    private static final long MOST_PIXELS = 1L << 27;

    private final List<Path> folders;

    MaskFolder(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** A mask, or why there is none. */
    sealed interface Found {

        record Given(Mask mask) implements Found {}

        record Missing(Reason reason, String detail) implements Found {}
    }

    Found read(String name) {
        String unsafe = ImageKey.unsafe(name);
        if (unsafe != null) {
            return new Found.Missing(Reason.IMAGE_PATH_UNSAFE, unsafe);
        }
        Path file = file(name);
        if (file == null) {
            return new Found.Missing(Reason.MASK_MISSING, name);
        }
        try (InputStream in = Files.newInputStream(file);
                ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            Mask mask = mask(stream);
            return mask == null
                    ? new Found.Missing(Reason.MASK_UNREADABLE, name + ": no PNG, or one without a pixel set")
                    : new Found.Given(mask);
        } catch (IOException | RuntimeException e) { // the decoder throws whatever broken data leads it to
            return new Found.Missing(Reason.MASK_UNREADABLE, name + ": " + e.getMessage());
        }
    }

    private @Nullable Path file(String name) {
        for (Path folder : folders) {
            Path plain = folder.resolve(name);
            if (Files.isRegularFile(plain)) {
                return plain;
            }
            Path sorted = folder.resolve(name.substring(0, 1)).resolve(name);
            if (Files.isRegularFile(sorted)) {
                return sorted;
            }
        }
        return null;
    }

    private static @Nullable Mask mask(ImageInputStream stream) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new IOException(pixels + " pixels");
            }
            return mask(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    /** A palette's numbers are looked up, because some writers give black another number than 0. */
    private static @Nullable Mask mask(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        BitSet cells = new BitSet(width * height);
        boolean plain = image.getRaster().getNumBands() == 1 && !(image.getColorModel() instanceof IndexColorModel);
        Raster raster = image.getRaster();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            if (plain) {
                raster.getSamples(0, y, width, 1, 0, row);
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                if (plain ? row[x] != 0 : (row[x] & 0xffffff) != 0) {
                    cells.set(x * height + y);
                }
            }
        }
        return cells.isEmpty() ? null : Mask.of(width, height, cells);
    }
}
