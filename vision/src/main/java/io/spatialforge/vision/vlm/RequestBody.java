package io.spatialforge.vision.vlm;

import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A question as the body of a request. */
final class RequestBody {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of pixels: 28 by 28 make a token in most models of today, fewer tokens in others. */
    private static final int PIXELS_A_TOKEN = 784;

    /** English text. */
    private static final int CHARACTERS_A_TOKEN = 4;

    private RequestBody() {}

    static byte[] of(EndpointOptions options, ChatRequest request, RequestShape shape) {
        ObjectNode body = JSON.createObjectNode().put("model", options.model());
        ArrayNode messages = body.putArray("messages");
        String system = shape.structured() == Structured.JSON_SCHEMA
                ? request.system()
                : (request.system()
                                + "\n\nAnswer with one JSON object and nothing else. It must fit this JSON Schema:\n"
                                + request.schema())
                        .strip();
        if (shape.system() && !system.isBlank()) {
            messages.addObject().put("role", "system").put("content", system);
        }
        String text = shape.system() || system.isBlank() ? request.text() : system + "\n\n" + request.text();
        ObjectNode user = messages.addObject().put("role", "user");
        if (request.images().isEmpty()) {
            user.put("content", text);
        } else {
            ArrayNode content = user.putArray("content");
            for (ChatImage image : request.images()) {
                content.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", dataUrl(image));
            }
            content.addObject().put("type", "text").put("text", text);
        }
        body.put(shape.tokenField(), options.sampling().maxTokens());
        if (shape.temperature()) {
            body.put("temperature", options.sampling().temperature());
        }
        if (shape.seed()) {
            body.put("seed", options.sampling().seed() + request.round());
        }
        form(body, request, shape);
        return JSON.writeValueAsBytes(body.put("stream", false));
    }

    private static void form(ObjectNode body, ChatRequest request, RequestShape shape) {
        switch (shape.structured()) {
            case AUTO, JSON_SCHEMA ->
                body.putObject("response_format")
                        .put("type", "json_schema")
                        .putObject("json_schema")
                        .put("name", request.schemaName())
                        .put("strict", true)
                        .set("schema", request.schema());
            case JSON_OBJECT -> body.putObject("response_format").put("type", "json_object");
            case PROMPT -> {
                // the words say it
            }
        }
    }

    private static String dataUrl(ChatImage image) {
        return "data:" + image.mediaType() + ";base64," + Base64.getEncoder().encodeToString(image.bytes());
    }

    /** Tokens of the question, by its length and its pixels. */
    static long estimatedTokens(ChatRequest request) {
        long tokens = estimatedTokens(request.system())
                + estimatedTokens(request.text())
                + estimatedTokens(request.schema().toString());
        for (ChatImage image : request.images()) {
            tokens += (long) image.width() * image.height() / PIXELS_A_TOKEN + 1;
        }
        return tokens;
    }

    static long estimatedTokens(String text) {
        return text.length() / CHARACTERS_A_TOKEN + 1L;
    }
}
