package io.spatialforge.spark;

import io.spatialforge.engine.Engine;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.StageException;
import io.spatialforge.engine.StageRecipe;
import io.spatialforge.engine.StageRun;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs shards on Spark's executors: a job per stage, a task per shard. Executors leave files, the driver writes the markers
 * as the shards come in; what an executor did that was then lost is done again elsewhere, and what it did before stays.
 *
 * <p>Stages that only one process can do run on threads of the driver.
 */
final class SparkEngine implements Engine, Closeable {

    private final JavaSparkContext spark;
    private final RemoteRun remote;
    private final LocalEngine driver;

    /**
     * @param driver does what executors can't
     */
    SparkEngine(JavaSparkContext spark, RemoteRun remote, LocalEngine driver) {
        this.spark = spark;
        this.remote = remote;
        this.driver = driver;
    }

    /**
     * {@inheritDoc}
     *
     * @throws StageException if a shard fails for as often as {@code spark.task.maxFailures} allows, or can't be done
     */
    @Override
    public void run(StageRun run) throws IOException, InterruptedException {
        Optional<StageRecipe> recipe = run.work().recipe();
        if (recipe.isEmpty()) {
            driver.run(run);
        } else if (!run.missing().isEmpty()) {
            try (StageJob job = StageJob.submit(spark, run, new ShardFunction(remote, recipe.get()))) {
                job.await();
            }
        }
    }

    /** Closes what stages hold in this JVM; executors of their own end with Spark's context. */
    @Override
    public void close() throws IOException {
        OpenStages.HERE.close();
    }
}
