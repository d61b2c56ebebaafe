package io.spatialforge.records;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/** A parser that knows what it expects and can say what it got instead, and in which field. */
final class RecordReader {

    private static final int SHOWN = 60;

    private final JsonParser parser;

    RecordReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Steps into the object that comes next, or that the parser already stands on. */
    void openRecord() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_OBJECT) {
            token = parser.nextToken();
        }
        if (token != JsonToken.START_OBJECT) {
            throw fail("a JSON object");
        }
    }

    /** Steps into the object that is the value of the field just named. */
    void openObject() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw fail("an object");
        }
    }

    /** Steps into an object, or past a null. */
    boolean openNullableObject() {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.VALUE_NULL) {
            throw fail("an object or null");
        }
        return token == JsonToken.START_OBJECT;
    }

    /** The next field's name, or null at the end of the object. */
    @Nullable
    String nextField() {
        return parser.nextName();
    }

    /**
     * As {@link #nextField()}, quicker where the field is the one that is written at this place: its bytes are compared
     * rather than read.
     *
     * @param order of the fields as they are written
     * @param number from 0, of this call for the object
     */
    @Nullable
    String nextField(SerializedString[] order, int number) {
        if (number >= order.length) {
            return parser.nextName();
        }
        if (parser.nextName(order[number])) {
            return order[number].getValue();
        }
        return parser.currentToken() == JsonToken.PROPERTY_NAME ? parser.currentName() : null;
    }

    void openArray() {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw fail("an array");
        }
    }

    /** Whether another object of the array begins; steps into it, or past the array's end. */
    boolean nextObject() {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.END_ARRAY) {
            throw fail("an object");
        }
        return token == JsonToken.START_OBJECT;
    }

    String string() {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw fail("a string");
        }
        return parser.getString();
    }

    @Nullable
    String nullableString() {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw fail("a string or null");
        }
        return parser.getString();
    }

    int integer() {
        if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw fail("a whole number");
        }
        return parser.getIntValue();
    }

    /** An array of whole numbers. */
    int[] integers() {
        openArray();
        int[] values = new int[64];
        int n = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_NUMBER_INT) {
                throw fail("a whole number");
            }
            values = n == values.length ? Arrays.copyOf(values, 2 * n) : values;
            values[n++] = parser.getIntValue();
        }
        return Arrays.copyOf(values, n);
    }

    double number() {
        return numberOf(parser.nextToken());
    }

    private double numberOf(JsonToken token) {
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw fail("a number");
        }
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw fail("a number a double can hold");
        }
        return value;
    }

    /** An array of exactly {@code count} numbers. */
    double[] numbers(int count) {
        openArray();
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                throw new RecordException(path(), count + " numbers", i + " numbers");
            }
            values[i] = numberOf(token);
        }
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw fail("the end of an array of " + count + " numbers");
        }
        return values;
    }

    List<String> strings() {
        openArray();
        return restOfStrings();
    }

    @Nullable
    List<String> nullableStrings() {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_ARRAY) {
            throw fail("an array or null");
        }
        return restOfStrings();
    }

    private List<String> restOfStrings() {
        List<String> values = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (token != JsonToken.VALUE_STRING) {
                throw fail("a string");
            }
            values.add(parser.getString());
            token = parser.nextToken();
        }
        return List.copyOf(values);
    }

    /** Whether another string of the array comes; the string is {@link #text()}. */
    boolean nextString() {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.END_ARRAY) {
            throw fail("a string");
        }
        return token == JsonToken.VALUE_STRING;
    }

    String text() {
        return parser.getString();
    }

    /** A string that is the stable name of something. */
    <E> E named(Function<String, E> ofId) {
        return parsed(ofId, string());
    }

    /** A string as something it names; the error carries what the reader of names had to say. */
    <E> E parsed(Function<String, E> ofId, String text) {
        try {
            return ofId.apply(text);
        } catch (IllegalArgumentException e) {
            throw new RecordException(path(), "a known name", "'" + shortened(text) + "' (" + e.getMessage() + ")");
        }
    }

    /** What a constructor of the domain makes of the fields; its complaint becomes one about the record. */
    <V> V valid(Supplier<V> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new RecordException(path(), "consistent values", String.valueOf(e.getMessage()));
        }
    }

    Box box() {
        double[] c = numbers(4);
        if (!(c[0] <= c[2] && c[1] <= c[3])) {
            throw new RecordException(
                    path(),
                    "[x1, y1, x2, y2] with x1 <= x2 and y1 <= y2",
                    "[%s, %s, %s, %s]".formatted(c[0], c[1], c[2], c[3]));
        }
        return valid(() -> new Box(c[0], c[1], c[2], c[3]));
    }

    Point point() {
        double[] c = numbers(2);
        return new Point(c[0], c[1]);
    }

    /** Reads {@code schema} and refuses another version. */
    boolean schema(int version) {
        int got = integer();
        if (got != version) {
            throw new RecordException(path(), "version " + version, "version " + got);
        }
        return true;
    }

    /** The value of a field of the object just ended. */
    <V> V required(@Nullable V value, String field) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    RecordException missing(String field) {
        return new RecordException(path() + "/" + field, "a value", "no such field");
    }

    RecordException unknown(String field) {
        return new RecordException(path(), "a field of this record", "unknown field '" + shortened(field) + "'");
    }

    RecordException fail(String expected) {
        return new RecordException(path(), expected, describe());
    }

    String path() {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    private String describe() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "the end of the line";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case END_OBJECT, END_ARRAY -> "the end of it";
            case VALUE_STRING -> "the string '" + shortened(parser.getString()) + "'";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + shortened(parser.getString());
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            case PROPERTY_NAME -> "the field '" + shortened(parser.currentName()) + "'";
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> token.name();
        };
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
