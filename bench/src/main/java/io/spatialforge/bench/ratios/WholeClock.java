package io.spatialforge.bench.ratios;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * Times whole pieces of a run and their floors in turns. What counts is the time of all processors that the process used,
 * with the compiler's and the collector's: on a busy machine the clock on the wall says less.
 */
public final class WholeClock {

    /** The first round warms up and counts for nothing. */
    private static final int WARM_UP = 1;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Yardstick yardstick = new Yardstick();
    private final int rounds;
    private final String group;

    /**
     * @param group of the rows
     * @param rounds that count, at least 1
     */
    public WholeClock(String group, int rounds) {
        this.group = group;
        this.rounds = rounds;
    }

    /** The same with another number of rounds. */
    public WholeClock withRounds(int newRounds) {
        return new WholeClock(group, newRounds);
    }

    /** Does something once, and says what its floor took in the same round. */
    @FunctionalInterface
    public interface Round {
        Costs run() throws Exception;
    }

    /**
     * Seconds of processors.
     *
     * @param floor NaN where there is none
     */
    public record Costs(double ours, double floor) {}

    /** Seconds of processors that work takes. */
    public double seconds(Callable<?> work) throws Exception {
        long before = process.getProcessCpuTime();
        work.call();
        return (process.getProcessCpuTime() - before) / 1e9;
    }

    /** A row of work and its floor. */
    public Row row(String what, double amount, String unit, String against, Callable<?> ours, Callable<?> floor)
            throws Exception {
        return row(what, amount, unit, against, () -> new Costs(seconds(ours), seconds(floor)));
    }

    /** A row of work that has no floor. */
    public Row row(String what, double amount, String unit, Callable<?> ours) throws Exception {
        return row(what, amount, unit, "", () -> new Costs(seconds(ours), Double.NaN));
    }

    /** A row of something that times itself. */
    public Row row(String what, double amount, String unit, String against, Round round) throws Exception {
        double ours = 0;
        double floor = 0;
        double fixed = 0;
        double[] ratios = new double[rounds];
        for (int i = -WARM_UP; i < rounds; i++) {
            Costs costs = round.run();
            double stick = seconds(() -> yardstick.times(20)) / 20;
            if (i >= 0) {
                ours += costs.ours;
                floor += costs.floor;
                fixed += stick;
                ratios[i] = costs.ours / costs.floor;
            }
        }
        Arrays.sort(ratios);
        return new Row(
                group,
                what,
                unit,
                ours / rounds / amount,
                floor / rounds / amount,
                against,
                ours / floor,
                ratios[0],
                ratios[rounds - 1],
                fixed / rounds);
    }
}
