package io.spatialforge.vision;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.store.StoredImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Looks at a photograph's file without decoding it: size, EXIF orientation, and whether the file is whole.
 *
 * <p>The last matters because decoders do not say: a JPEG cut in half decodes without an error into a picture that is grey
 * below the cut, and every box there would be a wrong label. So a JPEG must have its end marker after the start of its
 * scan, and a PNG must have every chunk up to {@code IEND}. Formats other than these two are opened for their size only.
 */
public final class PhotoProbe {

    /** Pixels a file may declare by default: 200 megapixels, several times what cameras make. */
    public static final long MAX_PIXELS = 200_000_000;

    private PhotoProbe() {}

    /** {@link #probe(Path, long)} with {@link #MAX_PIXELS}. */
    public static Photo probe(Path file) {
        return probe(file, MAX_PIXELS);
    }

    /**
     * Looks at one file. Never throws for what is in the file.
     *
     * @param maxPixels files that declare more pixels are refused as unreadable: decoding them would exhaust the memory
     */
    public static Photo probe(Path file, long maxPixels) {
        if (!Files.exists(file)) {
            return new Photo.Flawed(Reason.IMAGE_MISSING, "no such file");
        }
        if (!Files.isRegularFile(file)) {
            return unreadable("not a regular file");
        }
        try {
            return probe(StoredImage.ofFile(file), maxPixels);
        } catch (IOException e) {
            return unreadable("reading failed: " + e.getMessage());
        }
    }

    /** {@link #probe(StoredImage, long)} with {@link #MAX_PIXELS}. */
    public static Photo probe(StoredImage image) {
        return probe(image, MAX_PIXELS);
    }

    /**
     * Looks at one photograph of a store. Never throws for what is in it.
     *
     * @param maxPixels images that declare more pixels are refused as unreadable: decoding them would exhaust the memory
     */
    public static Photo probe(StoredImage image, long maxPixels) {
        try (PhotoBytes in = new PhotoBytes(image)) {
            byte[] head = in.head(8);
            Photo photo = head.length == 0
                    ? unreadable("the file is empty")
                    : JpegStructure.begins(head)
                            ? JpegStructure.look(in)
                            : PngStructure.begins(head) ? PngStructure.look(in) : other(in, head);
            return withinLimit(photo, maxPixels);
        } catch (EOFException e) {
            return new Photo.Flawed(Reason.IMAGE_TRUNCATED, "the file ends within its header");
        } catch (IOException e) {
            return unreadable("reading failed: " + e.getMessage());
        }
    }

    static Photo.Flawed unreadable(String detail) {
        return new Photo.Flawed(Reason.IMAGE_UNREADABLE, detail);
    }

    static Photo.Flawed truncated(String detail) {
        return new Photo.Flawed(Reason.IMAGE_TRUNCATED, detail);
    }

    private static Photo withinLimit(Photo photo, long maxPixels) {
        if (photo instanceof Photo.Sound s) {
            if (s.width() <= 0 || s.height() <= 0) {
                return unreadable("declares %dx%d pixels".formatted(s.width(), s.height()));
            }
            if ((long) s.width() * s.height() > maxPixels) {
                return unreadable(String.format(
                        Locale.ROOT,
                        "declares %dx%d pixels, more than the limit of %.0f megapixels",
                        s.width(),
                        s.height(),
                        maxPixels / 1e6));
            }
        }
        return photo;
    }

    private static Photo other(PhotoBytes bytes, byte[] head) throws IOException {
        try (ImageInputStream in = new PhotoInput(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return unreadable("not a JPEG, PNG, GIF, BMP or TIFF: it begins with '%s'".formatted(printable(head)));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new Photo.Sound(
                        reader.getWidth(0),
                        reader.getHeight(0),
                        Transform.IDENTITY,
                        reader.getFormatName().toLowerCase(Locale.ROOT));
            } catch (IOException | RuntimeException e) { // readers throw whatever a broken header leads them to
                return unreadable("the header can't be read: " + e.getMessage());
            } finally {
                reader.dispose();
            }
        }
    }

    private static String printable(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    }
}
