package io.spatialforge.viewer.explain;

import java.util.Locale;

/** How a number is said. */
enum Amount {
    /** A ratio: "1.43 times". */
    TIMES("%s times", 1, 2),
    /** A share: "37%". */
    SHARE("%s%%", 100, 0),
    /** An angle: "31 degrees". */
    DEGREES("%s degrees", 1, 0),
    /** A length in pixels of the image at one megapixel. */
    PIXELS("%s pixels", 1, 0),
    /** A whole number. */
    COUNT("%s", 1, 0),
    /** A length in the depth's own unit. */
    LENGTH("%s", 1, 2);

    private static final int MOST_DIGITS = 5;

    private final String form;
    private final double factor;
    private final int digits;

    Amount(String form, double factor, int digits) {
        this.form = form;
        this.factor = factor;
        this.digits = digits;
    }

    /** The value with as many digits as make sense. */
    String say(double value) {
        return say(value, digits(value));
    }

    /** The value with as many digits as it takes to tell it from the other one. */
    String sayBeside(double value, double other) {
        int enough = Math.max(digits(value), value == other ? 0 : digits(other));
        while (enough < MOST_DIGITS && value != other && say(value, enough).equals(say(other, enough))) {
            enough++;
        }
        return say(value, enough);
    }

    private int digits(double value) {
        double shown = Math.abs(value * factor);
        boolean small = this == SHARE && shown > 0 && shown < 10 && shown != Math.rint(shown);
        return small ? digits + 1 : shown >= 100 ? 0 : digits;
    }

    private String say(double value, int places) {
        if (Double.isInfinite(value)) {
            return form.formatted("endlessly many");
        }
        String number = String.format(Locale.ROOT, "%." + places + "f", value * factor);
        return form.formatted(number.equals("-0") ? "0" : number);
    }
}
