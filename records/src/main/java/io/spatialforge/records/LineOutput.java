package io.spatialforge.records;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.SerializedString;

/**
 * Writes JSON into bytes, as Jackson would: the same escapes, the same numbers. It knows only what records need and checks
 * nothing that our own code can't get wrong, so that a line takes a third of the time.
 */
final class LineOutput {

    /** Below this, a number of thousandths is a decimal that a double tells from all others so short. */
    private static final double PLAIN = 1e7;

    private byte[] bytes;
    private int length;
    private boolean comma;
    private @Nullable Image image;
    private byte[] imageBytes = {};

    LineOutput(int size) {
        bytes = new byte[size];
    }

    void clear() {
        length = 0;
        comma = false;
    }

    /** Holds what was written in its first {@link #length()} bytes. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Writes an image; its bytes are kept, because one pair after another is about the same image. */
    void image(Image value) {
        name(RecordNames.IMAGE);
        if (value.equals(image)) {
            begin(imageBytes.length);
            System.arraycopy(imageBytes, 0, bytes, length, imageBytes.length);
            length += imageBytes.length;
            comma = true;
        } else {
            int from = length;
            ImageJson.write(value, this);
            image = value;
            imageBytes = Arrays.copyOfRange(bytes, from, length);
        }
    }

    /** Writes what is known to be a part of a line, such as a brace with the first names; a value follows it. */
    void part(byte[] known) {
        reserve(known.length);
        System.arraycopy(known, 0, bytes, length, known.length);
        length += known.length;
        comma = false;
    }

    void startObject() {
        start('{');
    }

    void endObject() {
        end('}');
    }

    void startArray() {
        start('[');
    }

    void endArray() {
        end(']');
    }

    private void start(char bracket) {
        begin(1);
        bytes[length++] = (byte) bracket;
        comma = false;
    }

    private void end(char bracket) {
        reserve(1);
        bytes[length++] = (byte) bracket;
        comma = true;
    }

    void name(SerializedString name) {
        byte[] quoted = name.asQuotedUTF8();
        begin(quoted.length + 3);
        bytes[length++] = '"';
        System.arraycopy(quoted, 0, bytes, length, quoted.length);
        length += quoted.length;
        bytes[length++] = '"';
        bytes[length++] = ':';
        comma = false;
    }

    void name(String name) {
        string(name);
        reserve(1);
        bytes[length++] = ':';
        comma = false;
    }

    void nothing() {
        begin(4);
        bytes[length++] = 'n';
        bytes[length++] = 'u';
        bytes[length++] = 'l';
        bytes[length++] = 'l';
        comma = true;
    }

    void integer(int value) {
        begin(12);
        if (value < 0) {
            ascii(Integer.toString(value));
        } else {
            length = Digits.write(value, bytes, length);
        }
        comma = true;
    }

    /**
     * A number in the shortest decimal form that reads back as the same double; minus zero is written as zero.
     *
     * @throws RecordException if it is not finite
     */
    void number(double value) {
        if (!Double.isFinite(value)) {
            throw new RecordException(path(), "a finite number", String.valueOf(value));
        }
        begin(26);
        long thousandths = (long) (value * 1000 + (value < 0 ? -0.5 : 0.5));
        if (Math.abs(value) < PLAIN && thousandths / 1000.0 == value) {
            thousandths(thousandths);
        } else {
            ascii(Double.toString(value));
        }
        comma = true;
    }

    private void thousandths(long value) {
        long whole = Math.abs(value);
        if (value < 0) {
            bytes[length++] = '-';
        }
        int higher = (int) (whole / 1000);
        int rest = (int) (whole - 1000L * higher);
        length = Digits.write(higher, bytes, length);
        bytes[length++] = '.';
        int end = Digits.three(rest, bytes, length);
        length = rest % 10 != 0 ? end : rest % 100 != 0 ? end - 1 : end - 2;
    }

    @SuppressWarnings("deprecation") // of ASCII, the low bytes are all there is
    private void ascii(String text) {
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    void string(String value) {
        int size = value.length();
        begin(6 * size + 2);
        byte[] to = bytes;
        int from = length + 1;
        int all = 0;
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            to[from + i] = (byte) c;
            all |= c | Escapes.OF_ASCII[c & 127];
        }
        int at = all < 128 ? from + size : Escapes.write(value, to, from);
        to[length] = '"';
        to[at] = '"';
        length = at + 1;
        comma = true;
    }

    void number(SerializedString name, double value) {
        name(name);
        number(value);
    }

    void integer(SerializedString name, int value) {
        name(name);
        integer(value);
    }

    void string(SerializedString name, @Nullable String value) {
        name(name);
        if (value == null) {
            nothing();
        } else {
            string(value);
        }
    }

    void strings(SerializedString name, Collection<String> values) {
        name(name);
        startArray();
        for (String value : values) {
            string(value);
        }
        endArray();
    }

    void integers(SerializedString name, int[] values) {
        name(name);
        startArray();
        for (int value : values) {
            integer(value);
        }
        endArray();
    }

    /** {@code "box": [x1, y1, x2, y2]} or {@code "point": [x, y]}. */
    void shape(Shape shape) {
        switch (shape) {
            case Box box -> {
                name(RecordNames.BOX);
                startArray();
                number(box.x1());
                number(box.y1());
                number(box.x2());
                number(box.y2());
            }
            case Point point -> {
                name(RecordNames.POINT);
                startArray();
                number(point.x());
                number(point.y());
            }
        }
        endArray();
    }

    /** Makes room for a value or a name, and separates it from the one before. */
    private void begin(int size) {
        reserve(size + 1);
        if (comma) {
            bytes[length++] = ',';
        }
    }

    private void reserve(int size) {
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.multiplyExact(2, bytes.length), Math.addExact(length, size)));
        }
    }

    /** What was written, as a text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Where the next value would go, found by reading what there is so far. */
    private String path() {
        String path = "";
        try (JsonParser parser = LineFormat.FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            while (parser.nextToken() != null) {
                path = parser.streamReadContext().pathAsPointer().toString();
            }
        } catch (JacksonException e) {
            return path; // it ends in the middle
        }
        return path;
    }
}
