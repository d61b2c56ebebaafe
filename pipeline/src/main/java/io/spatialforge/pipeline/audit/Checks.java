package io.spatialforge.pipeline.audit;

import io.spatialforge.engine.RunFolder;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was found out about the pairs of a run, as small JSON files in its folder. Each says by a fingerprint which pairs it
 * is of, and by which version it was made, so that nobody takes it for something about others.
 */
final class Checks {

    /** From the run folder. */
    static final String FOLDER = "checks";

    static final int VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Checks() {}

    /** A JSON object to be filled: what it is of stands first. */
    static ObjectNode begin(String fingerprint) {
        return JSON.createObjectNode().put("schema", VERSION).put("of", fingerprint);
    }

    /** Reads text that stands within one of the files. */
    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    static void write(RunFolder folder, String file, ObjectNode content) throws IOException {
        folder.store().write(file, JSON.writeValueAsBytes(content));
    }

    /** What a file says; null where there is none, or it is of another version or no JSON. */
    static @Nullable JsonNode read(RunFolder folder, String file) throws IOException {
        Optional<byte[]> bytes = folder.store().read(file);
        if (bytes.isEmpty()) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(bytes.get());
            return json.path("schema").asInt(0) == VERSION ? json : null;
        } catch (JacksonException e) {
            return null; // it is made again
        }
    }
}
