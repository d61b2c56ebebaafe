package io.spatialforge.sources.pixmo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ids of PixMo's images: the SHA-256 of the bytes where the row has one, because URLs repeat and move; else a hash of
 * the URL.
 */
final class PixmoImages {

    private static final String OF_URL = "url-";
    private static final int HASH_DIGITS = 32;

    private final String prefix;
    private final MessageDigest digest;
    private String lastUrl = "";
    private String lastId = "";

    /**
     * @param source name of the corpus
     */
    PixmoImages(String source) {
        prefix = source + "/";
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The id; null of a row that names no image. */
    @Nullable
    String id(@Nullable String url, @Nullable String sha256) {
        String hash = sha256 == null ? null : sha256(sha256);
        if (hash != null) {
            return prefix.concat(hash);
        }
        if (url == null || url.isBlank()) {
            return null;
        }
        if (!url.equals(lastUrl)) {
            lastUrl = url;
            byte[] hashed = digest.digest(url.getBytes(StandardCharsets.UTF_8));
            lastId = prefix + OF_URL + HexFormat.of().formatHex(hashed).substring(0, HASH_DIGITS);
        }
        return lastId;
    }

    /** The hash that an image's id states; null where it was made of the URL. */
    static @Nullable String sha256OfId(String imageId) {
        return sha256(imageId.substring(imageId.indexOf('/') + 1));
    }

    /** The hash in lower case; null if the text is none. */
    static @Nullable String sha256(String text) {
        if (text.length() != 64) {
            return null;
        }
        boolean upper = false;
        for (int i = 0; i < 64; i++) {
            char c = text.charAt(i);
            upper |= c >= 'A' && c <= 'F';
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
                return null;
            }
        }
        return upper ? text.toLowerCase(Locale.ROOT) : text;
    }
}
