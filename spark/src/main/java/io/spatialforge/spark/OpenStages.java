package io.spatialforge.spark;

import io.spatialforge.engine.OpenStage;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The stage that is open in this JVM, opened once for all the threads that do shards of it: its models and stores are
 * shared. When another is asked for, the one before is closed as soon as no thread uses it any more.
 */
final class OpenStages {

    /** Of this JVM. */
    static final OpenStages HERE = new OpenStages();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OpenStages::closeIdle, "close-stages"));
    }

    private @Nullable Held current;

    /** Opens a stage. */
    @FunctionalInterface
    interface Opener {
        OpenStage open() throws IOException, InterruptedException;
    }

    /**
     * Takes a stage, opened by whoever comes first. A stage that could not be opened is tried again by the next.
     *
     * @param key stages of equal keys are the same
     */
    Use take(Object key, Opener opener) throws IOException, InterruptedException {
        Held held;
        Held before = null;
        synchronized (this) {
            if (current == null || !current.key.equals(key)) {
                before = current;
                current = new Held(key);
            }
            held = current;
            held.enter();
        }
        if (before != null) {
            before.retire();
        }
        boolean opened = false;
        try {
            Use use = new Use(held, held.stage(opener));
            opened = true;
            return use;
        } finally {
            if (!opened) {
                held.leave();
            }
        }
    }

    /** Closes what is open once no thread uses it. */
    void close() throws IOException {
        Held last;
        synchronized (this) {
            last = current;
            current = null;
        }
        if (last != null) {
            last.retire();
        }
    }

    private static void closeIdle() {
        try {
            HERE.close();
        } catch (IOException e) {
            // The process ends anyway.
        }
    }

    /** A thread's use of an open stage. */
    static final class Use implements Closeable {

        private final Held held;
        private final OpenStage stage;

        private Use(Held held, OpenStage stage) {
            this.held = held;
            this.stage = stage;
        }

        OpenStage stage() {
            return stage;
        }

        /** Gives the stage back. */
        @Override
        public void close() throws IOException {
            held.leave();
        }
    }

    private static final class Held {

        private final Object key;
        private @Nullable OpenStage stage;
        private int users;
        private boolean retired;

        private Held(Object key) {
            this.key = key;
        }

        private synchronized void enter() {
            users++;
        }

        private synchronized OpenStage stage(Opener opener) throws IOException, InterruptedException {
            if (stage == null) {
                stage = opener.open();
            }
            return stage;
        }

        private synchronized void leave() throws IOException {
            users--;
            closeUnused();
        }

        private synchronized void retire() throws IOException {
            retired = true;
            closeUnused();
        }

        private void closeUnused() throws IOException {
            if (retired && users == 0 && stage != null) {
                OpenStage closing = stage;
                stage = null;
                closing.close();
            }
        }
    }
}
