package io.spatialforge.app.watch;

import java.text.DecimalFormat;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** The library's bars with what is known of a step: its units, its rate, and the time left. Where no total is known, words alone. Renders in one thread at a time, as the library does. */
final class BarText extends DefaultProgressBarRenderer {

    private static final String AROUND_THE_BAR = " 100% [] (0:00:00 / 0:00:00 left) ";
    private static final int SHORTEST_BAR = 5;

    private volatile Step step = new Step("", "", 0, 0, 0, Step.Shards.NONE, 0);

    /** Of the line that is being made; empty where the bar leaves no room. */
    private String shownSpeed = "";

    BarText() {
        super(
                ProgressBarStyle.ASCII,
                "",
                1,
                true,
                new DecimalFormat(),
                ChronoUnit.SECONDS,
                true,
                state -> Optional.<Duration>empty());
    }

    void tells(Step latest) {
        step = latest;
    }

    static String name(Step step) {
        return "%-9s".formatted(step.name());
    }

    /** What the bar counts: shards where nobody knows how many images or pairs there are. */
    static long done(Step step) {
        return isInShards(step) ? step.shards().done() : step.done();
    }

    /** Of what the bar counts; -1 where nobody knows. */
    static long total(Step step) {
        if (isInShards(step)) {
            return step.shards().total();
        }
        return step.total() == 0 || StepText.isOnePiece(step) ? -1 : step.total();
    }

    private static boolean isInShards(Step step) {
        return step.total() == 0 && step.hasShards();
    }

    @Override
    public String render(ProgressState state, int width) {
        Step now = step;
        String name = name(now) + " ";
        String beside = StepText.beside(now);
        String words = state.isIndefinite() ? name + beside : name + "%3d%% ".formatted(StepText.percent(now)) + beside;
        int needed = name.length()
                + AROUND_THE_BAR.length()
                + SHORTEST_BAR
                + ratio(state).length();
        String speed = StepText.speed(now);
        shownSpeed = needed + speed.length() <= width ? speed : "";
        if (state.isIndefinite() || needed > width) {
            return words.length() <= width ? words : words.substring(0, width);
        }
        return super.render(state, width);
    }

    @Override
    protected String ratio(ProgressState state) {
        return StepText.ratio(step);
    }

    @Override
    protected String speed(ProgressState state) {
        return shownSpeed;
    }

    @Override
    protected String etaString(ProgressState state) {
        var left = step.left();
        return left.isPresent() ? StepText.clock(left.getAsDouble()) + " left" : "?";
    }
}
