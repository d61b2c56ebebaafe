package io.spatialforge.vision.vlm;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key to an endpoint, from the environment. It goes into one header and nowhere else: whatever a server sends back is
 * searched for it before it is shown or kept.
 */
final class Secret {

    private static final String HIDDEN = "[key]";
    private static final int SHORTEST_SECRET = 8;

    /** What looks like a key, also if it is another one. */
    private static final Pattern LIKE_A_KEY =
            Pattern.compile("(?i)(bearer\\s+)[^\\s\"',;<>]{6,}|\\b(sk|gsk|xai|hf)([-_])[A-Za-z0-9_*-]{6,}");

    private final @Nullable String key;

    private Secret(@Nullable String key) {
        this.key = key;
    }

    /**
     * The key for an endpoint. The one that was meant for another endpoint ({@code OPENAI_API_KEY}) is taken where none is
     * set for this one, but never goes over a connection that others can read.
     *
     * @throws IllegalArgumentException if a variable was named that is not set, or what it holds can't be a key
     */
    static Secret of(EndpointOptions options, Map<String, String> environment) {
        String key = environment.getOrDefault(options.keyVariable(), "").strip();
        String variable = options.keyVariable();
        if (key.isEmpty() && !variable.equals(EndpointOptions.KEY_VARIABLE)) {
            throw new IllegalArgumentException(
                    "key_variable: " + variable + " is not set; set it, or leave key_variable out if no key is needed");
        }
        if (key.isEmpty() && isPrivate(options.endpoint())) {
            variable = EndpointOptions.OTHER_KEY_VARIABLE;
            key = environment.getOrDefault(variable, "").strip();
        }
        if (!key.matches("[!-~]*")) {
            throw new IllegalArgumentException(
                    variable + ": expected a key of visible ASCII characters, got something else");
        }
        return new Secret(key.isEmpty() ? null : key);
    }

    private static boolean isPrivate(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        return "https".equalsIgnoreCase(endpoint.getScheme())
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }

    void sign(HttpRequest.Builder request) {
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
    }

    boolean isPresent() {
        return key != null;
    }

    /** A message without the key, in any of the ways in which a server may write it, and without what looks like one. */
    String redacted(String message) {
        return LIKE_A_KEY.matcher(without(message)).replaceAll("$1$2$3" + HIDDEN);
    }

    /**
     * What a server sent, without the key. A key of a few letters is no secret, only a word that a server wants to hear, and
     * answers are full of words.
     */
    String withoutKey(String body) {
        return key == null || key.length() < SHORTEST_SECRET ? body : without(body);
    }

    private String without(String text) {
        if (key == null) {
            return text;
        }
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return text.replace(key, HIDDEN)
                .replace(key.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"), HIDDEN)
                .replace(URLEncoder.encode(key, StandardCharsets.UTF_8), HIDDEN)
                .replace(Base64.getEncoder().encodeToString(bytes), HIDDEN)
                .replace(Base64.getEncoder().withoutPadding().encodeToString(bytes), HIDDEN);
    }

    @Override
    public String toString() {
        return key == null ? "no key" : "a key";
    }
}
