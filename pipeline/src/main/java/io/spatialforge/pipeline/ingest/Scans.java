package io.spatialforge.pipeline.ingest;

import io.spatialforge.sources.Source;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Scans sources, several at a time. Where some fail, the failure told is that of the first in their order, so it is the
 * same however many are scanned at once.
 */
final class Scans {

    private final int threads;
    private final ConcurrentMap<String, Source.Joiner> joiners;

    /**
     * @param threads that read, from 1
     * @param joiners takes what turns the rows of each source into scenes, from several threads
     */
    Scans(int threads, ConcurrentMap<String, Source.Joiner> joiners) {
        this.threads = threads;
        this.joiners = joiners;
    }

    /** One source and what takes its rows. */
    record Scan(Source source, ScanSink sink) {

        Source.Joiner run(int threads) throws IOException {
            ScanEvent event = new ScanEvent();
            event.begin();
            Source.Joiner joiner = source.scan(sink, threads);
            event.source = source.name();
            event.bytes = sink.bytes();
            event.rows = sink.rows();
            event.commit();
            return joiner;
        }
    }

    void run(List<Scan> scans) throws IOException {
        if (threads == 1 || scans.size() == 1) {
            for (Scan scan : scans) {
                joiners.put(scan.source().name(), scan.run(threads));
            }
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, scans.size()))) {
            List<Future<?>> running = new ArrayList<>();
            for (Scan scan : scans) {
                running.add(pool.submit(() -> {
                    joiners.put(scan.source().name(), scan.run(threads));
                    return null;
                }));
            }
            boolean complete = false;
            try {
                for (Future<?> scan : running) {
                    finish(scan);
                }
                complete = true;
            } finally {
                if (!complete) {
                    scans.forEach(scan -> scan.sink().stop());
                }
            }
        }
    }

    private static void finish(Future<?> scan) throws IOException {
        try {
            scan.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while reading the corpora");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
