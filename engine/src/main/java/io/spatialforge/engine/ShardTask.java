package io.spatialforge.engine;

/**
 * What a stage does with one shard: a function of the shard's inputs that knows nothing of threads, other shards or
 * markers. Run again, it writes the same lines.
 */
@FunctionalInterface
public interface ShardTask {

    /**
     * Does one shard. What it wrote through the context is kept only if it returns.
     *
     * @param shard from 0
     * @throws Exception whatever goes wrong; the engine names stage and shard
     */
    ShardResult run(int shard, ShardContext context) throws Exception;
}
