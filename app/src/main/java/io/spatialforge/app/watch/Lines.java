package io.spatialforge.app.watch;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
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
            say(underway(step));
        }
    }

    @Override
    public void ends(Step step, Made made) {
        if (step.hasShards() || said) {
            say(ended(step));
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

    /** Work of which is only known that it is not done. */
    private static boolean isOnePiece(Step step) {
        return !step.hasShards() && step.total() == 1;
    }

    private static String underway(Step step) {
        if (isOnePiece(step)) {
            return step.name() + ": " + duration(step.seconds()) + " so far";
        }
        StringBuilder text = new StringBuilder(step.name()).append(": ");
        boolean counted = step.done() > 0 || !step.hasShards();
        if (step.total() > 0) {
            text.append("%d%% (%s of %s)"
                    .formatted(percent(step), amount(step.done(), step.unit(), ""), amount(step.total(), step.unit())));
        } else if (step.hasShards()) {
            text.append("%d%% (%,d of %s)"
                    .formatted(
                            percent(step),
                            step.shards().done(),
                            step.shards(step.shards().total())));
            if (counted) {
                text.append(", ").append(amount(step.done(), step.unit()));
            }
        } else {
            text.append(amount(step.done(), step.unit()));
        }
        if (counted && step.rate() > 0) {
            text.append(", ").append(rate(step));
        }
        OptionalDouble left = step.left();
        if (left.isPresent()) {
            text.append(", ").append(clock(left.getAsDouble())).append(" left");
        }
        return text.toString();
    }

    private static String ended(Step step) {
        if (isOnePiece(step)) {
            return step.name() + ": " + duration(step.seconds());
        }
        StringBuilder text = new StringBuilder(step.name()).append(": ");
        Step.Shards shards = step.shards();
        if (step.hasShards()) {
            text.append(step.shards(shards.total()));
            if (shards.reused() == shards.total()) {
                return text.append(", all from before").toString();
            }
            if (shards.reused() > 0) {
                text.append(", %,d of them from before".formatted(shards.reused()));
            }
        }
        if (step.now() > 0 && !step.unit().equals(Step.SHARDS) && !step.unit().equals(Step.FILES)) {
            text.append(step.hasShards() ? ": " : "").append(amount(step.now(), step.unit()));
        }
        text.append(" in ").append(duration(step.seconds()));
        if (step.now() > 0 && step.rate() > 0) {
            text.append(", ").append(rate(step));
        }
        return text.toString();
    }

    private static int percent(Step step) {
        return (int) (100 * step.share());
    }

    private static String rate(Step step) {
        double rate = step.rate();
        if (!step.unit().equals(Step.BYTES) && rate < 10) {
            return String.format(Locale.ROOT, "%.1f %s a second", rate, step.unit());
        }
        return amount(Math.round(rate), step.unit()) + " a second";
    }

    private static String amount(long count, String unit) {
        return amount(count, unit, " " + unit);
    }

    /** Bytes in their own units, other things with what is said after them. */
    private static String amount(long count, String unit, String after) {
        return unit.equals(Step.BYTES) ? size(count) : "%,d%s".formatted(count, after);
    }

    private static String size(long bytes) {
        if (bytes < 1_000_000) {
            return "%.1f kB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000 ? "%.1f MB".formatted(bytes / 1e6) : "%.2f GB".formatted(bytes / 1e9);
    }

    /** Minutes and seconds, with hours where there are any. */
    static String clock(double seconds) {
        long whole = Math.round(Math.ceil(seconds));
        return whole < 3600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static String duration(double seconds) {
        return seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds) : clock(seconds);
    }
}
