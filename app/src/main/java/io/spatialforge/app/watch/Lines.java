package io.spatialforge.app.watch;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** For a log: a line when a stage is done, and one about every ten seconds while it is not. */
final class Lines implements View {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter out;
    private final LongSupplier nanos;
    private long last;
    private boolean said;

    /**
     * @param nanos tells the time, as {@link System#nanoTime}
     */
    Lines(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public void note(String text) {
        say(text);
    }

    @Override
    public void begins(Step step) {
        last = nanos.getAsLong();
        said = false;
    }

    @Override
    public void goesOn(Step step) {
        long now = nanos.getAsLong();
        if (now - last >= INTERVAL) {
            last = now;
            said = true;
            say(StepText.underway(step));
        }
    }

    @Override
    public void ends(Step step, Made made) {
        if (step.hasShards() || said) {
            say(StepText.ended(step));
        }
    }

    @Override
    public void close() {
        out.flush();
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
