package io.spatialforge.bench.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What work on one thread took.
 *
 * @param wall seconds by the clock
 * @param processor seconds of the thread on a processor; compilers and collectors of the machine are not in it
 */
record Spent(double wall, double processor) {

    static final Spent NOTHING = new Spent(0, 0);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Work that may fail. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws E;
    }

    static <E extends Exception> Spent on(Work<E> work) throws E {
        long processor = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new Spent((System.nanoTime() - wall) / 1e9, (THREADS.getCurrentThreadCpuTime() - processor) / 1e9);
    }

    Spent plus(Spent other) {
        return new Spent(wall + other.wall, processor + other.processor);
    }
}
