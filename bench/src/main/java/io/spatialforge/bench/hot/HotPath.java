package io.spatialforge.bench.hot;

import org.jspecify.annotations.Nullable;

/**
 * Work that a run repeats millions of times, and the least that it could cost.
 *
 * @param name for a person
 * @param method of the benchmark's class that does it; the floor's is the same with {@code Floor} behind
 * @param unit what it works on, in the plural
 * @param amount how much of it at one go
 * @param result what the work returns if it did what it should
 * @param floor null where no work is clearly the least
 */
public record HotPath(
        String name,
        String method,
        String unit,
        double amount,
        long result,
        Work ours,
        @Nullable Floor floor) {

    /** Does the work once, and returns a number that shows that it was done. */
    @FunctionalInterface
    public interface Work {
        long run() throws Exception;
    }

    /**
     * The least that the same data could cost.
     *
     * @param what it does, for a person
     * @param result what the work returns if it did what it should
     */
    public record Floor(String what, long result, Work work) {}

    /** A path without a floor. */
    static HotPath of(String name, String method, double amount, String unit, long result, Work ours) {
        return new HotPath(name, method, unit, amount, result, ours, null);
    }

    HotPath against(String what, long floorResult, Work work) {
        return new HotPath(name, method, unit, amount, result, ours, new Floor(what, floorResult, work));
    }

    /**
     * Does both once.
     *
     * @throws IllegalStateException if either does not do what it should
     */
    public void check() throws Exception {
        check(name, ours.run(), result);
        if (floor != null) {
            check(floor.what, floor.work.run(), floor.result);
        }
    }

    private static void check(String what, long got, long expected) {
        if (got != expected) {
            throw new IllegalStateException("%s: expected %,d, got %,d".formatted(what, expected, got));
        }
    }
}
