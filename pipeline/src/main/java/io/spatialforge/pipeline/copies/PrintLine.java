package io.spatialforge.pipeline.copies;

import io.spatialforge.vision.copies.Miniature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The line by which curation hands on what tells copies.
 *
 * @param image its id
 * @param width of the upright image
 * @param height of the upright image
 * @param keys names of the photograph, see {@link PhotoKeys}
 * @param miniature of the upright photograph; null where it is not at hand
 */
public record PrintLine(
        String image,
        int width,
        int height,
        List<String> keys,
        @Nullable Miniature miniature) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public PrintLine {
        keys = List.copyOf(keys);
    }

    /** As UTF-8 without a line end. */
    public byte[] toLine() {
        ObjectNode node = JSON.createObjectNode();
        node.put("image", image).put("width", width).put("height", height);
        ArrayNode array = node.putArray("keys");
        keys.forEach(array::add);
        if (miniature != null) {
            node.put("print", miniature.text());
        }
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #toLine} wrote. */
    public static PrintLine read(byte[] line) {
        JsonNode node = JSON.readTree(line);
        List<String> keys = new ArrayList<>();
        for (JsonNode key : node.required("keys")) {
            keys.add(key.asString());
        }
        return new PrintLine(
                node.required("image").asString(),
                node.required("width").asInt(),
                node.required("height").asInt(),
                keys,
                node.has("print") ? Miniature.ofText(node.required("print").asString()) : null);
    }
}
