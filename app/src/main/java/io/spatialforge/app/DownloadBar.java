package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.vision.model.store.DownloadProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a download is: a bar on a terminal, a line now and then elsewhere. */
final class DownloadBar implements DownloadProgress {

    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter err;
    private final Progress.Manner manner;
    private @Nullable ProgressBar bar;
    private String file = "";
    private long total;
    private long lastLine;

    private DownloadBar(PrintWriter err, Progress.Manner manner) {
        this.err = err;
        this.manner = manner;
    }

    static DownloadBar on(PrintWriter err, Progress.Manner manner) {
        return new DownloadBar(err, manner);
    }

    /** A number of bytes for people, in units of a thousand. */
    static String size(long bytes) {
        if (bytes < 1_000_000) {
            return bytes < 1_000 ? bytes + " B" : "%.1f kB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000 ? "%.1f MB".formatted(bytes / 1e6) : "%.2f GB".formatted(bytes / 1e9);
    }

    @Override
    public synchronized void begins(String newFile, long done, long newTotal) {
        ends();
        file = newFile;
        total = newTotal;
        if (manner == Progress.Manner.BARS) {
            bar = new ProgressBarBuilder()
                    .setTaskName("%-24s".formatted(file.replaceFirst("/.*", ""))) // the model: leaves room for the bar
                    .setInitialMax(total)
                    .setUnit(" MB", 1_000_000)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .startsFrom(done, Duration.ZERO)
                    .build();
        } else if (manner == Progress.Manner.LINES) {
            line(done);
        }
    }

    @Override
    public synchronized void arrived(long done) {
        if (bar != null) {
            bar.stepTo(done);
        } else if (manner == Progress.Manner.LINES && System.nanoTime() - lastLine > LINE_NANOS) {
            line(done);
        }
    }

    private void line(long done) {
        lastLine = System.nanoTime();
        String of = total < 0 ? "" : " of " + size(total);
        err.println(file + ": " + (done == 0 && total >= 0 ? size(total) : size(done) + of));
        err.flush();
    }

    @Override
    public synchronized void ends() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public synchronized void note(String text) {
        ends();
        if (manner != Progress.Manner.SILENT) {
            err.println(text);
            err.flush();
        }
    }
}
