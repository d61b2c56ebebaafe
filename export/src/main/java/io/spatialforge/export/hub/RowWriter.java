package io.spatialforge.export.hub;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.records.QaPairJson;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes pairs as rows: JSON objects with the columns' names. For one thread. */
final class RowWriter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final Bytes bytes = new Bytes();

    /**
     * Writes one row; it is then in {@link #buffer} until the next is written.
     *
     * @param turn the pair's question and answer in the words of a dialect
     * @param choices in the same words
     * @param photograph adds to the row what it needs to find its photograph
     */
    void write(QaPair pair, Turn turn, @Nullable List<String> choices, Consumer<JsonGenerator> photograph) {
        bytes.reset();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("id", pair.id());
            json.writeStringProperty("task", pair.claim().task().id());
            json.writeStringProperty("form", pair.phrased().form());
            json.writeStringProperty("template", pair.phrased().template());
            json.writeStringProperty("question", turn.question());
            json.writeStringProperty("answer", turn.answer());
            json.writeStringProperty("answer_kind", pair.phrased().kind().id());
            json.writeName("choices");
            choices(choices, json);
            json.writeName("messages");
            json.writeStartArray();
            message("user", true, turn.question(), json);
            message("assistant", false, turn.answer(), json);
            json.writeEndArray();
            image(pair.image(), json);
            json.writeName("regions");
            regions(pair.regions(), json);
            json.writeStringProperty("claim", QaPairJson.text(pair.claim()));
            json.writeStringProperty("evidence", QaPairJson.text(pair.evidence()));
            json.writeStringProperty("rule", pair.evidence().rule());
            string("depth_source", pair.evidence().depthSource(), json);
            photograph.accept(json);
            json.writeEndObject();
        }
    }

    private static void choices(@Nullable List<String> choices, JsonGenerator json) {
        if (choices == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        for (String choice : choices) {
            json.writeString(choice);
        }
        json.writeEndArray();
    }

    private static void message(String role, boolean image, String text, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("role", role);
        json.writeName("content");
        json.writeStartArray();
        if (image) {
            json.writeStartObject();
            json.writeStringProperty("type", "image");
            json.writeNullProperty("text");
            json.writeEndObject();
        }
        json.writeStartObject();
        json.writeStringProperty("type", "text");
        json.writeStringProperty("text", text);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void image(Image image, JsonGenerator json) {
        json.writeStringProperty("image_id", image.id());
        json.writeStringProperty("source", image.source());
        string("file", image.file(), json);
        string("url", image.url(), json);
        string("sha256", image.sha256(), json);
        json.writeNumberProperty("width", image.width());
        json.writeNumberProperty("height", image.height());
        string("licence", image.licence(), json);
    }

    private static void string(String name, @Nullable String value, JsonGenerator json) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    private static void regions(List<QaPair.QaRegion> regions, JsonGenerator json) {
        json.writeStartArray();
        for (QaPair.QaRegion region : regions) {
            json.writeStartObject();
            json.writeStringProperty("id", region.id());
            json.writeStringProperty("label", region.label());
            switch (region.shape()) {
                case Box box -> {
                    numbers("box", json, box.x1(), box.y1(), box.x2(), box.y2());
                    json.writeNullProperty("point");
                }
                case Point point -> {
                    json.writeNullProperty("box");
                    numbers("point", json, point.x(), point.y());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void numbers(String name, JsonGenerator json, double... numbers) {
        json.writeName(name);
        json.writeStartArray();
        for (double number : numbers) {
            json.writeNumber(number + 0.0);
        }
        json.writeEndArray();
    }

    byte[] buffer() {
        return bytes.buffer();
    }

    int length() {
        return bytes.size();
    }

    /** Lets its buffer be read in place. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(4096);
        }

        byte[] buffer() {
            return buf;
        }
    }
}
