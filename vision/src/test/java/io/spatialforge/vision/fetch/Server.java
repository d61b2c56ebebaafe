package io.spatialforge.vision.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that answers as a test wants it to, and counts what it is asked. */
public final class Server implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    /** Answers the n-th request, from 1, to a path. */
    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange, int n) throws IOException;
    }

    public Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    /** Lets a path answer so, and returns its URL. */
    public String on(String path, Answering answering) {
        AtomicInteger count = new AtomicInteger();
        asked.put(path, count);
        server.createContext(path, exchange -> {
            try (exchange) {
                answering.answer(exchange, count.incrementAndGet());
            }
        });
        return url(path);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public String gives(String path, byte[] bytes) {
        return on(path, (exchange, n) -> send(exchange, 200, bytes));
    }

    public static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    public int asked(String path) {
        AtomicInteger count = asked.get(path);
        return count == null ? 0 : count.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
