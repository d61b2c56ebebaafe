package io.spatialforge.vision.vlm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server on this machine that speaks the protocol of chat completions, in place of one with a model. It answers by a
 * function of the request; single requests are answered otherwise by what {@link #then} was told, in that order.
 */
public final class StandInEndpoint implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/v1/chat/completions";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new ArrayList<>();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile Behaviour always;

    /** What is done with one request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange, Asked asked) throws IOException, InterruptedException;
    }

    /**
     * A request as it came.
     *
     * @param body as sent
     * @param authorization the header; null where there was none
     */
    public record Asked(JsonNode body, @Nullable String authorization) {

        public String model() {
            return body.path("model").asString("");
        }

        /** {@code json_schema}, {@code json_object} or nothing. */
        public String format() {
            return body.path("response_format").path("type").asString("");
        }

        public @Nullable JsonNode schema() {
            JsonNode schema = body.path("response_format").path("json_schema").path("schema");
            return schema.isObject() ? schema : null;
        }

        public String schemaName() {
            return body.path("response_format").path("json_schema").path("name").asString("");
        }

        public String system() {
            return said("system");
        }

        /** The text of the user's message. */
        public String text() {
            return said("user");
        }

        /** The bytes of the pictures, in their order. */
        public List<byte[]> images() {
            List<byte[]> images = new ArrayList<>();
            for (JsonNode message : body.path("messages")) {
                for (JsonNode part : message.path("content")) {
                    String url = part.path("image_url").path("url").asString("");
                    if (!url.isEmpty()) {
                        images.add(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)));
                    }
                }
            }
            return images;
        }

        private String said(String role) {
            StringBuilder text = new StringBuilder();
            for (JsonNode message : body.path("messages")) {
                if (message.path("role").asString("").equals(role)) {
                    JsonNode content = message.path("content");
                    text.append(content.isString() ? content.asString() : "");
                    for (JsonNode part : content) {
                        text.append(part.path("text").asString(""));
                    }
                }
            }
            return text.toString();
        }
    }

    private StandInEndpoint(Behaviour always) throws IOException {
        this.always = always;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::handle);
        server.start();
    }

    /** One that always behaves so. */
    public static StandInEndpoint behaving(Behaviour always) throws IOException {
        return new StandInEndpoint(always);
    }

    /** One whose model says what a function makes of a request: the content of the message. */
    public static StandInEndpoint saying(Function<Asked, String> content) throws IOException {
        AtomicInteger open = new AtomicInteger();
        StandInEndpoint server = new StandInEndpoint((exchange, asked) -> {});
        server.always = (exchange, asked) -> {
            server.mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            String said;
            try {
                said = content.apply(asked);
            } finally {
                open.decrementAndGet(); // before it is sent: then the client may ask again
            }
            send(exchange, 200, completion(said, "stop"));
        };
        return server;
    }

    /** The base URL. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** From now on all requests are answered so, but for those that {@link #then} speaks of. */
    public void always(Behaviour behaviour) {
        always = behaviour;
    }

    /** The next requests are answered so, one each, before it goes on as always. */
    public StandInEndpoint then(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
        return this;
    }

    /** All requests so far, in the order of their arrival. */
    public List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    public int requests() {
        return asked().size();
    }

    /** How many requests the function of {@link #saying} worked on at once, at most. */
    public int mostAtOnce() {
        return mostOpen.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    JSON.readTree(exchange.getRequestBody().readAllBytes()),
                    exchange.getRequestHeaders().getFirst("Authorization"));
            synchronized (asked) {
                asked.add(request);
            }
            Behaviour first = next.poll();
            (first == null ? always : first).answer(exchange, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A whole answer whose message has this content; it counts 100 tokens of question and 10 of answer. */
    public static ObjectNode completion(String content, String finish) {
        ObjectNode message = JSON.createObjectNode().put("role", "assistant").put("content", content);
        return completion(message, finish);
    }

    /** A whole answer with a message as given. */
    public static ObjectNode completion(JsonNode message, @Nullable String finish) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", "stand-in");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.set("message", message);
        choice.put("finish_reason", finish);
        body.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 10)
                .put("total_tokens", 110);
        return body;
    }

    /** Answers once with a message of this content. */
    public static Behaviour says(String content) {
        return (exchange, asked) -> send(exchange, 200, completion(content, "stop"));
    }

    /** Answers with a status and an error as OpenAI words it. */
    public static Behaviour fails(int status, String message) {
        return fails(status, message, Map.of());
    }

    /**
     * @param headers of the answer
     */
    public static Behaviour fails(int status, String message, Map<String, String> headers) {
        return (exchange, asked) -> {
            headers.forEach(exchange.getResponseHeaders()::add);
            ObjectNode error = JSON.createObjectNode();
            error.putObject("error").put("message", message).put("type", "invalid_request_error");
            send(exchange, status, error);
        };
    }

    /** Answers with bytes that may be anything. */
    public static Behaviour sends(int status, String mediaType, String body) {
        return (exchange, asked) -> send(exchange, status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits, and then behaves otherwise. */
    public static Behaviour after(long millis, Behaviour behaviour) {
        return (exchange, asked) -> {
            Thread.sleep(millis);
            behaviour.answer(exchange, asked);
        };
    }

    /** Closes the connection without a word. */
    public static Behaviour hangsUp() {
        return (exchange, asked) -> exchange.close();
    }

    /** Announces more than it sends. */
    public static Behaviour breaksOff() {
        return (exchange, asked) -> {
            byte[] whole = completion("{\"answer\":\"yes\"}", "stop").toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, whole.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Sends a byte now and then, without end. */
    public static Behaviour drips(long millisBetween) {
        return (exchange, asked) -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (!Thread.currentThread().isInterrupted()) {
                out.write(' ');
                out.flush();
                Thread.sleep(millisBetween);
            }
        };
    }

    public static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        send(exchange, status, "application/json", Objects.requireNonNull(JSON.writeValueAsBytes(body)));
    }

    private static void send(HttpExchange exchange, int status, String mediaType, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
