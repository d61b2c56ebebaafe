package io.spatialforge.app.watch;

import io.spatialforge.app.console.Bytes;
import java.util.Locale;
import java.util.OptionalDouble;

/** How far a step is, in words. */
final class StepText {

    private StepText() {}

    /** Work of which is only known that it is not done. */
    static boolean isOnePiece(Step step) {
        return !step.hasShards() && step.total() == 1;
    }

    /** In a line of a log. */
    static String underway(Step step) {
        if (isOnePiece(step)) {
            return step.name() + ": " + duration(step.seconds()) + " so far";
        }
        StringBuilder text = new StringBuilder(step.name()).append(": ");
        boolean counted = isCounted(step);
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

    /** In few words, where there is no bar: the name is before it. */
    static String beside(Step step) {
        if (isOnePiece(step)) {
            return clock(step.seconds());
        }
        StringBuilder text = new StringBuilder(ratio(step));
        String speed = speed(step);
        if (!speed.isEmpty()) {
            text.append(", ").append(speed);
        }
        OptionalDouble left = step.left();
        if (left.isPresent()) {
            text.append(", ").append(clock(left.getAsDouble())).append(" left");
        }
        return text.toString();
    }

    /** How much is done, of how much where that is known. */
    static String ratio(Step step) {
        if (step.total() > 0) {
            return amount(step.done(), step.unit(), "") + " of " + amount(step.total(), step.unit());
        }
        if (step.hasShards()) {
            return "%,d of %s"
                    .formatted(step.shards().done(), step.shards(step.shards().total()));
        }
        return amount(step.done(), step.unit());
    }

    /** How many a second; empty while that can't be told. */
    static String speed(Step step) {
        return isCounted(step) && step.rate() > 0 ? rate(step, "") : "";
    }

    static String ended(Step step) {
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

    /** Of shards alone a rate says little before the first is done. */
    private static boolean isCounted(Step step) {
        return step.done() > 0 || !step.hasShards();
    }

    static int percent(Step step) {
        return (int) (100 * step.share());
    }

    private static String rate(Step step) {
        return rate(step, " " + step.unit());
    }

    private static String rate(Step step, String unit) {
        double rate = step.rate();
        if (!step.unit().equals(Step.BYTES) && rate < 10) {
            return String.format(Locale.ROOT, "%.1f%s a second", rate, unit);
        }
        return amount(Math.round(rate), step.unit(), unit) + " a second";
    }

    private static String amount(long count, String unit) {
        return amount(count, unit, " " + unit);
    }

    /** Bytes in their own units, other things with what is said after them. */
    private static String amount(long count, String unit, String after) {
        return unit.equals(Step.BYTES) ? Bytes.told(count) : "%,d%s".formatted(count, after);
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
