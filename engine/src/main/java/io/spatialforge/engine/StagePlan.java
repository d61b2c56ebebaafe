package io.spatialforge.engine;

import java.io.IOException;

/**
 * A stage as it is to be run.
 *
 * @param stage name of the stage, and of its folders
 * @param shards how many
 * @param fingerprint of all that a shard's outputs depend on: stage and code version, configuration, inputs; the number
 *     of shards is added to it
 * @param work does shards; opened only if one is missing
 */
public record StagePlan(String stage, Shards shards, ShardFingerprint fingerprint, StageWork work) {

    /** A plan whose shards need nothing at hand. */
    public StagePlan(String stage, Shards shards, ShardFingerprint fingerprint, ShardTask task) {
        this(stage, shards, fingerprint, StageWork.of(task));
    }

    /** Says of a shard what its outputs depend on. */
    @FunctionalInterface
    public interface ShardFingerprint {
        Fingerprint of(int shard) throws IOException;
    }
}
