package io.spatialforge.app;

import io.spatialforge.app.console.Paint;
import io.spatialforge.app.console.Terminal;
import io.spatialforge.app.watch.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/**
 * How a command speaks: results on standard output; progress and notes on standard error, unless it is to be quiet.
 */
final class Voice {

    private final Main main;
    private final PrintWriter out;
    private final PrintWriter err;

    private Voice(Main main, PrintWriter out, PrintWriter err) {
        this.main = main;
        this.out = out;
        this.err = err;
    }

    /** That of a command. */
    static Voice of(CommandSpec spec) {
        Main main = (Main) spec.root().userObject();
        return new Voice(main, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    PrintWriter out() {
        return out;
    }

    /** Prints a result and what is before it. */
    void result(String text) {
        out.print(text.endsWith("\n") ? text : text + System.lineSeparator());
        out.flush();
    }

    /** Something a person may want to know beside the result. */
    void note(String text) {
        if (!main.isQuiet()) {
            err.println(text);
            err.flush();
        }
    }

    /** Something that has to be said, even to those who want results alone. */
    void complain(String text) {
        err.println(text);
        err.flush();
    }

    Paint paint() {
        return Paint.on(Terminal.here(), Terminal.Stream.OUT);
    }

    /** Shows how far things are: bars, lines, or nothing at all. */
    Progress progress() {
        return Progress.on(err, manner());
    }

    /**
     * The same, for machines as well.
     *
     * @param metrics a file that lines are added to, or {@code -} for standard error
     * @param run the run folder
     * @throws IOException if the file can't be written
     */
    Progress progress(String metrics, Path run) throws IOException {
        return Progress.on(err, manner(), metrics, run);
    }

    DownloadBar downloads() {
        return DownloadBar.on(err, manner());
    }

    SearchProgress search() {
        return new SearchProgress(this::note);
    }

    private Progress.Manner manner() {
        if (main.isQuiet()) {
            return Progress.Manner.SILENT;
        }
        if (main.hidesProgress()) {
            return Progress.Manner.NOTES;
        }
        return Terminal.here().isLively(Terminal.Stream.ERR) ? Progress.Manner.BARS : Progress.Manner.LINES;
    }
}
