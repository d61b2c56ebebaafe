package io.spatialforge.sources.coco;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of JSON that are read on the assumption that they are plain: texts in ASCII with nothing escaped, numbers without
 * an exponent. The first surprise ends the assumption; what was read until then counts for nothing. All that passes is
 * well-formed JSON.
 */
final class PlainJson {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    /** Digits that a long always holds. */
    private static final int LONG_DIGITS = 18;

    /** Digits of a width or height. */
    private static final int SIDE_DIGITS = 9;

    /** Digits of the longest number that is read here. */
    private static final int MOST_DIGITS = 40;

    private static final int DEEPEST = 16;

    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean surprised;
    private int textFrom;
    private int nameFrom;
    private int nameTo;
    private long digits;
    private int digitCount;
    private float[] floats = new float[256];

    /** Goes to the beginning of other bytes. */
    void over(byte[] newBytes, int length) {
        bytes = newBytes;
        at = 0;
        end = length;
        surprised = false;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    /** Goes to a place and forgets all surprise. */
    void goTo(int place) {
        at = place;
        surprised = false;
    }

    boolean isPlain() {
        return !surprised;
    }

    void surprise() {
        surprised = true;
    }

    /** The next byte that is no blank, past which it does not go; -1 at the end. */
    int next() {
        while (at < end) {
            int b = bytes[at];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                return b;
            }
            at++;
        }
        return -1;
    }

    void expect(char c) {
        if (!surprised && next() == c) {
            at++;
        } else {
            surprised = true;
        }
    }

    /** Whether another value comes; goes past the comma before it, or past the end of the list or object. */
    boolean more(boolean first, char last) {
        if (surprised) {
            return false;
        }
        int b = next();
        if (b == last) {
            at++;
            return false;
        }
        if (!first) {
            if (b != ',') {
                surprised = true;
                return false;
            }
            at++;
        }
        return true;
    }

    /** Reads a field's name and the colon after it. */
    void name() {
        string();
        nameFrom = textFrom;
        nameTo = at - 1;
        expect(':');
    }

    boolean isNamed(byte[] name) {
        return nameTo - nameFrom == name.length
                && Arrays.equals(bytes, nameFrom, nameTo, name, 0, name.length)
                && !surprised;
    }

    /** Goes past a text. */
    private void string() {
        expect('"');
        textFrom = at;
        int i = at;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) LONG.get(bytes, i);
            long quote = eight ^ '"' * ONES;
            long backslash = eight ^ '\\' * ONES;
            long found =
                    eight | (eight - 0x20 * ONES) & ~eight | (quote - ONES) & ~quote | (backslash - ONES) & ~backslash;
            if ((found & HIGH) != 0) {
                i += Long.numberOfTrailingZeros(found & HIGH) >>> 3;
                break;
            }
        }
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        if (i < end && bytes[i] == '"') {
            at = i + 1;
        } else {
            surprised = true;
        }
    }

    /** A text; null where it is empty or null. */
    @Nullable
    String text() {
        if (next() == 'n') {
            literal(NULL);
            return null;
        }
        string();
        return surprised || at - 1 == textFrom
                ? null
                : new String(bytes, textFrom, at - 1 - textFrom, StandardCharsets.ISO_8859_1);
    }

    private void literal(byte[] literal) {
        int to = at + literal.length;
        if (to <= end && Arrays.equals(bytes, at, to, literal, 0, literal.length)) {
            at = to;
            endOfValue();
        } else {
            surprised = true;
        }
    }

    /** A number or a word ends where something else begins. */
    private void endOfValue() {
        if (at < end) {
            switch (bytes[at]) {
                case ',', '}', ']', ' ', '\n', '\r', '\t' -> {}
                default -> surprised = true;
            }
        } else {
            surprised = true;
        }
    }

    /** Reads digits, at least one; those before it of the same number count on. */
    private void digits() {
        int i = at;
        long value = digits;
        int count = digitCount;
        while (i < end) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = 10 * value + digit;
            count += value == 0 ? 0 : 1;
            i++;
        }
        surprised |= i == at;
        digits = value;
        digitCount = count;
        at = i;
    }

    /** Reads the digits before the point. */
    private void integer() {
        digits = 0;
        digitCount = 0;
        int from = at;
        digits();
        surprised |= from < end && bytes[from] == '0' && at - from > 1;
    }

    /** A whole number of at most {@value #LONG_DIGITS} digits, not negative. */
    long whole() {
        next();
        integer();
        surprised |= digitCount > LONG_DIGITS;
        endOfValue();
        return digits;
    }

    /** A width or height in pixels. */
    int side() {
        long side = whole();
        surprised |= digitCount > SIDE_DIGITS;
        return (int) side;
    }

    private double number() {
        next();
        int from = at;
        boolean negative = at < end && bytes[at] == '-';
        at += negative ? 1 : 0;
        integer();
        int point = at;
        if (surprised) {
            return 0;
        }
        if (at >= end || bytes[at] != '.') {
            surprised |= digitCount > LONG_DIGITS;
            endOfValue();
            return negative ? -digits : digits;
        }
        at++;
        digits();
        endOfValue();
        if (surprised || at - from > MOST_DIGITS) {
            surprised = true;
            return 0;
        }
        double number = digitCount <= Decimals.MOST_DIGITS ? Decimals.of(digits, at - point - 1) : Double.NaN;
        if (Double.isNaN(number)) {
            return Double.parseDouble(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
        }
        return negative ? -number : number;
    }

    /** A list of just as many numbers as there is room for. */
    void numbers(double[] into) {
        expect('[');
        int n = 0;
        while (more(n == 0, ']')) {
            double number = number();
            if (n == into.length) {
                surprised = true;
            } else {
                into[n++] = number;
            }
        }
        surprised |= n != into.length;
    }

    /** A list of finite numbers. */
    float[] floats() {
        expect('[');
        int n = 0;
        while (more(n == 0, ']')) {
            floats = n == floats.length ? Arrays.copyOf(floats, 2 * n) : floats;
            floats[n] = (float) number();
            surprised |= !Float.isFinite(floats[n]);
            n++;
        }
        return Arrays.copyOf(floats, n);
    }

    /** A list of whole numbers, as texts. */
    List<String> wholes() {
        List<String> wholes = new ArrayList<>();
        expect('[');
        while (more(wholes.isEmpty(), ']')) {
            wholes.add(Long.toString(whole()));
        }
        return wholes;
    }

    /** Goes past a value of any kind. */
    void skipValue() {
        skipValue(0);
    }

    private void skipValue(int depth) {
        if (surprised || depth > DEEPEST) {
            surprised = true;
            return;
        }
        switch (next()) {
            case '"' -> string();
            case '{' -> {
                at++;
                for (boolean first = true; more(first, '}'); first = false) {
                    string();
                    expect(':');
                    skipValue(depth + 1);
                }
            }
            case '[' -> {
                at++;
                for (boolean first = true; more(first, ']'); first = false) {
                    skipValue(depth + 1);
                }
            }
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            case 'n' -> literal(NULL);
            default -> skipNumber();
        }
    }

    private void skipNumber() {
        int from = at;
        at += at < end && bytes[at] == '-' ? 1 : 0;
        integer();
        if (!surprised && at < end && bytes[at] == '.') {
            at++;
            digits();
        }
        endOfValue();
        surprised |= at - from > MOST_DIGITS;
    }
}
