package io.spatialforge.engine;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs shards on threads of this machine.
 *
 * @param workers how many at a time, at least 1
 */
@API(status = API.Status.EXPERIMENTAL)
public record LocalEngine(int workers) implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);

    /**
     * @throws IllegalArgumentException if there is no worker
     */
    public LocalEngine {
        if (workers < 1) {
            throw new IllegalArgumentException("workers are at least 1, got " + workers);
        }
    }

    /** @hidden */
    @API(status = API.Status.INTERNAL)
    @Override
    public void run(StageRun run) throws IOException, InterruptedException {
        if (run.missing().isEmpty()) {
            return;
        }
        LOG.debug("stage {}: opens", run.stage());
        try (OpenStage stage = run.work().open()) {
            LOG.debug("stage {}: opened", run.stage());
            Map<Integer, ShardAssignment> assignments = new LinkedHashMap<>();
            for (ShardAssignment assignment : run.missing()) {
                assignments.put(assignment.shard(), assignment);
            }
            int total = run.shards().count();
            run.progress().progressed(run.stage(), total - assignments.size(), total);
            forEach(
                    run.stage(),
                    run.shards(),
                    List.copyOf(assignments.keySet()),
                    shard -> run.commit()
                            .finished(Objects.requireNonNull(assignments.get(shard))
                                    .attempt(stage, run.folder(), run.progress().meter())),
                    run.progress());
        }
    }

    /** Does something for one of many. */
    @FunctionalInterface
    public interface Piece {
        void run(int number) throws Exception;
    }

    /**
     * Runs pieces of something that leaves no markers.
     *
     * @param shards all there are
     * @param numbers those to run
     * @throws StageException if one fails: the first that did; the rest is cancelled, and nothing runs any more
     */
    public void forEach(String stage, Shards shards, List<Integer> numbers, Piece piece, ProgressListener progress)
            throws InterruptedException {
        int count = numbers.size();
        if (count == 0) {
            return;
        }
        AtomicInteger thread = new AtomicInteger();
        AtomicInteger waiting = new AtomicInteger(count);
        LongAdder running = progress.meter().level("shards_running");
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.min(workers, count), task -> new Thread(task, stage + "-" + thread.incrementAndGet()));
        try (Meter.Watching queue = progress.meter().watch("shards_waiting", waiting::get)) {
            ExecutorCompletionService<@Nullable Void> done = new ExecutorCompletionService<>(pool);
            for (int number : numbers) {
                done.submit(() -> {
                    waiting.decrementAndGet();
                    running.increment();
                    try {
                        attempt(stage, shards, number, piece);
                    } finally {
                        running.decrement();
                    }
                    return null;
                });
            }
            int total = shards.count();
            for (int finished = 1; finished <= count; finished++) {
                done.take().get();
                progress.progressed(stage, total - count + finished, total);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StageException failure) {
                throw failure;
            }
            throw new IllegalStateException("stage " + stage + ": a worker failed", e);
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    private static void attempt(String stage, Shards shards, int number, Piece piece) {
        try {
            piece.run(number);
        } catch (StageException e) {
            throw e;
        } catch (Throwable e) {
            throw new StageException(stage, number, shards.name(number), e);
        }
    }

    /** Waits until no worker writes any more, even when interrupted meanwhile: the folder's lock may be given up next. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
