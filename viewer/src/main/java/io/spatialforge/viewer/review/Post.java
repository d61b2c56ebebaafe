package io.spatialforge.viewer.review;

import io.javalin.http.Context;
import io.spatialforge.viewer.serve.PageFault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Looks at what a form sends before anything is done. That it comes from a page of the viewer is checked for all of them
 * before; this adds that it is a form, and that it holds a token which only pages of this process tell.
 */
final class Post {

    static final String TOKEN = "token";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final String token = secret(BYTES);

    String token() {
        return token;
    }

    /** Hex digits that nobody can guess. */
    String secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /**
     * @throws PageFault if it is no form of one of this process's pages
     */
    void check(Context request) {
        String type = request.contentType();
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!bare.equals(FORM)) {
            throw new PageFault(
                    415, "That is no form", "Expected a form of the review as %s, got '%s'.".formatted(FORM, bare));
        }
        String given = field(request, TOKEN);
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new PageFault(
                    403,
                    "The page is of another viewer",
                    "Nothing was done: the viewer was started anew since the page was made. Open the review again and vote"
                            + " there.");
        }
    }

    /** A field of the form; empty where it has none. */
    static String field(Context request, String name) {
        String value = request.formParam(name);
        return value == null ? "" : value;
    }
}
