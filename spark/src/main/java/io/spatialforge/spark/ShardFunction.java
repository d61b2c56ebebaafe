package io.spatialforge.spark;

import io.spatialforge.engine.ShardAssignment;
import io.spatialforge.engine.StageException;
import io.spatialforge.engine.StageRecipe;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.sources.SourceException;
import io.spatialforge.vision.model.ModelException;
import java.io.Serializable;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What a task does: one shard, on whichever executor it comes to. It leaves files; its outcome goes to the driver. */
final class ShardFunction extends AbstractFunction1<Iterator<byte[]>, byte[]> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RemoteRun run;
    private final StageRecipe recipe;

    ShardFunction(RemoteRun run, StageRecipe recipe) {
        this.run = run;
        this.recipe = recipe;
    }

    private record Key(String run, StageRecipe recipe) {}

    /**
     * @param assignments the one of the task, as {@link Wire} writes it
     * @return a {@link ShardOutcome}, written likewise
     * @throws StageException if it may go well another time: Spark tries again
     */
    @Override
    public byte[] apply(Iterator<byte[]> assignments) {
        ShardAssignment shard = Wire.read(assignments.next(), ShardAssignment.class);
        try (OpenStages.Use use =
                OpenStages.HERE.take(new Key(run.id(), recipe), () -> run.open(recipe, Executor.threads()))) {
            return Wire.write(
                    new ShardOutcome.Done(shard.attempt(use.stage(), run.seen()).toJson()));
        } catch (ConfigException | SourceException | ModelException e) {
            return Wire.write(new ShardOutcome.Refused(shard.shard(), e));
        } catch (Exception e) {
            throw new StageException(
                    shard.stage(), shard.shard(), shard.shards().name(shard.shard()), e);
        }
    }
}
