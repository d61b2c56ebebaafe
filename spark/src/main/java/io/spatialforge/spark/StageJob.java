package io.spatialforge.spark;

import io.spatialforge.engine.Marker;
import io.spatialforge.engine.ShardAssignment;
import io.spatialforge.engine.StageException;
import io.spatialforge.engine.StageRun;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkException;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** The job of one stage: its shards come in one by one, in whichever order they are finished. */
final class StageJob implements Closeable {

    private static final String DESCRIPTION = "spark.job.description";
    private static final String INTERRUPTS = "spark.job.interruptOnCancel";

    /** How long tasks that were cancelled are waited for; they can leave no marker, only files that no marker names. */
    private static final long PATIENCE_SECONDS = 20;

    /** As in "Task 7 in stage 3.0 failed 4 times, most recent failure: …". */
    private static final Pattern FAILED = Pattern.compile("Task (\\d+) in stage [\\d.]+ failed \\d+ times");

    private final JavaSparkContext spark;
    private final StageRun run;
    private final BlockingQueue<byte[]> arrived;
    private final SimpleFutureAction<BoxedUnit> action;

    private StageJob(
            JavaSparkContext spark, StageRun run, BlockingQueue<byte[]> arrived, SimpleFutureAction<BoxedUnit> action) {
        this.spark = spark;
        this.run = run;
        this.arrived = arrived;
        this.action = action;
    }

    /** Starts the job of a stage that misses a shard. */
    static StageJob submit(JavaSparkContext spark, StageRun run, ShardFunction function) {
        List<byte[]> assignments = new ArrayList<>();
        List<Object> partitions = new ArrayList<>();
        for (ShardAssignment assignment : run.missing()) {
            partitions.add(assignments.size());
            assignments.add(Wire.write(assignment));
        }
        spark.setLocalProperty(
                DESCRIPTION,
                run.stage() + ": " + assignments.size() + " of " + run.shards().count() + " shards");
        spark.setLocalProperty(INTERRUPTS, "true");
        BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
        JavaRDD<byte[]> tasks = spark.parallelize(assignments, assignments.size());
        SimpleFutureAction<BoxedUnit> action = spark.sc()
                .submitJob(
                        tasks.rdd(),
                        function,
                        CollectionConverters.asScala(partitions).toSeq(),
                        (partition, outcome) -> {
                            arrived.add(outcome);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
        return new StageJob(spark, run, arrived, action);
    }

    /**
     * Commits shards as they come in, until all have.
     *
     * @throws StageException if one fails for good
     */
    void await() throws IOException, InterruptedException {
        int total = run.shards().count();
        int missing = run.missing().size();
        for (int done = 0; done < missing; ) {
            boolean ended = action.isCompleted(); // asked before the queue is, which is full of all there is then
            byte[] outcome = arrived.poll(ended ? 0 : 200, TimeUnit.MILLISECONDS);
            if (outcome != null) {
                commit(Wire.read(outcome, ShardOutcome.class));
                done++;
                run.progress().progressed(run.stage(), total - missing + done, total);
            } else if (ended) {
                throw failure();
            }
        }
    }

    private void commit(ShardOutcome outcome) throws IOException {
        switch (outcome) {
            case ShardOutcome.Done done -> run.commit().finished(Marker.ofJson(done.marker()));
            case ShardOutcome.Refused refused -> throw failed(refused.shard(), refused.why());
        }
    }

    private StageException failed(int shard, Throwable why) {
        return new StageException(run.stage(), shard, run.shards().name(shard), why);
    }

    /** Why the job ended without all shards: the shard's own exception where Spark hands it on, else what Spark says. */
    private RuntimeException failure() {
        try {
            action.get();
        } catch (SparkException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof StageException failure) {
                    return failure;
                }
            }
            String says = String.valueOf(e.getMessage());
            Matcher failed = FAILED.matcher(says);
            if (failed.find()) {
                int shard = run.missing().get(Integer.parseInt(failed.group(1))).shard();
                return failed(shard, new IllegalStateException(firstLines(says), e));
            }
            return new IllegalStateException("stage " + run.stage() + ": " + firstLines(says), e);
        }
        return new IllegalStateException("stage " + run.stage() + ": Spark's job ended with shards missing");
    }

    /** Without the stack traces, and the driver's, that Spark puts into its messages. */
    private static String firstLines(String message) {
        int end = message.indexOf("\n\tat ");
        int driver = message.indexOf("\nDriver stacktrace");
        int cut = end < 0 ? driver : driver < 0 ? end : Math.min(end, driver);
        return cut < 0 ? message : message.substring(0, cut);
    }

    /** Cancels what still runs, and waits a while for it to end. */
    @Override
    public void close() {
        spark.setLocalProperty(DESCRIPTION, null);
        if (action.isCompleted()) {
            return;
        }
        action.cancel();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (isActive() && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isActive() {
        SparkStatusTracker tracker = spark.sc().statusTracker();
        for (Object job : CollectionConverters.asJava(action.jobIds())) {
            @Nullable SparkJobInfo info = tracker.getJobInfo((Integer) job).getOrElse(() -> null);
            for (int stage : info == null ? new int[0] : info.stageIds()) {
                @Nullable SparkStageInfo tasks = tracker.getStageInfo(stage).getOrElse(() -> null);
                if (tasks != null && tasks.numActiveTasks() > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
