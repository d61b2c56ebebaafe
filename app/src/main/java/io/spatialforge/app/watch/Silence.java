package io.spatialforge.app.watch;

/** For those who want results and errors alone. */
final class Silence implements View {

    @Override
    public void note(String text) {}

    @Override
    public void begins(Step step) {}

    @Override
    public void goesOn(Step step) {}

    @Override
    public void ends(Step step, Made made) {}

    @Override
    public void close() {}
}
