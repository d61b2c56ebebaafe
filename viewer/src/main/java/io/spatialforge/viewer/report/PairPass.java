package io.spatialforge.viewer.report;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The one pass over the pairs of a run, several shards at a time. Shards are added up in their order, and no more of them
 * wait for that than there are threads, so that memory does not grow with the run.
 */
final class PairPass {

    private final FinishedRun run;
    private final long seed;
    private final int perTask;

    PairPass(FinishedRun run, long seed, int perTask) {
        this.run = run;
        this.seed = seed;
        this.perTask = perTask;
    }

    /** What was found. */
    record Found(PairTally tally, PairSample sample) {

        void add(Found other) {
            tally.add(other.tally);
            sample.add(other.sample);
        }
    }

    /** Hears how many shards have been read. */
    @FunctionalInterface
    interface Progress {
        void read(int shards, int of);
    }

    /**
     * @param workers threads, at least 1
     * @throws IOException if a file is corrupt, naming it
     */
    Found over(int workers, Progress progress) throws IOException, InterruptedException {
        int shards = run.shards().count();
        Found all = nothing();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(workers, shards));
        try {
            Deque<Future<Found>> waiting = new ArrayDeque<>();
            for (int shard = 0, done = 0; done < shards; ) {
                while (shard < shards && waiting.size() < 2 * workers) {
                    int next = shard++;
                    waiting.add(threads.submit(() -> of(next)));
                }
                all.add(waiting.remove().get());
                progress.read(++done, shards);
            }
            return all;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
        } finally {
            threads.shutdownNow();
        }
    }

    private Found nothing() {
        return new Found(new PairTally(), new PairSample(seed, perTask));
    }

    private Found of(int shard) {
        Found found = nothing();
        Iterator<QaPair> pairs = run.pairs(shard);
        while (pairs.hasNext()) {
            QaPair pair = pairs.next();
            found.tally.add(pair);
            found.sample.add(pair);
        }
        return found;
    }
}
