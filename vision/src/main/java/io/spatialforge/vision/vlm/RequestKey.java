package io.spatialforge.vision.vlm;

import io.spatialforge.vision.Sha256;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes two questions the same: model, words, the bytes of the pictures, schema, sampling and round, hashed.
 *
 * <p>Where the endpoint is does not count, so that a model that moves to another machine is not asked anew; nor does the key,
 * how structured output was brought about, or how long an answer may be, since an answer that was given is none the worse for
 * it. (One that was cut off is asked for again with a larger bound: see {@link RememberingModel}.)
 */
final class RequestKey {

    private static final JsonMapper JSON = new JsonMapper();

    private RequestKey() {}

    /** 64 digits of lower-case hex. */
    static String of(EndpointOptions options, ChatRequest request) {
        ObjectNode canonical = JSON.createObjectNode()
                .put("version", 1)
                .put("model", options.model())
                .put("temperature", options.sampling().temperature())
                .put("seed", options.sampling().seed())
                .put("system", request.system())
                .put("text", request.text());
        ArrayNode images = canonical.putArray("images");
        for (ChatImage image : request.images()) {
            images.add(image.mediaType() + ":" + Sha256.of(image.bytes()));
        }
        canonical.set("schema", request.schema());
        canonical.put("round", request.round());
        return Sha256.of(canonical.toString().getBytes(StandardCharsets.UTF_8));
    }
}
