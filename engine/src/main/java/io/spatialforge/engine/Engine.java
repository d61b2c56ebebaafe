package io.spatialforge.engine;

import java.io.IOException;
import org.apiguardian.api.API;

/** Runs the shards of a stage somewhere. What comes out does not depend on where, or in which order. */
@API(status = API.Status.EXPERIMENTAL)
public interface Engine {

    /**
     * Runs every missing shard once and returns when all are finished.
     *
     * @throws StageException if a shard fails: the first that did; the rest is cancelled, and nothing runs any more
     * @throws IOException if the stage can't be made ready
     * @throws InterruptedException if the calling thread is interrupted; nothing runs any more then either
     * @hidden
     */
    @API(status = API.Status.INTERNAL)
    void run(StageRun run) throws IOException, InterruptedException;
}
