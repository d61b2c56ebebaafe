package io.spatialforge.app.watch;

import java.io.PrintWriter;

/** For those who want no progress: only what a person should know. */
final class Notes implements View {

    private final PrintWriter out;

    Notes(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void note(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void begins(Step step) {}

    @Override
    public void goesOn(Step step) {}

    @Override
    public void ends(Step step, Made made) {}

    @Override
    public void close() {
        out.flush();
    }
}
