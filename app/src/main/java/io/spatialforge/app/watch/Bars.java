package io.spatialforge.app.watch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** For a terminal: a bar for each step, with its rate and the time left. */
final class Bars implements View {

    private static final int MEGABYTE = 1_000_000;

    private final PrintWriter out;
    private @Nullable ProgressBar bar;
    private volatile @Nullable Step latest;

    Bars(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void note(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void begins(Step step) {
        latest = step;
        boolean bytes = step.unit().equals(Step.BYTES);
        boolean byShards = inShards(step);
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName("%-9s".formatted(step.name()))
                .setInitialMax(byShards ? step.shards().total() : step.total() == 0 ? -1 : step.total())
                .setStyle(ProgressBarStyle.ASCII)
                .setEtaFunction(state -> left())
                .startsFrom(byShards ? step.shards().done() : step.done(), Duration.ZERO);
        if (bytes) {
            builder.setUnit(" MB", MEGABYTE);
        } else {
            builder.setUnit(byShards ? " shards" : " " + step.unit(), 1);
        }
        bar = builder.showSpeed().build();
    }

    private Optional<Duration> left() {
        Step step = latest;
        OptionalDouble left = step == null ? OptionalDouble.empty() : step.left();
        return left.isPresent() ? Optional.of(Duration.ofMillis((long) (1000 * left.getAsDouble()))) : Optional.empty();
    }

    /** Where nobody knows how many images or pairs there are, shards tell how far the step is. */
    private static boolean inShards(Step step) {
        return step.total() == 0 && step.hasShards();
    }

    @Override
    public void goesOn(Step step) {
        latest = step;
        if (bar != null) {
            bar.stepTo(inShards(step) ? step.shards().done() : step.done());
        }
    }

    @Override
    public void ends(Step step, Made made) {
        goesOn(step);
        close();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
