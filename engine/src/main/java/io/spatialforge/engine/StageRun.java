package io.spatialforge.engine;

import java.io.IOException;
import java.util.List;

/**
 * The shards of a stage that an {@link Engine} has to run.
 *
 * @param stage name of the stage
 * @param shards all of the stage
 * @param folder of the run
 * @param missing those to do, in rising order
 * @param work what does them
 * @param commit takes the marker of each shard that is done; from then on the shard is finished
 * @param progress hears of each finished shard
 */
public record StageRun(
        String stage,
        Shards shards,
        RunFolder folder,
        List<ShardAssignment> missing,
        StageWork work,
        Commit commit,
        ProgressListener progress) {

    public StageRun {
        missing = List.copyOf(missing);
    }

    /** Writes markers; several threads may call it. */
    @FunctionalInterface
    public interface Commit {
        void finished(Marker marker) throws IOException;
    }
}
