package io.spatialforge.app.watch;

import java.io.PrintWriter;
import java.util.function.IntSupplier;

/** For a terminal: a bar for the step that goes on, with its rate and the time left; a line when it took a while and is done. */
final class Bars implements View {

    /** Shorter steps come and go without a line, as between stages of a small run. */
    private static final double WORTH_A_LINE = 1;

    private static final int LONGEST_BAR = 40;
    private static final int SHORTEST_BAR = 8;

    private final BottomLine line;

    /**
     * @param columns how wide the terminal is, in characters
     */
    Bars(PrintWriter out, IntSupplier columns) {
        line = new BottomLine(out, columns);
    }

    @Override
    public void note(String text) {
        line.say(text);
    }

    @Override
    public void begins(Step step) {}

    @Override
    public void goesOn(Step step) {
        line.show(text(step, line.width()));
    }

    @Override
    public void ends(Step step, Made made) {
        line.clear();
        if (step.hasShards() || step.seconds() >= WORTH_A_LINE) {
            line.say(StepText.ended(step));
        }
    }

    @Override
    public void close() {
        line.clear();
    }

    /** The step's name, how much of it is done, a bar as long as there is room, and the rest in words. */
    private static String text(Step step, int width) {
        String name = "%-9s ".formatted(step.name());
        String beside = StepText.beside(step);
        if (StepText.isOnePiece(step) || step.total() == 0 && !step.hasShards()) {
            return name + beside;
        }
        String share = "%3d%% ".formatted(StepText.percent(step));
        int room = Math.min(LONGEST_BAR, width - name.length() - share.length() - beside.length() - "[] ".length());
        return room < SHORTEST_BAR ? name + share + beside : name + share + bar(step.share(), room) + " " + beside;
    }

    private static String bar(double share, int length) {
        int full = (int) (share * length);
        String tip = full == length ? "" : ">";
        return "[" + "=".repeat(full) + tip + " ".repeat(length - full - tip.length()) + "]";
    }
}
