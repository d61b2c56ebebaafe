package io.spatialforge.vision.vlm;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One question to a model. Equal requests are asked once; what makes two askings of the same question different is
 * {@code round}.
 *
 * @param purpose for reports and the cache's readers, as in {@code judge} or {@code propose}
 * @param system what the model is told first
 * @param text the question
 * @param images shown before the text, in their order
 * @param schema of the answer, a JSON Schema of an object, all properties required and no others allowed
 * @param schemaName a short name of letters, digits and hyphens
 * @param round from 0, where the same is asked several times
 */
public record ChatRequest(
        String purpose,
        String system,
        String text,
        List<ChatImage> images,
        ObjectNode schema,
        String schemaName,
        int round) {

    public ChatRequest {
        images = List.copyOf(images);
    }
}
