package io.spatialforge.export.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that stand between brackets, separated by commas and blanks.
 *
 * @param values as they stand
 * @param whole the same, if all are whole and none has more than nine digits; else null
 */
record NumberList(double[] values, long @Nullable [] whole) {

    private static final int DIGITS = 9;
    private static final int LONGEST = 4;

    /**
     * Reads what stands between two places of a text.
     *
     * @return null if it is anything but one to four numbers in ASCII digits, each with at most one point and perhaps a
     *     minus sign
     */
    public static @Nullable NumberList read(String text, int from, int to) {
        double[] values = new double[LONGEST];
        long[] whole = new long[LONGEST];
        boolean allWhole = true;
        int size = 0;
        for (int at = from; at <= to; size++) {
            int end = text.indexOf(',', at);
            end = end < 0 || end > to ? to : end;
            String part = text.substring(at, end).strip();
            if (size == LONGEST || !isNumber(part)) {
                return null;
            }
            values[size] = Double.parseDouble(part);
            if (part.indexOf('.') >= 0 || part.length() > DIGITS) {
                allWhole = false;
            } else {
                whole[size] = Long.parseLong(part);
            }
            at = end + 1;
        }
        return new NumberList(Arrays.copyOf(values, size), allWhole ? Arrays.copyOf(whole, size) : null);
    }

    public int size() {
        return values.length;
    }

    private static boolean isNumber(String text) {
        int i = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
