package io.spatialforge.pipeline.explain;

import io.spatialforge.engine.LineReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Finds lines that hold a text, in many files and several at a time. Lines are looked through as bytes, and only those that
 * hold the text are decoded: what a search costs is the decompression.
 *
 * <p>The text is looked for by Horspool's method, which compares from its end and skips by what the line has there, so that
 * of a text of 20 bytes one byte in about 15 is looked at.
 */
final class LineSearch {

    private final byte[] text;
    private final int[] skip = new int[256];

    LineSearch(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        Arrays.fill(skip, this.text.length);
        for (int i = 0; i < this.text.length - 1; i++) {
            skip[this.text[i] & 0xFF] = this.text.length - 1 - i;
        }
    }

    /** Hears how many files have been looked through. */
    @FunctionalInterface
    interface Listener {
        void searched(int files, int of);
    }

    /** Where a line was found. */
    @SuppressWarnings("ArrayRecordComponent") // handed on and decoded, never compared
    record Found(Path file, byte[] line) {}

    /**
     * Looks through files; those that are missing hold nothing.
     *
     * @param workers threads, at least 1
     * @param enough whether a line ends the search
     * @return the lines in the order of the files, if the search was not ended before
     */
    List<Found> in(List<Path> files, int workers, Predicate<Found> enough, Listener listener)
            throws IOException, InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        if (files.size() == 1) {
            List<Found> found = in(files.getFirst(), enough, ended);
            listener.searched(1, 1);
            return found;
        }
        AtomicInteger done = new AtomicInteger();
        List<Callable<List<Found>>> tasks = new ArrayList<>();
        for (Path file : files) {
            tasks.add(() -> {
                List<Found> found = in(file, enough, ended);
                listener.searched(done.incrementAndGet(), files.size());
                return found;
            });
        }
        List<Found> all = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(workers, files.size())));
        try {
            for (Future<List<Found>> future : threads.invokeAll(tasks)) {
                all.addAll(future.get());
            }
        } catch (ExecutionException e) {
            throw thrown(e);
        } finally {
            threads.shutdownNow();
        }
        return all;
    }

    /** What went wrong in another thread. */
    static IOException thrown(ExecutionException e) throws InterruptedException {
        return switch (e.getCause()) {
            case IOException io -> io;
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException wrong -> throw wrong;
            case null, default -> throw new IllegalStateException(e.getCause());
        };
    }

    private List<Found> in(Path file, Predicate<Found> enough, AtomicBoolean ended) throws IOException {
        List<Found> found = new ArrayList<>();
        if (ended.get() || !Files.isRegularFile(file)) {
            return found;
        }
        try (LineReader lines = LineReader.open(file)) {
            while (!ended.get() && lines.next()) {
                if (holds(lines.buffer(), lines.offset(), lines.length())) {
                    Found line = new Found(file, lines.line());
                    found.add(line);
                    if (enough.test(line)) {
                        ended.set(true);
                    }
                }
            }
        }
        return found;
    }

    /** Whether the text stands in a part of a buffer. */
    boolean holds(byte[] buffer, int offset, int length) {
        int last = text.length - 1;
        int end = offset + length;
        for (int at = offset + last; at < end; at += skip[buffer[at] & 0xFF]) {
            int back = 0;
            while (back <= last && buffer[at - back] == text[last - back]) {
                back++;
            }
            if (back > last) {
                return true;
            }
        }
        return false;
    }
}
