package io.spatialforge.viewer.chart;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Where a value stands between the two ends of an axis. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Scale {

    /** 0 at the lower end, 1 at the upper one; what lies beyond an end stands there. */
    double at(double value);

    /**
     * Round values between the ends, both of them included where they are round.
     *
     * @param most how many at most, at least 2
     */
    List<Double> ticks(int most);

    /**
     * Equal steps are equally long.
     *
     * @param from lower end
     * @param to upper end, above it
     */
    record Linear(double from, double to) implements Scale {

        /**
         * @throws IllegalArgumentException if the upper end is not above the lower one
         */
        public Linear {
            requireOrder(from, to);
        }

        /** From 0 to a round number at or above a value. */
        public static Linear upTo(double most, int ticks) {
            if (!(most > 0)) {
                return new Linear(0, 1);
            }
            double step = step(most, ticks);
            return new Linear(0, step * Math.ceil(most / step - 1e-9));
        }

        @Override
        public double at(double value) {
            return Math.clamp((value - from) / (to - from), 0, 1);
        }

        @Override
        public List<Double> ticks(int most) {
            double step = step(to - from, most);
            List<Double> ticks = new ArrayList<>();
            for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
                ticks.add(rounded(i, step));
            }
            return ticks;
        }

        /** Without what adding up in binary leaves behind: 3 times 0.1 is 0.3. */
        private static double rounded(long times, double step) {
            return step >= 1 ? times * step : times / (double) Math.round(1 / step);
        }

        /** The smallest of 1, 2, 5, 10, ... with which a span takes no more than so many ticks. */
        private static double step(double span, int most) {
            double least = span / Math.max(1, most - 1);
            double power = Math.pow(10, Math.floor(Math.log10(least) + 1e-9));
            for (double nice : new double[] {1, 2, 5}) {
                if (nice * power >= least * (1 - 1e-9)) {
                    return nice * power;
                }
            }
            return 10 * power;
        }
    }

    /**
     * Equal ratios are equally long.
     *
     * @param from lower end, above 0
     * @param to upper end, above it
     */
    record Log(double from, double to) implements Scale {

        /**
         * @throws IllegalArgumentException if the upper end is not above the lower one, or that not above 0
         */
        public Log {
            requireOrder(from, to);
            if (!(from > 0)) {
                throw new IllegalArgumentException("a logarithmic axis begins above 0, got " + from);
            }
        }

        @Override
        public double at(double value) {
            return value <= from ? 0 : Math.clamp(Math.log(value / from) / Math.log(to / from), 0, 1);
        }

        @Override
        public List<Double> ticks(int most) {
            for (double[] nice : new double[][] {{1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}}) {
                List<Double> ticks = ticks(nice, 1);
                if (ticks.size() <= most) {
                    return ticks.size() < 2 ? List.of(from, to) : ticks;
                }
            }
            for (int decades = 2; ; decades++) {
                List<Double> ticks = ticks(new double[] {1}, decades);
                if (ticks.size() <= most) {
                    return ticks.size() < 2 ? List.of(from, to) : ticks;
                }
            }
        }

        private List<Double> ticks(double[] nice, int decades) {
            List<Double> ticks = new ArrayList<>();
            int first = (int) Math.floor(Math.log10(from) + 1e-9);
            int last = (int) Math.floor(Math.log10(to) + 1e-9);
            for (int decade = Math.floorDiv(first, decades) * decades; decade <= last; decade += decades) {
                for (double digit : nice) {
                    double tick = decade < 0 ? digit / Math.pow(10, -decade) : digit * Math.pow(10, decade);
                    if (tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9)) {
                        ticks.add(tick);
                    }
                }
            }
            return ticks;
        }
    }

    private static void requireOrder(double from, double to) {
        if (!(to > from)) {
            throw new IllegalArgumentException("an axis goes up, got " + from + " to " + to);
        }
    }
}
