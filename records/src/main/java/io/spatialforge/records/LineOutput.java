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

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** Of ASCII, 128 for what can't stand in a text as it is. */
    private static final short[] ESCAPED = new short[128];

    static {
        Arrays.fill(ESCAPED, 0, ' ', (short) 128);
        ESCAPED['"'] = 128;
        ESCAPED['\\'] = 128;
    }

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
            all |= c | ESCAPED[c & 127];
        }
        int at = all < 128 ? from + size : odd(value, to, from);
        to[length] = '"';
        to[at] = '"';
        length = at + 1;
        comma = true;
    }

    /** Writes a text that is not all plain ASCII. */
    private static int odd(String value, byte[] to, int from) {
        int at = from;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80 && ESCAPED[c] == 0) {
                to[at++] = (byte) c;
            } else {
                at = odd(value, i, to, at);
                i += isPair(value, i) ? 1 : 0;
            }
        }
        return at;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isHighSurrogate(text.charAt(at))
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** Writes a character that is no plain ASCII, or the pair that stands for it; half a pair becomes an escape. */
    private static int odd(String text, int place, byte[] to, int from) {
        int at = from;
        char c = text.charAt(place);
        if (c < 0x80 || Character.isSurrogate(c) && !isPair(text, place)) {
            return escape(c, to, at);
        }
        if (c < 0x800) {
            to[at++] = (byte) (0xc0 | c >> 6);
        } else if (!Character.isSurrogate(c)) {
            to[at++] = (byte) (0xe0 | c >> 12);
            to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
        } else {
            int point = Character.toCodePoint(c, text.charAt(place + 1));
            to[at++] = (byte) (0xf0 | point >> 18);
            to[at++] = (byte) (0x80 | point >> 12 & 0x3f);
            to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
            to[at++] = (byte) (0x80 | point & 0x3f);
            return at;
        }
        to[at++] = (byte) (0x80 | c & 0x3f);
        return at;
    }

    private static int escape(char c, byte[] to, int from) {
        int at = from;
        to[at++] = '\\';
        switch (c) {
            case '"', '\\' -> to[at++] = (byte) c;
            case '\b' -> to[at++] = 'b';
            case '\t' -> to[at++] = 't';
            case '\n' -> to[at++] = 'n';
            case '\f' -> to[at++] = 'f';
            case '\r' -> to[at++] = 'r';
            default -> {
                to[at++] = 'u';
                to[at++] = (byte) HEX[c >> 12];
                to[at++] = (byte) HEX[c >> 8 & 0xf];
                to[at++] = (byte) HEX[c >> 4 & 0xf];
                to[at++] = (byte) HEX[c & 0xf];
            }
        }
        return at;
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
