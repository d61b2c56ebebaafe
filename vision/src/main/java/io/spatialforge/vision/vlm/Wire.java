package io.spatialforge.vision.vlm;

import io.spatialforge.vision.fetch.RetryAfter;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One POST and what comes back, whole or not at all.
 *
 * <p>HTTP/1.1 is spoken where there is no TLS: the JDK's client would offer an upgrade to HTTP/2 otherwise, at which
 * uvicorn, the server inside vLLM and SGLang, loses the body of the request and answers 400. No redirect is followed, since the
 * key would go where it was not meant for.
 */
final class Wire implements Closeable {

    /** Answers are a few kilobytes, with long thoughts some hundreds. */
    static final int LARGEST_BODY = 16 << 20;

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final URI uri;
    private final Secret secret;
    private final Duration timeout;
    private final HttpClient client;

    Wire(EndpointOptions options, Secret secret) {
        uri = options.completions();
        this.secret = secret;
        timeout = options.patience().timeout();
        client = HttpClient.newBuilder()
                .version(
                        "https".equalsIgnoreCase(uri.getScheme())
                                ? HttpClient.Version.HTTP_2
                                : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .build();
    }

    /** What came of a POST. */
    sealed interface Got {

        /**
         * An answer, of any status.
         *
         * @param after as the server asks to wait; null where it does not say
         */
        record Answer(int status, String body, @Nullable Duration after) implements Got {}

        /** Nobody is there; nothing was sent. */
        record Nobody(String why) implements Got {}

        /** The request went out and no whole answer came: it may have been worked on. */
        record Broken(String why) implements Got {}
    }

    Got post(byte[] body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "spatialforge-vlm")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        secret.sign(request);
        CompletableFuture<HttpResponse<byte[]>> future =
                client.sendAsync(request.build(), answer -> new BoundedBody(LARGEST_BODY));
        try {
            HttpResponse<byte[]> response = future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Got.Answer(
                    response.statusCode(),
                    secret.withoutKey(new String(response.body(), StandardCharsets.UTF_8)),
                    RetryAfter.of(response));
        } catch (TimeoutException e) {
            return new Got.Broken(late());
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } finally {
            future.cancel(true); // ends the exchange, if it has not ended
        }
    }

    private String late() {
        return "no whole answer within %,d ms".formatted(timeout.toMillis());
    }

    private Got failed(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof SSLException) {
            return new Got.Nobody(said(cause));
        }
        if (cause instanceof HttpTimeoutException) {
            return new Got.Broken(late());
        }
        if (cause instanceof IOException) {
            return new Got.Broken("the connection broke off: " + said(cause));
        }
        throw new IllegalStateException("the HTTP client failed", cause);
    }

    private String said(Throwable cause) {
        Throwable told = cause;
        while (told.getMessage() == null && told.getCause() != null) {
            told = told.getCause();
        }
        if (told instanceof UnresolvedAddressException) {
            return "no such host is known";
        }
        return told.getMessage() == null
                ? told instanceof ConnectException || told.getClass().getName().endsWith("ClosedChannelException")
                        ? "connection refused"
                        : told.getClass().getSimpleName()
                : secret.redacted(told.getMessage());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
