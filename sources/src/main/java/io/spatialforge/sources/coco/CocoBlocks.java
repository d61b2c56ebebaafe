package io.spatialforge.sources.coco;

import io.spatialforge.sources.SourceException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads an array of records in blocks, several at a time, and hands them over in their order.
 *
 * <p>Where the array is cut is guessed: after a comma between two braces, if what follows begins as the first record does.
 * That may as well stand within a text or a nested list. But a block that begins between two records and, read to its end,
 * ends between two records was cut rightly, and so the next begins rightly: every guess is proved before what rests on it
 * is handed over. A wrong one, like anything else that is not as expected, ends the reading in blocks.
 */
final class CocoBlocks implements Closeable {

    /** In bytes: fits a processor's cache, and is large against what it costs to hand it over. */
    static final int BLOCK = 1 << 20;

    /** How much longer than asked for a block may become, in bytes. */
    private static final int LONGER = 1 << 20;

    /** No separator of records is longer. */
    private static final int SEPARATOR = 256;

    private final AnnotationFile input;
    private final CocoConfig config;
    private final Path file;
    private final int fileIndex;
    private final Cutting cutting;
    private final @Nullable ExecutorService threads;
    private final Deque<Work> idle = new ArrayDeque<>();
    private final byte[] window = new byte[1 << 14];
    private byte[] opening = {};

    /**
     * How a file is cut.
     *
     * @param threads that read blocks, from 1
     * @param bytes of a block, from 1
     */
    record Cutting(int threads, int bytes) {}

    /** Takes blocks in their order. */
    @FunctionalInterface
    interface BlockConsumer {
        void accept(CocoBlock block) throws IOException;
    }

    CocoBlocks(CocoConfig config, Path file, int fileIndex, AnnotationFile input, Cutting cutting) {
        this.config = config;
        this.file = file;
        this.fileIndex = fileIndex;
        this.input = input;
        this.cutting = cutting;
        threads = cutting.threads() == 1
                ? null
                : Executors.newFixedThreadPool(cutting.threads(), task -> {
                    Thread thread = new Thread(task, "scan");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Reads an array.
     *
     * @param start the place after its opening bracket
     * @return the place of its closing bracket; -1 if not all of it was handed over, because something is unusual
     */
    long read(CocoArray array, long start, BlockConsumer taker) throws IOException {
        learn(start);
        int most = threads == null ? 1 : cutting.threads() + 2;
        Deque<Work> ahead = new ArrayDeque<>();
        try {
            long next = start;
            while (true) {
                while (next >= 0 && next < input.size() && ahead.size() < most) {
                    long end = cut(next + cutting.bytes());
                    long last = Math.min(next + cutting.bytes() + LONGER, input.size());
                    Work work = idle.isEmpty() ? new Work() : idle.remove();
                    work.begin(array, next, (int) ((end < 0 ? last : end) - next), next == start);
                    ahead.add(work);
                    next = end; // where there is none, the array ends in this block, or can't be cut
                }
                if (ahead.isEmpty()) {
                    return -1;
                }
                Work done = ahead.remove();
                idle.add(done);
                if (!done.isSound()) {
                    return -1;
                }
                input.reached(done.reached);
                taker.accept(done.block);
                if (done.closed) {
                    return done.reached;
                }
            }
        } finally {
            for (Work work : ahead) {
                work.task.cancel(false);
            }
        }
    }

    /** Learns how records begin: with the name of their first field. */
    private void learn(long start) throws IOException {
        int length = input.read(window, 0, SEPARATOR, start);
        int brace = past(window, 0, length);
        int name = past(window, brace + 1, length);
        opening = new byte[0];
        if (name < length && window[brace] == '{' && window[name] == '"') {
            int end = name + 1;
            while (end < length && window[end] != '"') {
                end++;
            }
            opening = Arrays.copyOfRange(window, name, Math.min(end + 1, length));
        }
    }

    /** The place behind the first comma between records from a place on; -1 if none is near. */
    private long cut(long from) throws IOException {
        for (long at = from; at < from + LONGER && at < input.size(); at += window.length - SEPARATOR) {
            int length = input.read(window, 0, window.length, at);
            for (int i = 0; i < length; i++) {
                if (window[i] == '}') {
                    int behind = separator(i, length);
                    if (behind >= 0) {
                        return at + behind;
                    }
                }
            }
        }
        return -1;
    }

    private int separator(int brace, int length) {
        int comma = past(window, brace + 1, length);
        if (comma >= length || window[comma] != ',') {
            return -1;
        }
        int next = past(window, comma + 1, length);
        if (next >= length || window[next] != '{') {
            return -1;
        }
        int name = past(window, next + 1, length);
        int end = name + opening.length;
        return end <= length && Arrays.equals(window, name, end, opening, 0, opening.length) ? comma + 1 : -1;
    }

    /** Where the first byte is that is no blank. */
    private static int past(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.close();
        }
    }

    /** The reading of one block. */
    private final class Work {

        private final CocoRecords records = new CocoRecords(config, file, fileIndex);
        private final PlainJson in = new PlainJson();
        private final CocoBlock block = new CocoBlock();
        private byte[] bytes = {};
        private FutureTask<Boolean> task = new FutureTask<>(() -> false);

        /** Whether the array ends in the block. */
        private boolean closed;

        /** Place up to which it was read: its closing bracket, or the end of the block. */
        private long reached;

        void begin(CocoArray array, long start, int length, boolean first) {
            task = new FutureTask<>(() -> read(array, start, length, first));
            if (threads == null) {
                task.run();
            } else {
                threads.execute(task);
            }
        }

        /** Whether the block was read and ends between two records, or with the array. */
        boolean isSound() throws IOException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException io -> throw new IOException(file + ": " + io.getMessage(), io);
                    case Error error -> throw error;
                    case RuntimeException runtime -> throw runtime;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("cancelled while reading " + file);
            }
        }

        private boolean read(CocoArray array, long start, int length, boolean first) throws IOException {
            if (bytes.length < length) {
                bytes = new byte[length + (length >> 4)];
            }
            block.clear();
            closed = false;
            reached = start + length;
            if (input.read(bytes, 0, length, start) < length) {
                return false;
            }
            in.over(bytes, length);
            try {
                return records(array, start, first);
            } catch (JacksonException | SourceException e) {
                return false; // told in full by who reads the file from its beginning
            }
        }

        private boolean records(CocoArray array, long start, boolean first) throws IOException {
            boolean empty = first;
            while (true) {
                int next = in.next();
                if (next < 0) {
                    return !empty;
                }
                if (next == ']' && empty) {
                    closed = true;
                    reached = start + in.at();
                    return true;
                }
                if (!records.readPlain(array, in, block)) {
                    records.read(array, in, block);
                }
                empty = false;
                next = in.next();
                if (next == ']') {
                    closed = true;
                    reached = start + in.at();
                    return true;
                }
                if (next != ',') {
                    return false;
                }
                in.goTo(in.at() + 1);
            }
        }
    }
}
