package io.spatialforge.vision;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Formats of photographs that are known but not read, so that a drop can name them. */
final class OtherFormats {

    private OtherFormats() {}

    /** The format's name by the first bytes of a file; null if they are of none of these. */
    static @Nullable String name(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", 4) && text.length() >= 12) {
            return switch (text.substring(8, 12)) {
                case "avif", "avis" -> "AVIF";
                case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1" -> "HEIC";
                case "crx " -> "a camera's raw file";
                default -> null;
            };
        }
        if (text.startsWith("\u00FF\n") || text.startsWith("JXL ", 4)) {
            return "JPEG XL";
        }
        if (text.startsWith("jP  ", 4) || text.startsWith("\u00FFO\u00FFQ")) {
            return "JPEG 2000";
        }
        if (text.startsWith("8BPS")) {
            return "a Photoshop document";
        }
        return text.startsWith("II+\0") || text.startsWith("MM\0+") ? "BigTIFF" : null;
    }
}
