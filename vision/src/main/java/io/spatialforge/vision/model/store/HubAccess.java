package io.spatialforge.vision.model.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model hub: where it is, and the token that opens repositories which ask for one.
 *
 * <p>The token goes to the hub's own host and to no other, also when the hub redirects, and never over a connection that can
 * be read on its way. It appears in no message.
 */
public final class HubAccess {

    private static final URI PUBLIC = URI.create("https://huggingface.co");

    private final URI endpoint;
    private final @Nullable String token;

    private HubAccess(URI endpoint, @Nullable String token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    /**
     * As {@code HF_ENDPOINT} and {@code HF_TOKEN} say; the public hub without a token where they say nothing.
     *
     * @throws DownloadException if the endpoint is no http or https address
     */
    public static HubAccess of(Map<String, String> environment) {
        String endpoint = environment.getOrDefault("HF_ENDPOINT", "").strip();
        String token = environment.getOrDefault("HF_TOKEN", "").strip();
        return new HubAccess(endpoint.isEmpty() ? PUBLIC : address(endpoint), token.isEmpty() ? null : token);
    }

    private static URI address(String endpoint) {
        String plain = endpoint.replaceAll("/+$", "");
        try {
            URI uri = new URI(plain);
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new DownloadException(
                "HF_ENDPOINT: expected the address of a model hub such as " + PUBLIC + ", got '" + endpoint + "'");
    }

    /** Where a file of a repository is. */
    URI file(String repo, String revision, String path) {
        return URI.create(endpoint + "/" + quoted(repo) + "/resolve/"
                + quoted(revision).replace("/", "%2F") + "/" + quoted(path));
    }

    /** The page of a repository, for people. */
    String page(String repo) {
        return endpoint + "/" + repo;
    }

    private static String quoted(String path) {
        try {
            return new URI(null, null, "/" + path, null)
                    .getRawPath()
                    .substring(1)
                    .replace("+", "%2B");
        } catch (URISyntaxException e) {
            throw new DownloadException("'" + path + "' is no path on the model hub", e);
        }
    }

    /** Whether a host is the hub's own. */
    boolean isHub(URI uri) {
        return endpoint.getScheme().equalsIgnoreCase(uri.getScheme())
                && endpoint.getHost().equalsIgnoreCase(uri.getHost())
                && port(endpoint) == port(uri);
    }

    private static int port(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        return uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    }

    /** The token for a request to an address; null where it must not go, or there is none. */
    @Nullable
    String tokenFor(URI uri) {
        boolean unseen = "https".equalsIgnoreCase(uri.getScheme()) || isThisMachine(uri);
        return unseen && isHub(uri) ? token : null;
    }

    private static boolean isThisMachine(URI uri) {
        String host = uri.getHost();
        return host != null
                && (host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+"));
    }

    boolean hasToken() {
        return token != null;
    }

    @Override
    public String toString() {
        return endpoint + (token == null ? "" : " with a token");
    }
}
