package io.spatialforge.bench;

/** How long something takes. */
final class Timing {

    private Timing() {}

    /** What is timed; its result keeps it from being left out. */
    @FunctionalInterface
    interface Work {
        long run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
