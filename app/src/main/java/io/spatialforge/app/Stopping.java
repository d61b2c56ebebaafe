package io.spatialforge.app;

import io.spatialforge.app.console.Terminal;
import io.spatialforge.app.watch.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/** Says what became of a command that was stopped from outside, as by Ctrl-C. */
final class Stopping {

    /** Which do only what is missing when they are started again. */
    private static final Set<String> GOING_ON = Set.of("forge", "export", "fetch", "demo", "models");

    private static final String USUAL_END = "view";

    private final List<String> arguments;
    private final PrintWriter err;
    private volatile boolean over;

    private Stopping(List<String> arguments, PrintWriter err) {
        this.arguments = arguments;
        this.err = err;
    }

    static Stopping watch(List<String> arguments, PrintWriter err) {
        Stopping stopping = new Stopping(arguments, err);
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::tell, "end of the command"));
        return stopping;
    }

    /** It came to its end by itself. */
    void over() {
        over = true;
    }

    private void tell() {
        if (over || arguments.contains(USUAL_END)) {
            return;
        }
        Progress.leave();
        boolean lively = Terminal.here().isLively(Terminal.Stream.ERR);
        String what = arguments.stream().anyMatch(GOING_ON::contains)
                ? "stopped; what is finished stays, and the same command goes on from there"
                : "stopped; nothing was changed but what it had finished";
        err.println((lively ? "\r\033[K" : "") + "spatialforge: " + what);
        err.flush();
    }
}
