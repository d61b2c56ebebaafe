package io.spatialforge.app.watch;

import java.util.OptionalDouble;

/**
 * How far a step of a run is: a stage, or work between stages.
 *
 * @param name of the stage, or a word for the work
 * @param unit what is counted, as {@code images}, {@code pairs} or {@code bytes}
 * @param done how many of these, those of an earlier run included
 * @param total of all; 0 where nobody knows
 * @param now how many of those done were done by this run
 * @param shards how they stand; of work that has none all are 0
 * @param seconds since the step began
 */
record Step(String name, String unit, long done, long total, long now, Shards shards, double seconds) {

    static final String BYTES = "bytes";
    static final String FILES = "files";
    static final String SHARDS = "shards";

    /** Less is too little to tell a rate by. */
    private static final double LEAST_SECONDS = 0.5;

    /**
     * The shards of a stage.
     *
     * @param done finished, those of an earlier run included
     * @param total of the stage
     * @param reused finished by an earlier run
     */
    record Shards(int done, int total, int reused) {

        static final Shards NONE = new Shards(0, 0, 0);
    }

    /** So many of its shards, or of its files where these are what is done one by one. */
    String shards(int count) {
        String one = unit.equals(FILES) ? "file" : "shard";
        return "%,d %s".formatted(count, count == 1 ? one : one + "s");
    }

    boolean hasShards() {
        return shards.total > 0;
    }

    /** From 0 to 1; 0 where nobody knows. */
    double share() {
        if (total > 0) {
            return Math.min(1, (double) done / total);
        }
        return hasShards() ? (double) shards.done / shards.total : 0;
    }

    /** Units a second, over what was done by this run; 0 while it can't be told. */
    double rate() {
        return seconds < LEAST_SECONDS ? 0 : now / seconds;
    }

    /** Seconds until the step is done, if it goes on as fast; empty while that can't be told. */
    OptionalDouble left() {
        if (seconds < LEAST_SECONDS) {
            return OptionalDouble.empty();
        }
        if (total > 0) {
            return now == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, total - done) * seconds / now);
        }
        int shardsNow = shards.done - shards.reused;
        return shardsNow <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((shards.total - shards.done) * seconds / shardsNow);
    }
}
