package io.spatialforge.vision.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapping of a catalogue while it is read: hands out typed values, and complains of what it was never asked for.
 *
 * <p>A decoder reads its settings by {@link #fresh}, so that each reading complains for itself.
 */
public final class Settings {

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final String place;
    private final ObjectNode node;
    private final Set<String> asked = new TreeSet<>();

    private Settings(String place, ObjectNode node) {
        this.place = place;
        this.node = node;
    }

    /**
     * @param place file, model and key of the mapping, for messages
     * @throws ModelException if the node is no mapping
     */
    static Settings of(String place, JsonNode node) {
        if (node instanceof ObjectNode mapping) {
            return new Settings(place, mapping);
        }
        throw new ModelException(place + ": expected a mapping, got " + node);
    }

    static Settings none(String place) {
        return new Settings(place, JsonNodeFactory.instance.objectNode());
    }

    /** The same settings, of which none has been asked for. */
    public Settings fresh() {
        return new Settings(place, node);
    }

    /** Whether there is such a setting, and it is not null. */
    public boolean has(String key) {
        asked.add(key);
        return node.hasNonNull(key);
    }

    /** An exception that says what was expected of a setting and what was got. */
    public ModelException wrong(String key, String expected) {
        return new ModelException(
                place + "." + key + ": expected " + expected + ", got " + (node.has(key) ? node.get(key) : "nothing"));
    }

    /** A text, or null where there is none. */
    public @Nullable String text(String key) {
        if (!has(key)) {
            return null;
        }
        JsonNode value = node.get(key);
        if (!value.isValueNode()) {
            throw wrong(key, "a text");
        }
        return value.asString();
    }

    /** A text. */
    public String text(String key, String otherwise) {
        String value = text(key);
        return value == null ? otherwise : value;
    }

    /**
     * @throws ModelException if it is missing
     */
    public String needed(String key) {
        String value = text(key);
        if (value == null || value.isBlank()) {
            throw wrong(key, "a text");
        }
        return value;
    }

    /** One of a few words. */
    public String oneOf(String key, String otherwise, List<String> allowed) {
        String value = text(key, otherwise);
        if (!allowed.contains(value)) {
            throw wrong(key, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    /** One of a few words, which must be stated. */
    public String neededOneOf(String key, List<String> allowed) {
        if (!has(key)) {
            throw wrong(key, "one of " + String.join(", ", allowed));
        }
        return oneOf(key, "", allowed);
    }

    /** A number of a range, both ends included. */
    public double number(String key, double otherwise, double least, double most) {
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

    /** A whole number of a range, both ends included. */
    public int whole(String key, int otherwise, int least, int most) {
        return (int) whole(key, (long) otherwise, least, most);
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

    /** A list of texts; a single text counts as a list of one, nothing as an empty one. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (has(key)) {
            JsonNode value = node.get(key);
            for (JsonNode item : value.isValueNode() ? List.of(value) : value.values()) {
                if (!item.isValueNode() || value.isObject()) {
                    throw wrong(key, "a list of texts");
                }
                texts.add(item.asString());
            }
        }
        return texts;
    }

    /** A list of so many numbers. */
    public List<Double> numbers(String key, List<Double> otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        String expected = "a list of " + otherwise.size() + " numbers";
        JsonNode value = node.get(key);
        if (!value.isArray() || value.size() != otherwise.size()) {
            throw wrong(key, expected);
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonNode item : value.values()) {
            if (!item.isNumber()) {
                throw wrong(key, expected);
            }
            numbers.add(item.asDouble());
        }
        return numbers;
    }

    /** The mapping of that name, or an empty one. */
    public Settings mapping(String key) {
        return has(key) ? of(place + "." + key, node.get(key)) : none(place + "." + key);
    }

    /** The names of all that is set, in the order of the file. */
    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    /** Where the mapping stands: file, model and key. */
    public String place() {
        return place;
    }

    /**
     * @throws ModelException if the mapping has a key that was never asked for
     */
    public void rejectOthers() {
        for (String key : node.propertyNames()) {
            if (!asked.contains(key)) {
                throw new ModelException(place + ": there is no setting '" + key + "' here; there "
                        + (asked.isEmpty() ? "is none" : "are " + String.join(", ", asked)));
            }
        }
    }

    /** All settings as JSON, sorted by name: the same text for the same settings. */
    public String canonical() {
        return SORTED.writeValueAsString(SORTED.treeToValue(node, Object.class));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && node.equals(settings.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    @Override
    public String toString() {
        return canonical();
    }
}
