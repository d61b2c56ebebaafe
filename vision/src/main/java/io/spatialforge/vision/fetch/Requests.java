package io.spatialforge.vision.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request with its redirects: from a URL to a file of bytes, or why there is none. */
final class Requests implements Closeable {

    private static final int LONGEST_URL = 4096;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final String AGENT = "spatialforge-fetch";

    private final FetchOptions options;
    private final FetchFolder folder;
    private final Hosts hosts;
    private final Semaphore connections;
    private final HttpClient client;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    Requests(FetchOptions options, FetchFolder folder) {
        this.options = options;
        this.folder = folder;
        hosts = new Hosts(options);
        connections = new Semaphore(options.connections());
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.timeout())
                .build();
    }

    /** A URL that can be asked for; null if it is none. */
    static @Nullable URI uri(String url) {
        if (url.length() > LONGEST_URL) {
            return null;
        }
        try {
            URI uri = new URI(url.replace(" ", "%20"));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    Answer get(URI first) throws IOException, InterruptedException {
        URI uri = first;
        for (int redirects = 0; redirects <= options.redirects(); redirects++) {
            Object step = step(uri);
            if (step instanceof Answer answer) {
                return answer;
            }
            uri = (URI) step;
        }
        return new Answer.Dead(DeadLink.REDIRECTS, "redirected more than " + options.redirects() + " times");
    }

    /** An answer, or where to go instead. */
    private Object step(URI uri) throws IOException, InterruptedException {
        try (Hosts.Turn turn = hosts.turn(String.valueOf(uri.getHost()))) {
            connections.acquire(); // after the turn, so that a slow host does not hold back the others
            try {
                return step(uri, turn);
            } finally {
                connections.release();
            }
        }
    }

    private Object step(URI uri, Hosts.Turn turn) throws IOException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(options.timeout())
                    .header("User-Agent", AGENT)
                    .header("Accept", "image/*,*/*;q=0.5")
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                if (status == 200) {
                    return body(response, body);
                }
                if (status == TOO_MANY || status >= 500) {
                    Duration wait = RetryAfter.of(response);
                    if (wait != null && wait.compareTo(options.longestWait()) <= 0) {
                        turn.quiet(wait);
                    }
                    return new Answer.Later(status, wait);
                }
                if (status >= 300 && status < 400) {
                    Optional<String> location = response.headers().firstValue("Location");
                    URI next = location.isEmpty() ? null : resolved(uri, location.get());
                    return next == null
                            ? new Answer.Dead(DeadLink.REDIRECTS, status + " to '" + location.orElse("") + "'")
                            : next;
                }
                return new Answer.Dead(
                        status == 404 || status == GONE ? DeadLink.GONE : DeadLink.REFUSED, "status " + status);
            }
        } catch (HttpTimeoutException e) {
            return new Answer.Dead(
                    DeadLink.TIMEOUT, "no answer within " + options.timeout().toSeconds() + " s");
        } catch (LocalFault e) {
            throw e;
        } catch (IOException e) {
            return new Answer.Dead(
                    DeadLink.UNREACHABLE, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private static @Nullable URI resolved(URI from, String location) {
        try {
            return uri(from.resolve(location.replace(" ", "%20")).toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Answer body(HttpResponse<InputStream> response, InputStream body) throws IOException {
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (announced > options.maxBytes()) {
            return new Answer.Dead(
                    DeadLink.TOO_LARGE, "%,d bytes, at most %,d are taken".formatted(announced, options.maxBytes()));
        }
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> alarm = clock.schedule(
                () -> {
                    late.set(true);
                    try {
                        body.close(); // wakes the reader
                    } catch (IOException e) {
                        late.set(true);
                    }
                },
                options.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        Path part = local(folder::part);
        boolean whole = false;
        try {
            Answer answer = copied(body, part);
            whole = answer instanceof Answer.Body && !late.get();
            return late.get() ? tooSlow() : answer;
        } catch (LocalFault e) {
            throw e;
        } catch (IOException e) {
            return late.get()
                    ? tooSlow()
                    : new Answer.Dead(DeadLink.UNREACHABLE, "the answer broke off: " + e.getMessage());
        } finally {
            alarm.cancel(false);
            if (!whole) {
                Files.deleteIfExists(part);
            }
        }
    }

    private Answer tooSlow() {
        return new Answer.Dead(
                DeadLink.TIMEOUT, "not whole within " + options.timeout().toSeconds() + " s");
    }

    private Answer copied(InputStream body, Path part) throws IOException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest md5 = digest("MD5");
        long size = 0;
        try (OutputStream out = local(() -> Files.newOutputStream(part))) {
            byte[] buffer = new byte[1 << 16];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                size += n;
                if (size > options.maxBytes()) {
                    return new Answer.Dead(
                            DeadLink.TOO_LARGE, "more than the %,d bytes that are taken".formatted(options.maxBytes()));
                }
                int count = n;
                local(() -> {
                    out.write(buffer, 0, count);
                    return out;
                });
                sha256.update(buffer, 0, n);
                md5.update(buffer, 0, n);
            }
        }
        return new Answer.Body(
                part,
                size,
                HexFormat.of().formatHex(sha256.digest()),
                Base64.getEncoder().encodeToString(md5.digest()));
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + name, e);
        }
    }

    /** A disk that fails or is full is no dead link: it ends the fetch. */
    private static final class LocalFault extends IOException {

        private static final long serialVersionUID = 1;

        LocalFault(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private interface LocalWork<T> {
        T run() throws IOException;
    }

    private static <T> T local(LocalWork<T> work) throws LocalFault {
        try {
            return work.run();
        } catch (IOException e) {
            throw new LocalFault(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.close();
    }
}
