package io.spatialforge.export.dialect;

import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.syntax.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Fields that several dialects share, and how any field is read so that a wrong one is reported. */
final class Fields {

    /** Ids of the pairs, where a record holds several; trainers pass it over. */
    static final String QA_IDS = "qa_ids";

    private Fields() {}

    /** Writes {@code id}, and {@code qa_ids} where there are several. */
    static void head(Told told, JsonGenerator json) {
        if (told.id() != null) {
            json.writeStringProperty("id", told.id());
        }
        if (told.qaIds().size() > 1) {
            strings(QA_IDS, told.qaIds(), json);
        }
    }

    /**
     * Writes {@code id} and {@code qa_ids}, whatever their number: for trainers that put records into tables, whose rows must
     * all have the same columns.
     */
    static void columns(Told told, JsonGenerator json) {
        if (told.id() != null) {
            json.writeStringProperty("id", told.id());
        }
        strings(QA_IDS, told.qaIds(), json);
    }

    static void strings(String name, List<String> values, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** What stands in a field, for a fault. */
    static String got(JsonNode node) {
        return node.isMissingNode() ? "no such field" : node.isString() ? node.stringValue() : node.toString();
    }

    /** The id; null where there is none or it is faulty. */
    static @Nullable String id(JsonNode record, Faults faults) {
        JsonNode id = record.path("id");
        if (id.isMissingNode()) {
            return null;
        }
        if (!id.isString() && !id.isIntegralNumber()) {
            faults.add("id", "text or a whole number", got(id));
            return null;
        }
        return id.asString();
    }

    /** The one path or list of paths in a field; empty if it is neither, which is a fault. */
    static List<String> images(JsonNode record, String field, Faults faults) {
        JsonNode node = record.path(field);
        if (node.isString()) {
            return List.of(node.stringValue());
        }
        if (!node.isArray() || node.isEmpty()) {
            faults.add(field, "a path or a list of paths", got(node));
            return List.of();
        }
        return texts(record, field, faults);
    }

    /** A list of paths that must be one, even of one path; empty if it is not, which is a fault. */
    static List<String> list(JsonNode record, String field, Faults faults) {
        JsonNode node = record.path(field);
        if (!node.isArray() || node.isEmpty()) {
            faults.add(field, "a list of paths", got(node));
            return List.of();
        }
        return texts(record, field, faults);
    }

    /** A list of texts; empty where there is none. */
    static List<String> texts(JsonNode record, String field, Faults faults) {
        JsonNode node = record.path(field);
        if (node.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node) {
            if (each.isString()) {
                texts.add(each.stringValue());
            } else {
                faults.add(field + "[" + texts.size() + "]", "text", got(each));
                return List.of();
            }
        }
        if (!node.isArray()) {
            faults.add(field, "a list of texts", got(node));
        }
        return texts;
    }

    static @Nullable String text(JsonNode node, String field, String at, Faults faults) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            faults.add(at, "some text", got(value));
            return null;
        }
        return value.stringValue();
    }

    /** {@code width} and {@code height}; null where neither is there or one is faulty. */
    static @Nullable Frame frame(JsonNode record, Faults faults) {
        if (!record.has("width") && !record.has("height")) {
            return null;
        }
        int width = side(record, "width", faults);
        int height = side(record, "height", faults);
        return width > 0 && height > 0 ? new Frame(width, height) : null;
    }

    private static int side(JsonNode record, String field, Faults faults) {
        JsonNode node = record.path(field);
        if (!node.isInt() || node.intValue() <= 0) {
            faults.add(field, "a positive whole number of pixels", got(node));
            return -1;
        }
        return node.intValue();
    }

    static void frame(@Nullable Frame frame, JsonGenerator json) {
        if (frame != null) {
            json.writeNumberProperty("width", frame.width());
            json.writeNumberProperty("height", frame.height());
        }
    }
}
