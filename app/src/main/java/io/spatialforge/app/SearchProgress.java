package io.spatialforge.app;

import java.util.function.Consumer;

/** Says how far a search through a run's files is, once it takes long. Safe for several threads. */
final class SearchProgress {

    /** Until a search has taken this long, nothing is said. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Consumer<String> notes;
    private final long start = System.nanoTime();
    private long said = start;

    SearchProgress(Consumer<String> notes) {
        this.notes = notes;
    }

    synchronized void searched(int files, int of) {
        long now = System.nanoTime();
        if (now - start > PATIENCE_NANOS && now - said > PATIENCE_NANOS) {
            said = now;
            notes.accept("looked through %,d of %,d files".formatted(files, of));
        }
    }
}
