package io.spatialforge.records;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** One line of {@code dropped/<stage>/}. */
public final class DropJson {

    private static final int VERSION = 1;

    /** Lines of drops, for whoever reads or writes many. */
    public static final LineFormat<Drop> LINES = new LineFormat<>("drop", VERSION, DropJson::encode, DropJson::decode);

    private DropJson() {}

    /** The drop as UTF-8 without a line end. */
    public static byte[] toLine(Drop drop) {
        return LINES.toLine(drop);
    }

    /**
     * Reads a line that is at hand as a text.
     *
     * @throws RecordException if the line is not exactly one drop
     */
    public static Drop read(String line) {
        return LINES.read(line);
    }

    /**
     * @throws RecordException if the line is not exactly one drop
     */
    public static Drop read(byte[] line) {
        return LINES.read(line);
    }

    /**
     * Reads the object that the parser stands on or before.
     *
     * @throws RecordException if it is not a drop
     */
    public static Drop read(JsonParser parser) {
        return LINES.read(parser);
    }

    private static void encode(Drop drop, LineOutput out) {
        out.startObject();
        out.integer(RecordNames.SCHEMA, VERSION);
        out.string(RecordNames.STAGE, drop.stage().id());
        out.string(RecordNames.UNIT, drop.unit().id());
        out.string(RecordNames.REASON, drop.reason().id());
        out.string(RecordNames.IMAGE, drop.image());
        out.string(RecordNames.SUBJECT, drop.subject());
        out.string(RecordNames.DETAIL, drop.detail());
        out.endObject();
    }

    private static Drop decode(RecordReader in) {
        in.openRecord();
        @Nullable Boolean schema = null;
        @Nullable Stage stage = null;
        @Nullable Unit unit = null;
        @Nullable Reason reason = null;
        @Nullable String image = null;
        @Nullable String subject = null;
        @Nullable String detail = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "schema" -> schema = in.schema(VERSION);
                case "stage" -> stage = in.named(Stage::ofId);
                case "unit" -> unit = in.named(Unit::ofId);
                case "reason" -> reason = in.named(Reason::ofId);
                case "image" -> image = in.nullableString();
                case "subject" -> subject = in.nullableString();
                case "detail" -> detail = in.nullableString();
                default -> throw in.unknown(field);
            }
        }
        in.required(schema, "schema");
        return new Drop(
                in.required(stage, "stage"),
                in.required(unit, "unit"),
                in.required(reason, "reason"),
                image,
                subject,
                detail);
    }
}
