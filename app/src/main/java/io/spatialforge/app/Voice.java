package io.spatialforge.app;

import io.spatialforge.app.console.Paint;
import io.spatialforge.app.console.Plain;
import io.spatialforge.app.console.Terminal;
import io.spatialforge.app.console.Tint;
import io.spatialforge.app.watch.DownloadView;
import io.spatialforge.app.watch.Manner;
import io.spatialforge.app.watch.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
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

    /** Prints a result without colours, as JSON is. */
    void result(String text) {
        result(text, Tint.NONE);
    }

    /** Prints a result, in colours where a person sees it on a terminal and wants them. */
    void result(String text, Tint tint) {
        if (text.isEmpty()) {
            return;
        }
        String plain = Terminal.here().shows(Terminal.Stream.OUT) ? Plain.of(text) : text;
        out.print(tint.on(plain.endsWith("\n") ? plain : plain + System.lineSeparator(), paint()));
        out.flush();
    }

    /** Prints a result that is written piece by piece. */
    void result(Consumer<PrintWriter> writing, Tint tint) {
        StringWriter text = new StringWriter();
        PrintWriter print = new PrintWriter(text);
        writing.accept(print);
        print.flush();
        result(text.toString(), tint);
    }

    /** Something a person may want to know beside the result. */
    void note(String text) {
        if (!main.isQuiet()) {
            complain(text);
        }
    }

    /** Something that has to be said, even to those who want results alone. */
    void complain(String text) {
        err.println(Plain.of(text));
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

    DownloadView downloads() {
        return DownloadView.on(err, manner());
    }

    private Manner manner() {
        if (main.isQuiet()) {
            return Manner.SILENT;
        }
        if (main.hidesProgress()) {
            return Manner.NOTES;
        }
        return Terminal.here().isLively(Terminal.Stream.ERR) ? Manner.BARS : Manner.LINES;
    }
}
