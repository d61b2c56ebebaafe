package io.spatialforge.vision.model.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an address and follows where it leads, with what the hub says on the way.
 *
 * <p>Redirects are followed by hand, because the token must stay behind where they leave the hub, and because only the hub's
 * first answer says which commit and which content it is.
 */
final class Courier implements Closeable {

    private static final String AGENT = "spatialforge-models";

    private final DownloadOptions options;
    private final HttpClient client;

    Courier(DownloadOptions options) {
        this.options = options;
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.timeout())
                .build();
    }

    /**
     * What the hub says of a file.
     *
     * @param commit that the revision stands for
     * @param tag of the content: a SHA-256, or the name in git of a small file
     * @param size in bytes; -1 where not said
     */
    record HubWord(@Nullable String commit, @Nullable String tag, long size) {

        static final HubWord NONE = new HubWord(null, null, -1);

        HubWord or(HttpHeaders headers) {
            String newTag = tag(headers.firstValue("X-Linked-Etag").or(() -> headers.firstValue("ETag")));
            OptionalLong newSize = headers.firstValueAsLong("X-Linked-Size");
            return new HubWord(
                    commit != null
                            ? commit
                            : headers.firstValue("X-Repo-Commit")
                                    .map(text -> text.toLowerCase(Locale.ROOT))
                                    .filter(text -> text.matches("[0-9a-f]{40}"))
                                    .orElse(null),
                    tag != null ? tag : newTag,
                    size >= 0 ? size : newSize.orElse(-1));
        }

        private static @Nullable String tag(Optional<String> etag) {
            return etag.map(text ->
                            text.replaceFirst("^W/", "").replace("\"", "").toLowerCase(Locale.ROOT))
                    .filter(text -> text.matches("[0-9a-f]{64}|[0-9a-f]{40}"))
                    .orElse(null);
        }

        @Nullable
        String sha256() {
            return tag != null && tag.length() == 64 ? tag : null;
        }

        @Nullable
        String gitBlob() {
            return tag != null && tag.length() == 40 ? tag : null;
        }
    }

    /** An answer that is no redirect. Closing it gives up the rest of its body. */
    record Reply(HttpResponse<InputStream> response, HubWord hub) implements Closeable {

        int status() {
            return response.statusCode();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        long length() {
            return response.headers().firstValueAsLong("Content-Length").orElse(-1);
        }

        InputStream body() {
            return response.body();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    /**
     * @param headers of the request, beside those that each has
     * @throws DownloadException if it leads in circles, or from a safe to an unsafe connection
     */
    Reply ask(Wanted wanted, Map<String, String> headers) throws IOException, InterruptedException {
        URI uri = wanted.url();
        HubWord word = HubWord.NONE;
        for (int redirects = 0; redirects <= options.redirects(); redirects++) {
            HttpResponse<InputStream> response = send(uri, headers);
            if (wanted.repo() != null && options.hub().isHub(uri)) {
                word = word.or(response.headers());
            }
            int status = response.statusCode();
            boolean moved = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
            if (!moved) {
                return new Reply(response, word);
            }
            response.body().close();
            uri = next(wanted, uri, response.headers().firstValue("Location").orElse(""));
        }
        throw new DownloadException(
                wanted.label() + ": " + wanted.url() + " redirects more than " + options.redirects() + " times");
    }

    private HttpResponse<InputStream> send(URI uri, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(options.timeout())
                .header("User-Agent", AGENT)
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        String token = options.hub().tokenFor(uri);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static URI next(Wanted wanted, URI from, String location) {
        URI to;
        try {
            to = from.resolve(location.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            to = from;
        }
        boolean http = "http".equalsIgnoreCase(to.getScheme());
        boolean https = "https".equalsIgnoreCase(to.getScheme());
        if (location.isBlank() || to.getHost() == null || !(http || https)) {
            throw new DownloadException(wanted.label() + ": " + shown(from) + " redirects to '"
                    + location.replaceFirst("\\?.*", "") + "', which is no address");
        }
        if (http && "https".equalsIgnoreCase(from.getScheme())) {
            throw new DownloadException(wanted.label() + ": " + shown(from) + " redirects to " + to.getHost()
                    + " without https, which is not followed");
        }
        return to;
    }

    /** An address without its query, in which hosts put signatures. */
    private static String shown(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
