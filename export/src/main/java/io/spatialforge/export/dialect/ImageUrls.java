package io.spatialforge.export.dialect;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of images, for services that fetch them.
 *
 * @param base what stands before each path, which is then escaped; empty where paths are left as they are
 */
record ImageUrls(String base) {

    private static final String UNRESERVED = "-._~/";
    private static final String HEX = "0123456789ABCDEF";

    ImageUrls {
        base = base.isEmpty() || base.endsWith("/") ? base : base + "/";
    }

    /** Whether images are named by address. */
    boolean areAddresses() {
        return !base.isEmpty();
    }

    String of(String path) {
        return base.isEmpty() ? path : base + escaped(path);
    }

    /** The path that an address is of; null if it is of none that was written with this base. */
    @Nullable
    String path(String url) {
        if (base.isEmpty() || !url.startsWith(base)) {
            return null;
        }
        String rest = url.substring(base.length());
        try {
            // A plus is a plus in a path.
            return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String escaped(String path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 255;
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0) {
                out.write(c);
            } else {
                out.write('%');
                out.write(HEX.charAt(c >> 4));
                out.write(HEX.charAt(c & 15));
            }
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
