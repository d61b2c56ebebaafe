package io.spatialforge.bench.objects;

import io.spatialforge.audit.Interval;
import java.util.Locale;

/** How many of some are right. */
public record Share(int right, int of) {

    public static final Share NONE = new Share(0, 0);

    public Share plus(Share other) {
        return new Share(right + other.right, of + other.of);
    }

    public static Share one(boolean isRight) {
        return new Share(isRight ? 1 : 0, 1);
    }

    /** As a share with its 95% interval: {@code 141 of 145: 97.2% (93.1–98.9)}. */
    @Override
    public String toString() {
        if (of == 0) {
            return "none";
        }
        Interval interval = Interval.wilson(right, of);
        return String.format(
                Locale.ROOT,
                "%,d of %,d: %.1f%% (%.1f–%.1f)",
                right,
                of,
                100.0 * right / of,
                100 * interval.low(),
                100 * interval.high());
    }
}
