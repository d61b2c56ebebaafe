package io.spatialforge.engine;

import java.io.Closeable;
import java.io.IOException;

/** A stage with all it needs at hand: models, decisions, open stores. Any number of threads may do shards of it. */
public interface OpenStage extends ShardTask, Closeable {

    /** A stage that holds nothing. */
    static OpenStage of(ShardTask task) {
        return of(task, () -> {});
    }

    /** A stage that closes something at the end. */
    static OpenStage of(ShardTask task, Closeable held) {
        return new OpenStage() {
            @Override
            public ShardResult run(int shard, ShardContext context) throws Exception {
                return task.run(shard, context);
            }

            @Override
            public void close() throws IOException {
                held.close();
            }
        };
    }
}
