package io.spatialforge.sources.pixmo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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

    private static final int HEX_DIGITS = 64;
    private static final byte UPPER = 1;
    private static final byte OTHER = 2;

    /** What a letter is: a digit or a lower-case one of a hash, an upper-case one, or another; looked up without a branch. */
    private static final byte[] KINDS = new byte[128];

    static {
        Arrays.fill(KINDS, OTHER);
        for (char c : "0123456789abcdef".toCharArray()) {
            KINDS[c] = 0;
        }
        for (char c : "ABCDEF".toCharArray()) {
            KINDS[c] = UPPER;
        }
    }

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
        if (text.length() != HEX_DIGITS) {
            return null;
        }
        int kinds = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            char c = text.charAt(i);
            kinds |= c < KINDS.length ? KINDS[c] : OTHER;
        }
        return kinds >= OTHER ? null : (kinds & UPPER) == 0 ? text : text.toLowerCase(Locale.ROOT);
    }
}
