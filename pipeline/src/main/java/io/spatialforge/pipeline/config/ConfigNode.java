package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One mapping of a configuration while it is read: hands out typed values, and complains of what it was never asked for.
 */
final class ConfigNode {

    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new TreeSet<>();

    /**
     * @param place where the mapping stands, for messages
     * @throws ConfigException if the node is no mapping
     */
    ConfigNode(String place, JsonNode node) {
        if (!node.isObject()) {
            throw new ConfigException(place + ": expected a mapping, got " + node);
        }
        this.place = place;
        this.node = node;
    }

    boolean has(String key) {
        asked.add(key);
        return node.hasNonNull(key);
    }

    ConfigException wrong(String key, String expected) {
        return new ConfigException(place + "." + key + ": expected " + expected + ", got " + node.get(key));
    }

    /** Whether there is such a setting, which is none that may be asked for. */
    boolean holds(String key) {
        return node.has(key);
    }

    /**
     * An objection that does not repeat what is there.
     *
     * @param key empty where it is to the mapping as a whole
     */
    ConfigException refused(String key, String why) {
        return new ConfigException(place + (key.isEmpty() ? "" : "." + key) + ": " + why);
    }

    /** Yes or no; no where it is not set. */
    boolean flag(String key) {
        return switch (text(key, "no")) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw wrong(key, "yes or no");
        };
    }

    /** Whether the setting is a text, a number or the like rather than a mapping or a list. */
    boolean isText(String key) {
        return has(key) && node.get(key).isValueNode();
    }

    @Nullable
    String text(String key) {
        if (!has(key)) {
            return null;
        }
        JsonNode value = node.get(key);
        if (!value.isValueNode()) {
            throw wrong(key, "a text");
        }
        return value.asString();
    }

    String text(String key, String otherwise) {
        String value = text(key);
        return value == null ? otherwise : value;
    }

    String oneOf(String key, String otherwise, List<String> allowed) {
        String value = text(key, otherwise);
        if (!allowed.contains(value)) {
            throw wrong(key, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    double number(String key, double otherwise, double least, double most) {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode value = node.get(key);
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw wrong(key, "a number from " + least + " to " + most);
        }
        return number;
    }

    long whole(String key, long otherwise, long least, long most) {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode value = node.get(key);
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw wrong(key, "a whole number from " + least + " to " + most);
        }
        return value.asLong();
    }

    /** A path, or one that stands for an address, taken relative to the folder given where it is relative. */
    @Nullable
    Path path(String key, Path base) {
        String value = text(key);
        return value == null ? null : FarFiles.resolve(base, value);
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode value = node.get(key);
        List<String> texts = new ArrayList<>();
        if (value.isValueNode()) {
            texts.add(value.asString());
        } else if (value.isArray()) {
            for (JsonNode item : value) {
                if (!item.isValueNode()) {
                    throw wrong(key, "a list of texts");
                }
                texts.add(item.asString());
            }
        } else {
            throw wrong(key, "a list of texts");
        }
        return texts;
    }

    /** The mappings of a list. */
    List<ConfigNode> nodes(String key) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode value = node.get(key);
        if (!value.isArray()) {
            throw wrong(key, "a list");
        }
        List<ConfigNode> nodes = new ArrayList<>();
        for (JsonNode item : value) {
            nodes.add(new ConfigNode(place + "." + key + "[" + nodes.size() + "]", item));
        }
        return nodes;
    }

    @Nullable
    ConfigNode node(String key) {
        return has(key) ? new ConfigNode(place + "." + key, node.get(key)) : null;
    }

    /** All numbers of the mapping by name. */
    Map<String, Number> numbers() {
        Map<String, Number> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            asked.add(entry.getKey());
            if (!entry.getValue().isNumber()) {
                throw wrong(entry.getKey(), "a number");
            }
            numbers.put(entry.getKey(), entry.getValue().asDouble());
        }
        return numbers;
    }

    /**
     * @throws ConfigException if the mapping has a key that was never asked for
     */
    void rejectOthers() {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!asked.contains(entry.getKey())) {
                throw new ConfigException(place + ": there is no setting '" + entry.getKey() + "' here; there are "
                        + String.join(", ", asked));
            }
        }
    }
}
