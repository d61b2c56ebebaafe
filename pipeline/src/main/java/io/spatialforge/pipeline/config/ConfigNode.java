package io.spatialforge.pipeline.config;

import io.spatialforge.core.Nearest;
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
    private final String trail;
    private final Questions questions;
    private final Set<String> asked = new TreeSet<>();

    /**
     * The mapping at the top.
     *
     * @param place how messages call it
     * @param questions hears what it is asked for
     * @throws ConfigException if the node is no mapping
     */
    ConfigNode(String place, JsonNode node, Questions questions) {
        this(place, node, "", questions);
    }

    private ConfigNode(String place, JsonNode node, String trail, Questions questions) {
        if (!node.isObject()) {
            throw new ConfigException(place + ": expected settings as in 'key: value', got " + node);
        }
        this.place = place;
        this.node = node;
        this.trail = trail;
        this.questions = questions;
    }

    private void ask(String key, Questions.Answer answer) {
        questions.asked(trail, key, answer);
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
        ask(key, Questions.Answer.of(Questions.Kind.FLAG, "no"));
        return switch (value(key, "no")) {
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
        ask(key, Questions.Answer.of(Questions.Kind.TEXT));
        return value(key);
    }

    private @Nullable String value(String key) {
        if (!has(key)) {
            return null;
        }
        JsonNode value = node.get(key);
        if (!value.isValueNode()) {
            throw wrong(key, "a text");
        }
        return value.asString();
    }

    private String value(String key, String otherwise) {
        String value = value(key);
        return value == null ? otherwise : value;
    }

    String text(String key, String otherwise) {
        ask(key, Questions.Answer.of(Questions.Kind.TEXT, otherwise));
        return value(key, otherwise);
    }

    /**
     * @param otherwise where it is not set; empty where it has to be
     */
    String oneOf(String key, String otherwise, List<String> allowed) {
        Object usual = otherwise.isEmpty() ? null : otherwise;
        ask(key, new Questions.Answer(Questions.Kind.ONE_OF, allowed, usual, null, null));
        String value = value(key, otherwise);
        if (!allowed.contains(value)) {
            throw wrong(key, value, allowed);
        }
        return value;
    }

    /** Texts that are each one of those allowed; all of these where it is not set. */
    List<String> someOf(String key, List<String> allowed) {
        ask(key, new Questions.Answer(Questions.Kind.SOME_OF, allowed, null, null, null));
        if (!has(key)) {
            return allowed;
        }
        List<String> values = list(key);
        for (String value : values) {
            if (!allowed.contains(value)) {
                throw wrong(key, value, allowed);
            }
        }
        if (values.isEmpty()) {
            throw wrong(key, "at least one of " + String.join(", ", allowed));
        }
        return values;
    }

    private ConfigException wrong(String key, String value, List<String> allowed) {
        return new ConfigException(place + "." + key + ": expected one of " + String.join(", ", allowed) + ", got '"
                + value + "'" + Nearest.hint(value, allowed));
    }

    double number(String key, double otherwise, double least, double most) {
        ask(key, new Questions.Answer(Questions.Kind.NUMBER, List.of(), otherwise, least, most));
        if (!has(key)) {
            return otherwise;
        }
        JsonNode value = node.get(key);
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw wrong(key, "a number" + range(plain(least), plain(most)));
        }
        return number;
    }

    long whole(String key, long otherwise, long least, long most) {
        ask(key, new Questions.Answer(Questions.Kind.WHOLE, List.of(), otherwise, least, most));
        return has(key) ? checked(key, least, most) : otherwise;
    }

    private long checked(String key, long least, long most) {
        JsonNode value = node.get(key);
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            String from = least == Long.MIN_VALUE ? "" : String.valueOf(least);
            throw wrong(key, "a whole number" + range(from, most >= Integer.MAX_VALUE ? "" : String.valueOf(most)));
        }
        return value.asLong();
    }

    /** A whole number that nothing stands in for. */
    @Nullable
    Long whole(String key, long least, long most) {
        ask(key, new Questions.Answer(Questions.Kind.WHOLE, List.of(), null, least, most));
        return has(key) ? (Long) checked(key, least, most) : null;
    }

    /** Where a bound is there only because numbers have one, it is left out. */
    private static String range(String least, String most) {
        return (least.isEmpty() ? "" : " from " + least) + (most.isEmpty() ? "" : " to " + most);
    }

    private static String plain(double bound) {
        if (bound == Double.MIN_NORMAL) {
            return "just above 0";
        }
        return Math.abs(bound) > 1e9
                ? ""
                : bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }

    /** A path, or one that stands for an address, taken relative to the folder given where it is relative. */
    @Nullable
    Path path(String key, Path base) {
        String value = text(key);
        return value == null ? null : FarFiles.resolve(base, value);
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String key) {
        ask(key, Questions.Answer.of(Questions.Kind.TEXTS));
        return has(key) ? list(key) : List.of();
    }

    private List<String> list(String key) {
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
        ask(key, Questions.Answer.of(Questions.Kind.MAPPINGS));
        if (!has(key)) {
            return List.of();
        }
        JsonNode value = node.get(key);
        if (!value.isArray()) {
            throw wrong(key, "a list, each item of which begins with '- '");
        }
        List<ConfigNode> nodes = new ArrayList<>();
        for (JsonNode item : value) {
            String itself = place + "." + key + "[" + nodes.size() + "]";
            nodes.add(new ConfigNode(itself, item, trail + key + "[].", questions));
        }
        return nodes;
    }

    @Nullable
    ConfigNode node(String key) {
        ask(key, Questions.Answer.of(Questions.Kind.MAPPING));
        return has(key) ? new ConfigNode(place + "." + key, node.get(key), trail + key + ".", questions) : null;
    }

    /**
     * All numbers of the mapping by name.
     *
     * @param known the names there are, each with what stands in for it
     */
    Map<String, Number> numbers(Map<String, Number> known) {
        asked.addAll(known.keySet());
        known.forEach((name, usual) ->
                ask(name, new Questions.Answer(Questions.Kind.NUMBER, List.of(), usual.doubleValue(), 0, null)));
        rejectOthers();
        Map<String, Number> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
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
                String hint = Nearest.hint(entry.getKey(), asked);
                throw new ConfigException(place + ": there is no setting '" + entry.getKey() + "' here" + hint
                        + (hint.isEmpty() ? "; there are " : " There are ") + String.join(", ", asked));
            }
        }
    }
}
