package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.vision.vlm.StandInEndpoint.Asked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model might say that sees nothing: any answer that the schema allows, the same to the same question. It has a
 * weakness for the first option, so that it now and then agrees.
 */
public final class HashModel implements Function<Asked, String> {

    private static final List<String> WORDS =
            List.of("red", "old", "tall", "wooden", "small", "striped", "bright", "worn", "dark", "round");

    @Override
    public String apply(Asked asked) {
        long chance = StableHash.with(
                StableHash.of(asked.text()), Arrays.hashCode(asked.images().getFirst()));
        ObjectNode reply = JsonMapper.shared().createObjectNode();
        JsonNode schema = asked.schema();
        if (schema == null) {
            throw new IllegalStateException("asked without a schema");
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode kind = property.getValue();
            if (kind.has("enum")) {
                reply.put(property.getKey(), one(kind.path("enum"), chance));
            } else {
                switch (kind.path("type").asString()) {
                    case "integer" -> reply.put(property.getKey(), StableHash.below(chance, 3));
                    case "array" -> {
                        ArrayNode array = reply.putArray(property.getKey());
                        array.add(one(kind.path("items").path("enum"), chance));
                    }
                    case "string" -> reply.put(property.getKey(), words(chance));
                    default -> throw new IllegalStateException(kind.toString());
                }
            }
        }
        return reply.toString();
    }

    private static String one(JsonNode allowed, long chance) {
        int place = StableHash.below(StableHash.with(chance, "place"), 2 * allowed.size());
        return allowed.get(Math.max(0, place - allowed.size())).asString();
    }

    private static String words(long chance) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            words.add(WORDS.get(StableHash.below(StableHash.with(chance, i), WORDS.size())));
        }
        return "The " + String.join(" ", words) + " chair.";
    }
}
