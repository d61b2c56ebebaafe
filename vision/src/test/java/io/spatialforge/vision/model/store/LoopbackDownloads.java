package io.spatialforge.vision.model.store;

import com.sun.net.httpserver.HttpExchange;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.fetch.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on loopback that cut, resume and move files, and a folder that they are downloaded into. */
abstract class LoopbackDownloads {

    static final byte[] FILE = bytes(300_000, 1);
    static final byte[] OTHER = bytes(300_000, 2);

    @TempDir
    Path folder;

    final Server server = new Server();
    final Server elsewhere = new Server();
    final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    Duration stall = Duration.ofSeconds(30);
    long arrived;

    LoopbackDownloads() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
        elsewhere.close();
    }

    Path fetch(String url, byte[] content) throws InterruptedException {
        try (Downloads downloads = downloads(Map.of())) {
            return downloads.fetch(pinned(url, content), folder, new Notes());
        }
    }

    Downloads downloads(Map<String, String> environment) {
        return Downloads.with(DownloadOptions.of(environment)
                .withTries(4, Duration.ofMillis(1), Duration.ofSeconds(2))
                .withStall(stall));
    }

    static PinnedFile pinned(String url, byte[] content) {
        return new PinnedFile("file.bin", URI.create(url), sha256(content), content.length);
    }

    List<String> parts() throws IOException {
        try (var files = Files.list(folder.resolve(".parts"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    void note(HttpExchange exchange) {
        headers.add(exchange.getRequestHeaders().getFirst("Range") + " "
                + exchange.getRequestHeaders().getFirst("If-Range"));
    }

    /** Half of a file, and then nothing. */
    void cut(HttpExchange exchange, byte[] content, @Nullable String etag) throws IOException {
        note(exchange);
        if (etag != null) {
            exchange.getResponseHeaders().add("ETag", etag);
        }
        broken(exchange, 200, Arrays.copyOf(content, content.length / 2), 0, content.length);
    }

    /** Sends a part of what was announced, and closes once it has arrived: what is on its way may be lost with a connection. */
    void broken(HttpExchange exchange, int status, byte[] sent, int from, int to) throws IOException {
        exchange.sendResponseHeaders(status, to - from);
        exchange.getResponseBody().write(sent);
        exchange.getResponseBody().flush();
        synchronized (notes) {
            while (arrived < from + sent.length) {
                try {
                    notes.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        exchange.close();
    }

    /** As a server does that knows ranges and versions. */
    void resumable(HttpExchange exchange, byte[] content, String etag) throws IOException {
        note(exchange);
        exchange.getResponseHeaders().add("ETag", etag);
        int from = etag.equals(exchange.getRequestHeaders().getFirst("If-Range")) ? range(exchange) : 0;
        if (from == 0) {
            Server.send(exchange, 200, content);
        } else {
            tail(exchange, content, from);
        }
    }

    static void tail(HttpExchange exchange, byte[] content, int from) throws IOException {
        exchange.getResponseHeaders()
                .add("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        Server.send(exchange, 206, Arrays.copyOfRange(content, from, content.length));
    }

    static int range(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    }

    static void to(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        Server.send(exchange, 302, new byte[0]);
    }

    static byte[] bytes(int count, int seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Sha256.digest().digest(content));
    }

    final class Notes implements DownloadProgress {

        @Override
        public void begins(String file, long done, long total) {}

        @Override
        public void arrived(long done) {
            synchronized (notes) {
                arrived = done;
                notes.notifyAll();
            }
        }

        @Override
        public void ends() {}

        @Override
        public void note(String text) {
            notes.add(text);
        }
    }
}
