package io.spatialforge.engine;

import java.util.List;

/**
 * The shards of a stage that an {@link Engine} has to run.
 *
 * @param stage name of the stage
 * @param shards all of the stage
 * @param missing those to run, in rising order
 * @param attempt does one shard, up to and including its marker
 * @param progress hears of each finished shard
 */
public record StageRun(
        String stage, Shards shards, List<Integer> missing, ShardAttempt attempt, ProgressListener progress) {

    public StageRun {
        missing = List.copyOf(missing);
    }

    /** One attempt at a shard: leaves its outputs and marker, or nothing. */
    @FunctionalInterface
    public interface ShardAttempt {
        void run(int shard) throws Exception;
    }
}
