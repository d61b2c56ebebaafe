package io.spatialforge.export.hub;

import io.spatialforge.export.hub.Feature.Field;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The columns of the Parquet files, the same in all of them.
 *
 * @param columns in the order of the files
 */
record Columns(List<Column> columns) {

    /** The column that holds photographs, where they are copied. */
    static final String IMAGE = "image";

    private static final Feature PART =
            Feature.struct(new Field("type", Feature.STRING), new Field("text", Feature.STRING));
    private static final Feature MESSAGE =
            Feature.struct(new Field("role", Feature.STRING), new Field("content", Feature.list(PART)));
    private static final Feature REGION = Feature.struct(
            new Field("id", Feature.STRING),
            new Field("label", Feature.STRING),
            new Field("box", Feature.list(Feature.FLOAT64)),
            new Field("point", Feature.list(Feature.FLOAT64)));

    /** Without photographs. */
    static final Columns ANNOTATIONS = new Columns(List.of(
            text("id", "stable id of the pair"),
            text("task", "the task, as the config is called"),
            text("form", "the form of question within its task"),
            text("template", "the template that the question was written from"),
            text("question", "the question, coordinates included, without an image tag"),
            text("answer", "the answer, coordinates included"),
            text("answer_kind", "text, choice, yes-no, number, boxes or points"),
            new Column("choices", Feature.list(Feature.STRING), "the options in order; null if the question has none"),
            new Column(
                    "messages",
                    Feature.list(MESSAGE),
                    "the same question and answer as a conversation: a user's message of an image and a text, and the"
                            + " assistant's"),
            text("image_id", "the image: its source, a slash, the source's own id"),
            text("source", "the corpus of the image"),
            text("file", "the image's file, relative to the folder of its corpus; null if only url is known"),
            text("url", "where the image can be fetched; null if the corpus does not say"),
            text("sha256", "hash of the image's file in its corpus, in hex; null if it is not known"),
            new Column("width", Feature.INT32, "width of the upright image in pixels"),
            new Column("height", Feature.INT32, "height of the upright image in pixels"),
            text("licence", "licence of the image, as its corpus states it; null if it does not"),
            new Column(
                    "regions",
                    Feature.list(REGION),
                    "the regions of the question and the claim; box is [x1, y1, x2, y2] and point is [x, y] in pixels of"
                            + " the upright image, one of them null"),
            text("claim", "what is stated of the image, as JSON; regions by id"),
            text("evidence", "what the claim rests on, as JSON: measures and the thresholds they had to pass"),
            text("rule", "the rule that made the claim, and its version"),
            text("depth_source", "where depth came from; null if none was used")));

    /** With photographs. */
    static final Columns WITH_IMAGES =
            ANNOTATIONS.and(new Column(IMAGE, Feature.IMAGE, "the photograph, upright, with the name of its file"));

    Columns {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param meaning a few words for the card
     */
    record Column(String name, Feature type, String meaning) {}

    private static Column text(String name, String meaning) {
        return new Column(name, Feature.STRING, meaning);
    }

    private Columns and(Column column) {
        List<Column> all = new ArrayList<>(columns);
        all.add(column);
        return new Columns(all);
    }

    List<Field> fields() {
        return columns.stream().map(c -> new Field(c.name(), c.type())).toList();
    }

    /** All columns as a structure that DuckDB's {@code from_json} takes. */
    String structure() {
        return new Feature.Struct(fields()).structure();
    }

    /** The value of the footer's key {@code huggingface}, from which {@code datasets} takes the types of columns. */
    String footer() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("info");
            json.writeStartObject();
            json.writeName("features");
            json.writeStartObject();
            for (Column column : columns) {
                json.writeName(column.name());
                column.type().footer(json);
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Writes the value of {@code features} in a card's front matter. */
    void card(JsonGenerator yaml) {
        new Feature.Struct(fields()).fieldsOfCard(yaml);
    }
}
