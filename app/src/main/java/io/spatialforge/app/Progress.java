package io.spatialforge.app;

import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.export.Export;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows how far the stages are: a bar on a terminal, a line when a stage is done elsewhere. */
final class Progress implements ProgressListener, AutoCloseable {

    private final PrintWriter err;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String stage = "";

    private Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    static Progress on(PrintWriter err) {
        return new Progress(err, CommandLine.Help.Ansi.AUTO.enabled());
    }

    @Override
    public synchronized void progressed(String newStage, int done, int total) {
        if (!terminal) {
            if (done == total && !newStage.equals(stage)) {
                err.println(newStage + ": " + total + unit(newStage, total));
                err.flush();
                stage = newStage;
            }
            return;
        }
        if (!newStage.equals(stage)) {
            close();
            stage = newStage;
            bar = new ProgressBarBuilder()
                    .setTaskName("%-9s".formatted(newStage))
                    .setInitialMax(total)
                    .setUnit(unit(newStage, total), 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    private static String unit(String stage, int total) {
        return (stage.equals(Export.FILES) ? " file" : " shard") + (total == 1 ? "" : "s");
    }

    @Override
    public synchronized void note(String text) {
        err.println(text);
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
