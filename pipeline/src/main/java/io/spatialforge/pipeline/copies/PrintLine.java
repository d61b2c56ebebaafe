package io.spatialforge.pipeline.copies;

import io.spatialforge.vision.copies.Miniature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        StringBuilder line = new StringBuilder(96);
        quote(line.append("{\"image\":"), image);
        line.append(",\"width\":").append(width).append(",\"height\":").append(height);
        line.append(",\"keys\":[");
        for (int i = 0; i < keys.size(); i++) {
            quote(i == 0 ? line : line.append(','), keys.get(i));
        }
        line.append(']');
        if (miniature != null) {
            quote(line.append(",\"print\":"), miniature.text());
        }
        return line.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, line);
        line.append('"');
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
