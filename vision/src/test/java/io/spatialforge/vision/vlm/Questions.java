package io.spatialforge.vision.vlm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Questions to ask a model in tests, and options under which no test takes long. */
final class Questions {

    static final String YES = "{\"answer\":\"yes\"}";

    private static final JsonMapper JSON = new JsonMapper();

    private Questions() {}

    /** A JSON Schema of {@code {"answer": "yes" | "no"}}. */
    static ObjectNode schema() {
        return (ObjectNode) JSON.readTree("""
                {"type": "object", "properties": {"answer": {"type": "string", "enum": ["yes", "no"]}},
                 "required": ["answer"], "additionalProperties": false}
                """);
    }

    static ChatRequest question(String text) {
        return question(text, 0);
    }

    static ChatRequest question(String text, int round) {
        return new ChatRequest("judge", "You judge.", text, List.of(), schema(), "verdict", round);
    }

    static ChatRequest shown(String text, ChatImage... images) {
        return new ChatRequest("judge", "You judge.", text, List.of(images), schema(), "verdict", 0);
    }

    /** Bytes that stand for a picture; no endpoint of a test decodes them. */
    static ChatImage picture(String bytes) {
        return new ChatImage(bytes.getBytes(StandardCharsets.UTF_8), "image/jpeg", 640, 480);
    }

    static EndpointOptions options(StandInEndpoint server) {
        return EndpointOptions.of(server.url(), "stand-in")
                .withPatience(new Patience(4, Duration.ofMillis(1), Duration.ofSeconds(2), Duration.ofSeconds(20)));
    }

    static EndpointOptions hasty(StandInEndpoint server, int tries, Duration timeout) {
        return options(server).withPatience(new Patience(tries, Duration.ofMillis(1), Duration.ofSeconds(2), timeout));
    }
}
