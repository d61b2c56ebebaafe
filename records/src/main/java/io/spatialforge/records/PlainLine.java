package io.spatialforge.records;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberInput;

/**
 * A line of JSON that is read on the assumption that it stands there just as we write it: fields in their order, no blanks,
 * texts in ASCII. The first surprise ends the assumption; what was read until then counts for
 * nothing, and {@link RecordReader} reads the line again and knows what is wrong with it, if anything is.
 *
 * <p>So this never needs to explain anything, and takes half the time.
 */
final class PlainLine {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    /** Powers of ten that a double holds exactly, and the largest mantissa that it does. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long MANTISSA = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final byte[] NULL = literal("null");
    private static final String ESCAPED = "nrt\"\\/bf";
    private static final String MEANT = "\n\r\t\"\\/\b\f";

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean surprised;

    PlainLine(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /** As it stands between values: <code>,"task":</code>. */
    static byte[] literal(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    boolean isSurprised() {
        return surprised;
    }

    /** Says that something is not as it would be. */
    void surprise() {
        surprised = true;
    }

    /** Whether all went well to the very end of the line. */
    boolean isDone() {
        return !surprised && at == end;
    }

    void expect(byte[] literal) {
        if (!skip(literal)) {
            surprised = true;
        }
    }

    /** Goes past a literal, if it comes next. */
    boolean skip(byte[] literal) {
        int to = at + literal.length;
        if (surprised || to > end || !Arrays.equals(bytes, at, to, literal, 0, literal.length)) {
            return false;
        }
        at = to;
        return true;
    }

    private boolean skip(char c) {
        if (surprised || at >= end || bytes[at] != c) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char c) {
        if (!skip(c)) {
            surprised = true;
        }
    }

    /** Whether another value of a list comes; goes past the comma before it, or past the end of the list. */
    boolean more(boolean first, char last) {
        if (surprised || skip(last)) {
            return false;
        }
        if (!first) {
            expect(',');
        }
        return !surprised;
    }

    String string() {
        int from = at + 1;
        if (!skipString()) {
            return surprised || at >= end || bytes[at] != '\\' ? "" : escaped(from, at);
        }
        return new String(bytes, from, at - 1 - from, StandardCharsets.ISO_8859_1);
    }

    /** The same of a text that many lines have. */
    String known() {
        int from = at + 1;
        if (!skipString()) {
            return surprised || at >= end || bytes[at] != '\\' ? "" : escaped(from, at);
        }
        return KnownTexts.of(bytes, from, at - 1);
    }

    /** Goes past a text, or to what is escaped in it. */
    private boolean skipString() {
        expect('"');
        int to = special();
        if (surprised || to >= end) {
            surprised = true;
            return false;
        }
        at = to;
        if (bytes[to] == '\\') {
            return false;
        }
        expect('"');
        return !surprised;
    }

    /** Where the next quote, backslash, control character or byte beyond ASCII is; the end of the line if there is none. */
    private int special() {
        int i = at;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) LONG.get(bytes, i);
            long quote = eight ^ '"' * ONES;
            long backslash = eight ^ '\\' * ONES;
            long found =
                    eight | (eight - 0x20 * ONES) & ~eight | (quote - ONES) & ~quote | (backslash - ONES) & ~backslash;
            if ((found & HIGH) != 0) {
                return i + (Long.numberOfTrailingZeros(found & HIGH) >>> 3);
            }
        }
        while (i < end && bytes[i] >= 0x20 && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** A text in which something is escaped by one letter, as line ends are. */
    private String escaped(int from, int first) {
        StringBuilder text = new StringBuilder(2 * (first - from) + 32);
        int done = from;
        for (int to = first; to < end; to = special()) {
            for (int i = done; i < to; i++) {
                text.append((char) bytes[i]);
            }
            at = to + 1;
            if (bytes[to] == '"') {
                return text.toString();
            }
            int letter = at < end ? ESCAPED.indexOf(bytes[at]) : -1;
            if (bytes[to] != '\\' || letter < 0) {
                break;
            }
            text.append(MEANT.charAt(letter));
            at++;
            done = at;
        }
        surprised = true;
        return "";
    }

    @Nullable
    String nullableString() {
        return skip(NULL) ? null : string();
    }

    @Nullable
    String nullableKnown() {
        return skip(NULL) ? null : known();
    }

    List<String> strings() {
        List<String> strings = new ArrayList<>(4);
        expect('[');
        while (more(strings.isEmpty(), ']')) {
            strings.add(known());
        }
        return List.copyOf(strings);
    }

    /** Numbers, as many as there is room for, and the end of the list. */
    void numbers(double[] into) {
        for (int i = 0; i < into.length; i++) {
            if (i > 0) {
                expect(',');
            }
            into[i] = number();
        }
        expect(']');
    }

    /** A whole number of up to nine digits that is not negative. */
    int integer() {
        int from = at;
        int value = 0;
        while (!surprised && at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * value + (bytes[at] - '0');
            at++;
        }
        int digits = at - from;
        if (digits == 0 || digits > 9 || digits > 1 && bytes[from] == '0') {
            surprised = true;
        }
        return surprised ? 0 : value;
    }

    double number() {
        int from = at;
        boolean negative = skip('-');
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        while (!surprised && at < end) {
            byte c = bytes[at];
            if (c >= '0' && c <= '9') {
                mantissa = 10 * mantissa + (c - '0');
                digits += mantissa > 0 ? 1 : 0;
            } else if (c == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
            at++;
        }
        return surprised ? 0 : number(from, negative, mantissa, digits, point);
    }

    private double number(int from, boolean negative, long mantissa, int digits, int point) {
        int start = from + (negative ? 1 : 0);
        boolean whole = point < 0;
        int before = (whole ? at : point) - start;
        int scale = whole ? 0 : at - point - 1;
        boolean exponent = at < end && (bytes[at] == 'e' || bytes[at] == 'E');
        boolean leadingZero = before > 1 && bytes[start] == '0';
        boolean minusZero = negative && mantissa == 0;
        if (before == 0 || !whole && scale == 0 || exponent || leadingZero || minusZero || digits > MOST_DIGITS) {
            surprised = true;
            return 0;
        }
        if (mantissa <= MANTISSA && scale < POWERS.length) {
            double value = mantissa / POWERS[scale];
            return negative ? -value : value;
        }
        return NumberInput.parseDouble(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1), true);
    }

    /** Goes past an object, whatever is in it, and says how long it is. */
    int skipObject() {
        int from = at;
        int depth = 0;
        boolean text = false;
        while (!surprised && at < end) {
            byte c = bytes[at++];
            if (c == '"') {
                text = !text;
            } else if (text && c == '\\') {
                at++;
            } else if (!text && c == '{') {
                depth++;
            } else if (!text && c == '}' && --depth <= 0) {
                return at - from;
            }
        }
        surprised = true;
        return 0;
    }

    /** Where in the buffer it has come to. */
    int place() {
        return at;
    }
}
