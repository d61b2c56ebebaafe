package io.spatialforge.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs shards on threads of this machine.
 *
 * @param workers how many at a time, at least 1
 */
public record LocalEngine(int workers) implements Engine {

    /**
     * @throws IllegalArgumentException if there is no worker
     */
    public LocalEngine {
        if (workers < 1) {
            throw new IllegalArgumentException("workers are at least 1, got " + workers);
        }
    }

    @Override
    public void run(StageRun run) throws InterruptedException {
        int count = run.missing().size();
        if (count == 0) {
            return;
        }
        AtomicInteger thread = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.min(workers, count), task -> new Thread(task, run.stage() + "-" + thread.incrementAndGet()));
        try {
            ExecutorCompletionService<@Nullable Void> done = new ExecutorCompletionService<>(pool);
            for (int shard : run.missing()) {
                done.submit(() -> {
                    attempt(run, shard);
                    return null;
                });
            }
            int total = run.shards().count();
            for (int finished = 1; finished <= count; finished++) {
                done.take().get();
                run.progress().progressed(run.stage(), total - count + finished, total);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StageException failure) {
                throw failure;
            }
            throw new IllegalStateException("stage " + run.stage() + ": a worker failed", e);
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    private static void attempt(StageRun run, int shard) {
        try {
            run.attempt().run(shard);
        } catch (StageException e) {
            throw e;
        } catch (Throwable e) {
            throw new StageException(run.stage(), shard, run.shards().name(shard), e);
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
