package io.spatialforge.app;

import java.io.PrintWriter;

/** Says how far a search through a run's files is, once it takes long. Safe for several threads. */
final class SearchProgress {

    /** Until a search has taken this long, nothing is said. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final long start = System.nanoTime();
    private long said = start;

    SearchProgress(PrintWriter err) {
        this.err = err;
    }

    synchronized void searched(int files, int of) {
        long now = System.nanoTime();
        if (now - start > PATIENCE_NANOS && now - said > PATIENCE_NANOS) {
            said = now;
            err.println("looked through %,d of %,d files".formatted(files, of));
            err.flush();
        }
    }
}
