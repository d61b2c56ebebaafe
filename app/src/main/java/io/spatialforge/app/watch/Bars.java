package io.spatialforge.app.watch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** For a terminal: a bar for the step that goes on, with its rate and the time left; a line when it took a while and is done. */
final class Bars implements View {

    /** Shorter steps come and go without a line, as between stages of a small run. */
    private static final double WORTH_A_LINE = 1;

    private static final int INTERVAL_MILLIS = 250;

    private final BarLine line;
    private final BarText text = new BarText();
    private @Nullable ProgressBar bar;

    /**
     * @param columns how wide the terminal is, in characters
     */
    Bars(PrintWriter out, IntSupplier columns) {
        line = new BarLine(out, columns);
    }

    @Override
    public void note(String note) {
        line.say(note);
        if (bar != null) {
            bar.refresh();
        }
    }

    @Override
    public void begins(Step step) {
        close();
    }

    @Override
    public void goesOn(Step step) {
        text.tells(step);
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(BarText.name(step))
                    .setInitialMax(BarText.total(step))
                    .startsFrom(BarText.done(step), Duration.ofMillis((long) (1000 * step.seconds())))
                    .setRenderer(text)
                    .setConsumer(line)
                    .setUpdateIntervalMillis(INTERVAL_MILLIS)
                    .continuousUpdate()
                    .clearDisplayOnFinish()
                    .build();
        } else {
            bar.stepTo(BarText.done(step));
        }
    }

    @Override
    public void ends(Step step, Made made) {
        close();
        if (step.hasShards() || step.seconds() >= WORTH_A_LINE) {
            line.say(StepText.ended(step));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            boolean interrupted = Thread.interrupted(); // the library would forget it
            bar.close();
            bar = null;
            line.clear(); // a bar that was closed at once is left
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
