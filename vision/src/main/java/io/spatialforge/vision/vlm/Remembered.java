package io.spatialforge.vision.vlm;

import io.spatialforge.vision.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as it is remembered: what the model said, word for word, so that it can be judged anew, and how it was asked.
 *
 * @param structured as configured
 * @param maxTokens as configured
 */
record Remembered(Completion completion, String structured, int maxTokens) {

    private static final JsonMapper JSON = new JsonMapper();

    static Remembered of(JsonNode line) {
        JsonNode refusal = line.path("refusal");
        return new Remembered(
                new Completion(
                        line.path("content").asString(""),
                        line.path("finish").asString(""),
                        refusal.isString() ? refusal.asString() : null,
                        line.path("called").asBoolean(false),
                        line.path("served_by").asString(""),
                        line.path("prompt_tokens").asLong(0),
                        line.path("completion_tokens").asLong(0),
                        line.path("estimated").asBoolean(false)),
                line.path("structured").asString(""),
                line.path("max_tokens").asInt(0));
    }

    /** The line of an answer. */
    static ObjectNode answer(
            String key, EndpointOptions options, ChatRequest request, Completion said, RequestShape shape) {
        ObjectNode line = line("answer", key, 1, said.tokens())
                .put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("model", options.model())
                .put("served_by", said.servedBy())
                .put("purpose", request.purpose())
                .put("round", request.round())
                .put("prompt", promptId(request))
                .put("text", request.text());
        ArrayNode images = line.putArray("images");
        for (ChatImage image : request.images()) {
            images.addObject()
                    .put("sha256", Sha256.of(image.bytes()))
                    .put("media_type", image.mediaType())
                    .put("width", image.width())
                    .put("height", image.height());
        }
        return line.put("temperature", shape.temperature() ? options.sampling().temperature() : null)
                .put("seed", shape.seed() ? options.sampling().seed() + request.round() : null)
                .put("max_tokens", options.sampling().maxTokens())
                .put("structured", options.structured().label())
                .put("asked_as", shape.structured().label())
                .put("content", said.content())
                .put("finish", said.finish())
                .put("refusal", said.refusal())
                .put("called", said.called())
                .put("prompt_tokens", said.promptTokens())
                .put("completion_tokens", said.completionTokens())
                .put("estimated", said.estimated());
    }

    /** The line of what was paid and brought nothing. */
    static ObjectNode lost(String key, long tokens, String why) {
        return line("lost", key, 1, tokens)
                .put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("why", why);
    }

    /** The line of what many questions share. */
    static ObjectNode prompt(ChatRequest request) {
        ObjectNode line = line("prompt", promptId(request), 0, 0);
        line.put("system", request.system()).put("schema_name", request.schemaName());
        return line.set("schema", request.schema());
    }

    static String promptId(ChatRequest request) {
        String shared = request.system() + '\n' + request.schemaName() + '\n' + request.schema();
        return Sha256.of(shared.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static ObjectNode line(String kind, String key, int requests, long tokens) {
        return JSON.createObjectNode()
                .put("kind", kind)
                .put("key", key)
                .put("requests", requests)
                .put("tokens", tokens);
    }

    /**
     * Whether it is worth paying for another answer, since the first is of no use and the question is put otherwise now.
     *
     * @param checked what the answer came to
     */
    boolean isOutdated(AnswerCheck.Checked checked, EndpointOptions options) {
        return checked instanceof AnswerCheck.Checked.Wrong
                && (completion.isCutOff()
                        ? options.sampling().maxTokens() > maxTokens
                        : !options.structured().label().equals(structured));
    }
}
