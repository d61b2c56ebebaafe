package io.spatialforge.records;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** The values that all records are made of, as JSON. */
final class RecordOutput {

    private RecordOutput() {}

    /**
     * A number in the shortest decimal form that reads back as the same double; minus zero is written as zero.
     *
     * @throws RecordException if it is not finite
     */
    static void number(double value, JsonGenerator out) {
        if (!Double.isFinite(value)) {
            throw new RecordException(
                    out.streamWriteContext().pathAsPointer().toString(), "a finite number", String.valueOf(value));
        }
        out.writeNumber(value + 0.0);
    }

    static void number(SerializedString name, double value, JsonGenerator out) {
        out.writeName(name);
        number(value, out);
    }

    static void integer(SerializedString name, int value, JsonGenerator out) {
        out.writeName(name);
        out.writeNumber(value);
    }

    static void string(SerializedString name, @Nullable String value, JsonGenerator out) {
        out.writeName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
    }

    static void strings(SerializedString name, Collection<String> values, JsonGenerator out) {
        out.writeName(name);
        out.writeStartArray();
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    /** {@code "box": [x1, y1, x2, y2]} or {@code "point": [x, y]}. */
    static void shape(Shape shape, JsonGenerator out) {
        switch (shape) {
            case Box box -> {
                out.writeName(RecordNames.BOX);
                out.writeStartArray();
                number(box.x1(), out);
                number(box.y1(), out);
                number(box.x2(), out);
                number(box.y2(), out);
                out.writeEndArray();
            }
            case Point point -> {
                out.writeName(RecordNames.POINT);
                out.writeStartArray();
                number(point.x(), out);
                number(point.y(), out);
                out.writeEndArray();
            }
        }
    }
}
