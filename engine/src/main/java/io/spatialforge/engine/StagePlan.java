package io.spatialforge.engine;

import java.io.IOException;

/**
 * A stage as it is to be run.
 *
 * @param stage name of the stage, and of its folders
 * @param shards how many
 * @param fingerprint of all that a shard's outputs depend on: stage and code version, configuration, inputs; the number
 *     of shards is added to it
 * @param task does one shard
 */
public record StagePlan(String stage, Shards shards, ShardFingerprint fingerprint, ShardTask task) {

    /** A plan for a stage of which nothing is missing: it only looks at what is finished. */
    public static StagePlan ofFinished(String stage, Shards shards, ShardFingerprint fingerprint) {
        return new StagePlan(stage, shards, fingerprint, (shard, context) -> {
            throw new IllegalStateException("nothing was missing of " + stage);
        });
    }

    /** Says of a shard what its outputs depend on. */
    @FunctionalInterface
    public interface ShardFingerprint {
        String of(int shard) throws IOException;
    }
}
