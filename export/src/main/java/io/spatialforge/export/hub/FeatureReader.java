package io.spatialforge.export.hub;

import io.spatialforge.export.hub.Feature.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads types of columns as {@code datasets} does, in all spellings that it takes. Types that our files do not have become
 * {@link Unknown}, which equals no other.
 */
final class FeatureReader {

    private FeatureReader() {}

    /** The value of {@code features} in a footer. */
    static List<Field> footer(JsonNode features) {
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : features.properties()) {
            fields.add(new Field(field.getKey(), ofFooter(field.getValue())));
        }
        return fields;
    }

    private static Feature ofFooter(JsonNode type) {
        if (type.isArray()) {
            return type.size() == 1 ? Feature.list(ofFooter(type.get(0))) : Feature.unknown(type);
        }
        if (!type.isObject()) {
            return Feature.unknown(type);
        }
        JsonNode name = type.path("_type");
        if (!name.isString()) {
            return new Feature.Struct(footer(type));
        }
        return switch (name.asString()) {
            case "Value" -> value(type.path("dtype").asString(""), type);
            case "List", "Sequence", "LargeList" -> Feature.list(ofFooter(type.path("feature")));
            case "Image" -> Feature.IMAGE;
            default -> Feature.unknown(type);
        };
    }

    /** The value of {@code features} in the front matter of a card. */
    static List<Field> card(JsonNode features) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : features) {
            fields.add(new Field(field.path("name").asString(""), ofCard(field)));
        }
        return fields;
    }

    private static Feature ofCard(JsonNode type) {
        if (type.isArray()) {
            return new Feature.Struct(card(type));
        }
        if (type.isString()) {
            return type.asString().equals("image") ? Feature.IMAGE : value(type.asString(), type);
        }
        for (String list : List.of("list", "sequence", "large_list")) {
            if (type.has(list)) {
                return Feature.list(ofCard(type.get(list)));
            }
        }
        if (type.has("struct")) {
            return ofCard(type.get("struct"));
        }
        return type.has("dtype") ? ofCard(type.get("dtype")) : Feature.unknown(type);
    }

    private static Feature value(String dtype, JsonNode type) {
        return switch (dtype) {
            case "string", "large_string" -> Feature.STRING;
            case "int32" -> Feature.INT32;
            case "float64" -> Feature.FLOAT64;
            default -> Feature.unknown(type);
        };
    }
}
