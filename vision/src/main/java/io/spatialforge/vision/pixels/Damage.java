package io.spatialforge.vision.pixels;

import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a file that is whole by its structure was altered since it was written. A GIF's decoder says so itself; a
 * BMP's and a TIFF's can't know, and nobody looks.
 */
final class Damage {

    private Damage() {}

    /** What is damaged; null if nothing is found. */
    static @Nullable String in(byte[] file, String format) throws PictureException {
        return switch (format) {
            case "jpeg" -> JpegData.damage(file);
            case "png" -> PngChecksums.damage(file);
            case "webp" -> WebpData.damage(file);
            default -> null;
        };
    }
}
