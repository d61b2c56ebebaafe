package io.spatialforge.sources.coco;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An id as it stands in a file: a whole number, mostly, or a text. Used again for record after record. */
final class CocoId {

    private boolean present;
    private long number;
    private @Nullable String text;

    void clear() {
        present = false;
        text = null;
    }

    /** Takes a whole number. */
    void take(long newNumber) {
        present = true;
        number = newNumber;
        text = null;
    }

    /** Takes the parser's current value; one that is neither a whole number nor a text leaves the id absent. */
    void take(JsonParser parser, JsonToken token) {
        clear();
        switch (token) {
            case VALUE_NUMBER_INT -> {
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    text = parser.getString();
                } else {
                    number = parser.getLongValue();
                }
                present = true;
            }
            case VALUE_NUMBER_FLOAT -> {
                double value = parser.getDoubleValue(); // tables that passed through a spreadsheet: 17.0
                present = value == Math.rint(value) && Math.abs(value) < 1e15;
                number = (long) value;
            }
            case VALUE_STRING -> {
                text = parser.getString();
                present = true;
            }
            default -> parser.skipChildren();
        }
    }

    boolean present() {
        return present;
    }

    /** The number, where there is an id and it has no {@link #text}. */
    long number() {
        return number;
    }

    @Nullable
    String text() {
        return text;
    }

    @Override
    public String toString() {
        return text != null ? text : Long.toString(number);
    }
}
