package io.spatialforge.export.webdataset;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Conversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * The JSON of a sample. Its fields are the same, and of the same types, in every sample, because readers that make tables of
 * them take the types from the first few: what is not known is an empty text.
 */
final class SampleJson {

    static final String DIALECT = "dialect";
    static final String RECORDS = "records";
    static final String QA_IDS = "qa_ids";
    static final String WIDTH = "width";
    static final String HEIGHT = "height";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final String dialect;
    private final Image image;
    private final List<String> ids = new ArrayList<>();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream(4096);

    SampleJson(String dialect, Image image) {
        this.dialect = dialect;
        this.image = image;
    }

    /** Adds a record of the dialect, as it stands in a buffer from its start on. */
    void add(Conversation conversation, byte[] buffer, int length) {
        for (QaPair pair : conversation.pairs()) {
            ids.add(pair.id());
        }
        if (records.size() > 0) {
            records.write(',');
        }
        records.write(buffer, 0, length);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(records.size() + 1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            text("image_id", image.id(), json);
            text("source", image.source(), json);
            text("url", image.url(), json);
            text("sha256", image.sha256(), json);
            text("licence", image.licence(), json);
            json.writeName(WIDTH);
            json.writeNumber(image.width());
            json.writeName(HEIGHT);
            json.writeNumber(image.height());
            text(DIALECT, dialect, json);
            json.writeName(QA_IDS);
            json.writeStartArray();
            ids.forEach(json::writeString);
            json.writeEndArray();
            json.writeName(RECORDS);
            json.writeStartArray();
            json.flush();
            records.writeTo(out);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("memory can always be written to", e);
        }
        return out.toByteArray();
    }

    private static void text(String name, @Nullable String text, JsonGenerator json) {
        json.writeName(name);
        json.writeString(text == null ? "" : text);
    }
}
