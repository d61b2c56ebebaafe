package io.spatialforge.vision.store;

import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How a corpus names a photograph. At least one name is given; a store tries the hash first, then the URL, then the file.
 *
 * @param file name with forward slashes, as the corpus lists it; an id without an ending stands for the image of that stem
 * @param url where the photograph was published
 * @param sha256 hash of its bytes, 64 hex digits; kept in lower case
 */
@API(status = API.Status.EXPERIMENTAL)
public record ImageKey(
        @Nullable String file,
        @Nullable String url,
        @Nullable String sha256) {

    /**
     * @throws IllegalArgumentException if nothing is given, or the hash is not 64 hex digits
     */
    public ImageKey {
        if (file == null && url == null && sha256 == null) {
            throw new IllegalArgumentException("a photograph is named by a file, a URL or a hash");
        }
        if (sha256 != null) {
            if (!isSha256(sha256)) {
                throw new IllegalArgumentException("expected a SHA-256 of 64 hex digits, got '" + sha256 + "'");
            }
            sha256 = sha256.toLowerCase(Locale.ROOT);
        }
    }

    public static ImageKey ofFile(String file) {
        return new ImageKey(file, null, null);
    }

    public static ImageKey ofUrl(String url) {
        return new ImageKey(null, url, null);
    }

    /** Whether a text is 64 hex digits. */
    public static boolean isSha256(String text) {
        if (text.length() != 64) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    /**
     * Why a file name must not be opened, or null if it may: it is absolute, a Windows path, or climbs out of the folder.
     */
    public static @Nullable String unsafe(String fileName) {
        if (fileName.isBlank() || fileName.indexOf('\0') >= 0) {
            return "the file name is empty or holds a zero character";
        }
        if (fileName.startsWith("/") || fileName.indexOf('\\') >= 0 || namesDrive(fileName)) {
            return "the file name '" + fileName + "' is not a relative path with forward slashes";
        }
        int depth = 0;
        for (String part : fileName.split("/")) {
            if (part.equals("..")) {
                depth--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return "the file name '" + fileName + "' leaves the image folder";
            }
        }
        return null;
    }

    private static boolean namesDrive(String fileName) {
        return fileName.length() > 1 && fileName.charAt(1) == ':' && Character.isLetter(fileName.charAt(0));
    }

    /** For messages: the names that are given. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, file);
        append(text, url);
        append(text, sha256);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable String name) {
        if (name != null) {
            text.append(text.isEmpty() ? "" : ", ").append('\'').append(name).append('\'');
        }
    }
}
