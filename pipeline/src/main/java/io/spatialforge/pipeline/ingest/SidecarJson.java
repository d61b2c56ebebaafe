package io.spatialforge.pipeline.ingest;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.vision.depth.DepthMeaning;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The line by which ingest hands a depth map on to perception.
 *
 * @param image id of the image it belongs to
 */
public record SidecarJson(String image, DepthSidecar sidecar) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] toLine() {
        ObjectNode node = JSON.createObjectNode();
        DepthMeaning meaning = sidecar.meaning();
        node.put("image", image)
                .put("file", sidecar.file().toString())
                .put("id", meaning.id())
                .put("kind", meaning.kind().name())
                .put("geometry", meaning.geometry().name())
                .put("scale", meaning.scale());
        Double invalid = meaning.invalid();
        if (invalid != null) {
            node.put("invalid", invalid);
        }
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #toLine} wrote. */
    public static SidecarJson read(byte[] line) {
        JsonNode node = JSON.readTree(line);
        @Nullable Double invalid = node.has("invalid") ? node.get("invalid").asDouble() : null;
        DepthMeaning meaning = new DepthMeaning(
                DepthSource.Kind.valueOf(node.get("kind").asString()),
                DepthSource.Geometry.valueOf(node.get("geometry").asString()),
                node.get("scale").asDouble(),
                invalid,
                node.get("id").asString());
        return new SidecarJson(
                node.get("image").asString(),
                new DepthSidecar(Path.of(node.get("file").asString()), meaning));
    }
}
