package io.spatialforge.vision;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.vision.store.StoredImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Looks at a photograph's file without decoding it: size, EXIF orientation, and whether the file is whole.
 *
 * <p>The last matters because decoders do not say: a JPEG cut in half decodes without an error into a picture that is grey
 * below the cut, and every box there would be a wrong label. So a JPEG must have its end marker after the start of its
 * scan, a PNG every chunk up to {@code IEND}, a WebP all that its header says, a GIF its trailer, a BMP and a TIFF all
 * rows. Damage inside of a file that has all its bytes is left to {@link io.spatialforge.vision.pixels.PictureDecoder}.
 */
public final class PhotoProbe {

    /** Pixels a file may declare by default: 200 megapixels, several times what cameras make. */
    public static final long MAX_PIXELS = 200_000_000;

    /** Enough to tell formats apart. */
    private static final int HEAD = 16;

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
            return unreadable((e instanceof AccessDeniedException ? "no right to read it: " : "reading failed: ")
                    + e.getMessage());
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
            byte[] head = in.head(HEAD);
            Photo photo = head.length == 0 ? unreadable("the file is empty") : look(in, head);
            return withinLimit(photo, maxPixels);
        } catch (EOFException e) {
            return new Photo.Flawed(Reason.IMAGE_TRUNCATED, "the file ends within its header");
        } catch (IOException e) {
            return unreadable((e instanceof AccessDeniedException ? "no right to read it: " : "reading failed: ")
                    + e.getMessage());
        }
    }

    /** {@link #probe(StoredImage, long)} of a file's bytes. */
    public static Photo probe(byte[] file, long maxPixels) {
        return probe(new BytesOfAFile(file), maxPixels);
    }

    private record BytesOfAFile(byte[] bytes) implements StoredImage {

        @Override
        public String name() {
            return "bytes in memory";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    static Photo.Flawed unreadable(String detail) {
        return new Photo.Flawed(Reason.IMAGE_UNREADABLE, detail);
    }

    static Photo.Flawed truncated(String detail) {
        return new Photo.Flawed(Reason.IMAGE_TRUNCATED, detail);
    }

    static Photo.Flawed unsupported(String detail) {
        return new Photo.Flawed(Reason.IMAGE_UNSUPPORTED, detail);
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

    private static Photo look(PhotoBytes in, byte[] head) throws IOException {
        if (JpegStructure.begins(head)) {
            return JpegStructure.look(in);
        }
        if (PngStructure.begins(head)) {
            return PngStructure.look(in);
        }
        if (WebpStructure.begins(head)) {
            return WebpStructure.look(in);
        }
        if (GifStructure.begins(head)) {
            return GifStructure.look(in);
        }
        if (BmpStructure.begins(head)) {
            return BmpStructure.look(in);
        }
        return TiffStructure.begins(head) ? TiffStructure.look(in) : other(head);
    }

    private static Photo other(byte[] head) {
        String known = OtherFormats.name(head);
        return known == null
                ? unreadable("not a JPEG, PNG, WebP, GIF, BMP or TIFF: it begins with '%s'".formatted(printable(head)))
                : unsupported("%s is not read; convert it to JPEG, PNG or WebP".formatted(known));
    }

    private static String printable(byte[] head) {
        return new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    }
}
