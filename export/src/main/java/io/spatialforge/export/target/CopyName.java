package io.spatialforge.export.target;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.scene.Image;
import java.util.Locale;
import java.util.Set;

/**
 * The path of a copied photograph: its source, then its own path.
 *
 * <p>The path is kept where any system can store it and no other can be taken for it: lower-case letters, digits, dots,
 * hyphens and underlines, ending as its format does. Otherwise odd characters become underlines and the hash of the
 * image's id goes before the ending, so that no two names differ in case alone, or collide. No name depends on another
 * image.
 */
final class CopyName {

    private static final int LONGEST_PART = 100;
    private static final Set<String> JPEG = Set.of("jpg", "jpeg", "jpe", "jfif");
    private static final Set<String> TIFF = Set.of("tif", "tiff");
    /** Names that stand for devices on Windows, whatever their ending. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private CopyName() {}

    /**
     * @param extension of the format of the copy
     * @throws IllegalArgumentException if the image has no file name
     */
    static String of(Image image, String extension) {
        if (image.file() == null) {
            throw new IllegalArgumentException("image " + image.id() + " has no file name");
        }
        String file = image.file();
        String plain = plain(file);
        String stem = stem(plain, extension);
        boolean kept = !stem.isEmpty() && plain.equals(file);
        String source = plain(image.source());
        String prefix = (source.equals(image.source()) ? source : hashed(source, image.source())) + "/";
        return prefix + (kept ? file : hashed(stem.isEmpty() ? plain : stem, image.id()) + "." + extension);
    }

    /** The path without its ending; empty where that is not one of the format. */
    private static String stem(String path, String extension) {
        int dot = path.lastIndexOf('.');
        String ending = dot > path.lastIndexOf('/') + 1 ? path.substring(dot + 1) : "";
        boolean fits = ending.equals(extension)
                || JPEG.contains(ending) && JPEG.contains(extension)
                || TIFF.contains(ending) && TIFF.contains(extension);
        return fits ? path.substring(0, dot) : "";
    }

    private static String plain(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (String part : path.toLowerCase(Locale.ROOT).split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                out.append(out.isEmpty() ? "" : "/").append(plainPart(part));
            }
        }
        return out.toString();
    }

    private static String plainPart(String part) {
        StringBuilder out = new StringBuilder(part.length());
        for (int i = 0; i < part.length() && i < LONGEST_PART; i++) {
            char c = part.charAt(i);
            boolean fine = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' && i > 0;
            out.append(fine ? c : '_');
        }
        if (out.charAt(out.length() - 1) == '.') {
            out.setCharAt(out.length() - 1, '_');
        }
        int dot = out.indexOf(".");
        String first = dot < 0 ? out.toString() : out.substring(0, dot);
        return DEVICES.contains(first) || first.matches("(com|lpt)[0-9]") ? "_" + out : out.toString();
    }

    private static String hashed(String stem, String of) {
        return "%s-%012x".formatted(stem, StableHash.of(of) >>> 16);
    }
}
