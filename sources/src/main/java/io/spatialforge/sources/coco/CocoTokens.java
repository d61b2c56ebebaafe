package io.spatialforge.sources.coco;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values of fields, read leniently: what is of another type counts as not given. */
final class CocoTokens {

    private CocoTokens() {}

    static boolean isSet(JsonParser p, JsonToken value) {
        if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT) {
            return p.getDoubleValue() != 0;
        }
        if (value == JsonToken.VALUE_STRING) {
            String text = p.getString();
            return !(text.isEmpty() || text.equals("0") || text.equals("false"));
        }
        p.skipChildren();
        return value == JsonToken.VALUE_TRUE;
    }

    /** A width or height; 0 where it is no whole number. */
    static int side(JsonParser p, JsonToken value) {
        if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT) {
            double number = p.getDoubleValue();
            return number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE ? (int) number : 0;
        }
        p.skipChildren();
        return 0;
    }

    /** A text; null where it is empty or none. */
    static @Nullable String text(JsonParser p, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            String text = p.getString();
            return text.isEmpty() ? null : text;
        }
        p.skipChildren();
        return null;
    }

    static boolean isNumber(@Nullable JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT;
    }

    /** A token's kind in words, for messages. */
    static String described(@Nullable JsonToken token) {
        if (token == null) {
            return "an empty file";
        }
        return switch (Objects.requireNonNull(token)) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> token.toString();
        };
    }
}
