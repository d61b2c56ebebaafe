package io.spatialforge.viewer.chart;

import java.util.Locale;

/** How a number is written on a chart: as short as it can be told apart from its neighbours. */
public enum NumberStyle {
    /** "12,345"; parts of one as they are. */
    COUNT,
    /** "12k", "3.4M": for axes. */
    BRIEF,
    /** Of a share from 0 to 1: "34%", "0.4%". */
    PERCENT,
    /** Of a ratio: "1.5×". */
    TIMES,
    /** "25°". */
    DEGREES,
    /** Three digits that matter. */
    PLAIN;

    private static final String[] THOUSANDS = {"", "k", "M", "G", "T"};

    /** The number in words of this style. */
    public String of(long value) {
        return of((double) value);
    }

    /** The number in words of this style; a dash where it is none. */
    public String of(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return switch (this) {
            case COUNT -> value == Math.rint(value) ? "%,d".formatted(Math.round(value)) : digits(value);
            case BRIEF -> brief(value);
            case PERCENT -> percent(value);
            case TIMES -> digits(value) + "×";
            case DEGREES -> digits(value) + "°";
            case PLAIN -> digits(value);
        };
    }

    private static String percent(double share) {
        double shown = 100 * share;
        if (shown > 99.95 && shown < 100) {
            return ">99.9%";
        }
        if (shown > 0 && shown < 0.05) {
            return shown < 0.005 ? "<0.01%" : plain("%.2f", shown) + "%";
        }
        return plain(Math.abs(shown) < 9.95 ? "%.1f" : "%.0f", shown) + "%";
    }

    private static String brief(double value) {
        double left = Math.abs(value);
        int power = 0;
        while (left >= 999.5 && power < THOUSANDS.length - 1) {
            left /= 1000;
            power++;
        }
        String number = digits(Math.copySign(left, value));
        return number + THOUSANDS[power];
    }

    /** Three digits that matter, without noughts at the end. */
    private static String digits(double value) {
        double size = Math.abs(value);
        if (size >= 99.95) {
            return "%,d".formatted(Math.round(value));
        }
        return plain(size >= 9.995 ? "%.1f" : size >= 0.0995 ? "%.2f" : size >= 0.00995 ? "%.3f" : "%.4f", value);
    }

    private static String plain(String form, double value) {
        String text = String.format(Locale.ROOT, form, value);
        if (text.indexOf('.') >= 0) {
            int end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            if (text.charAt(end - 1) == '.') {
                end--;
            }
            text = text.substring(0, end);
        }
        return text.equals("-0") ? "0" : text.replace('-', '−');
    }
}
