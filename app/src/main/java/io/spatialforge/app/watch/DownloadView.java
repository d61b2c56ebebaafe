package io.spatialforge.app.watch;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.vision.model.store.DownloadProgress;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows how far a download is: a bar on a terminal, a line now and then elsewhere. */
public final class DownloadView implements DownloadProgress {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final View view;
    private final Manner manner;
    private final LongSupplier nanos;
    private @Nullable File file;
    private long shown;

    /**
     * @param nanos tells the time, as {@link System#nanoTime}
     */
    DownloadView(View view, Manner manner, LongSupplier nanos) {
        this.view = view;
        this.manner = manner;
        this.nanos = nanos;
    }

    public static DownloadView on(PrintWriter err, Manner manner) {
        return new DownloadView(manner.view(err), manner, System::nanoTime);
    }

    @Override
    public synchronized void begins(String name, long done, long total) {
        ends();
        file = new File(name, done, Math.max(0, total), nanos.getAsLong());
        shown = nanos.getAsLong();
        if (manner == Manner.LINES) {
            view.note(
                    total < 0
                            ? name
                            : "%s: %s%s"
                                    .formatted(
                                            name,
                                            Bytes.told(total),
                                            done == 0 ? "" : ", %s of them here".formatted(Bytes.told(done))));
        }
        view.begins(file.step(done, shown));
    }

    @Override
    public synchronized void arrived(long done) {
        long now = nanos.getAsLong();
        if (file != null) {
            file.done = done;
            if (now - shown >= INTERVAL) {
                shown = now;
                view.goesOn(file.step(done, now));
            }
        }
    }

    @Override
    public synchronized void ends() {
        if (file != null) {
            view.ends(file.step(file.done, nanos.getAsLong()), Made.NOTHING);
            file = null;
        }
    }

    @Override
    public synchronized void note(String text) {
        view.note(text);
    }

    /** What arrives. */
    private static final class File {

        private final String name;
        private final long before;
        private final long total;
        private final long began;
        private long done;

        File(String name, long before, long total, long began) {
            this.name = name;
            this.before = before;
            this.total = total;
            this.began = began;
            done = before;
        }

        Step step(long whole, long now) {
            return new Step(name, Step.BYTES, whole, total, whole - before, Step.Shards.NONE, (now - began) / 1e9);
        }
    }
}
