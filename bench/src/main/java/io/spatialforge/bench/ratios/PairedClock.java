package io.spatialforge.bench.ratios;

import io.spatialforge.bench.hot.HotPath;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Times work and its floor in turns, so that what the machine does beside it meets both. What counts is the time of this
 * thread's processor, and that of the collector, which should be the serial one: it then works while this thread waits.
 */
public final class PairedClock {

    private final String group;
    private final Effort effort;
    private final Yardstick yardstick = new Yardstick();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();

    /**
     * @param group of the rows
     */
    public PairedClock(String group, Effort effort) {
        this.group = group;
        this.effort = effort;
    }

    /**
     * Measures one path.
     *
     * @throws IllegalStateException if the work or its floor does not do what it should
     */
    public Row row(HotPath path) throws Exception {
        path.check();
        HotPath.Floor floor = path.floor();
        Turns ours = new Turns(path.ours());
        Turns least = floor == null ? null : new Turns(floor.work());
        Turns fixed = new Turns(yardstick::run);
        for (Turns turns : least == null ? List.of(ours, fixed) : List.of(ours, least, fixed)) {
            turns.warmUp(turns == fixed ? effort.warmUp() / 8 : effort.warmUp());
        }
        double[] ratios = new double[effort.rounds()];
        for (int round = 0; round < ratios.length; round++) {
            double cost = ours.turn();
            if (least != null) {
                ratios[round] = cost / least.turn();
            }
            fixed.turn();
        }
        Arrays.sort(ratios);
        double cost = ours.median() / path.amount();
        if (floor == null || least == null) {
            return new Row(
                    group,
                    path.name(),
                    path.unit(),
                    cost,
                    Double.NaN,
                    "",
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    fixed.median());
        }
        return new Row(
                group,
                path.name(),
                path.unit(),
                cost,
                least.median() / path.amount(),
                floor.what(),
                ratios[ratios.length / 2],
                ratios[ratios.length / 4],
                ratios[ratios.length - 1 - ratios.length / 4],
                fixed.median());
    }

    private double now() {
        double collecting = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            collecting += Math.max(0, collector.getCollectionTime());
        }
        return threads.getCurrentThreadCpuTime() / 1e9 + collecting / 1e3;
    }

    /** The turns of one piece of work. */
    private final class Turns {

        private final HotPath.Work work;
        private long sink;
        private int calls = 1;
        private final List<Double> turns = new ArrayList<>();

        Turns(HotPath.Work work) {
            this.work = work;
        }

        /** Runs for so long, and finds how many calls fill a turn. */
        void warmUp(double seconds) throws Exception {
            double began = now();
            double last;
            do {
                last = run();
                if (last < effort.slice()) {
                    calls = (int) Math.ceil(calls * Math.min(4, 1.1 * effort.slice() / Math.max(last, 1e-6)));
                }
            } while (now() - began < seconds || last < effort.slice() / 2);
            calls = (int) Math.max(1, Math.round(calls * effort.slice() / last));
        }

        /** Seconds a call in this turn. */
        double turn() throws Exception {
            double cost = run() / calls;
            turns.add(cost);
            return cost;
        }

        /** Seconds a call in half of the turns at most: on a busy machine the collector at times waits for long. */
        double median() {
            List<Double> sorted = new ArrayList<>(turns);
            Collections.sort(sorted);
            return sorted.get(sorted.size() / 2);
        }

        private double run() throws Exception {
            double began = now();
            long sum = 0;
            for (int i = 0; i < calls; i++) {
                sum += work.run();
            }
            sink += sum;
            return now() - began;
        }
    }
}
