package io.spatialforge.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a stage does, made ready only if a shard of it has to be done. */
@FunctionalInterface
public interface StageWork {

    /** Loads models, takes decisions, opens stores; called at most once, by an {@link Engine} on this machine. */
    OpenStage open() throws IOException, InterruptedException;

    /**
     * Called before {@link #open}, and before the files of shards that are done anew are taken away.
     *
     * @param missing the shards that will be done, at least one
     */
    default void prepare(List<Integer> missing) throws IOException, InterruptedException {}

    /** How another process opens the same; none where only this one can. */
    default Optional<StageRecipe> recipe() {
        return Optional.empty();
    }

    /** Work that needs nothing at hand. */
    static StageWork of(ShardTask task) {
        return () -> OpenStage.of(task);
    }
}
