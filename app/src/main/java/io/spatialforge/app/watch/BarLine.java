package io.spatialforge.app.watch;

import java.io.PrintWriter;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * Where bars are drawn: the last line of a terminal.
 *
 * <p>The library's own takes Ctrl-C to itself while it knows the terminal, so that a stopped command could not say what is left,
 * and leaves an empty line.
 */
final class BarLine implements ProgressBarConsumer {

    private static final String TO_THE_START = "\r";
    private static final String ERASE_THE_REST = "\033[K";

    private static volatile boolean left;

    private final PrintWriter out;
    private final IntSupplier columns;
    private boolean isEmpty = true;

    BarLine(PrintWriter out, IntSupplier columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Of a process that is about to end no bar is drawn any more. */
    static void leave() {
        left = true;
    }

    /** The last column stays free: some terminals begin a new line after it. */
    @Override
    public int getMaxRenderedLength() {
        return Math.max(1, columns.getAsInt() - 1);
    }

    @Override
    public synchronized void accept(String rendered) {
        if (!left) {
            isEmpty = false;
            out.print(TO_THE_START + rendered + ERASE_THE_REST);
            out.flush();
        }
    }

    /** A line that stays. */
    synchronized void say(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    @Override
    public synchronized void clear() {
        if (!isEmpty) {
            isEmpty = true;
            out.print(TO_THE_START + ERASE_THE_REST);
            out.flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
