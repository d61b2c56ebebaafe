package io.spatialforge.app.watch;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** A line of a terminal that is written over until something takes its place. */
final class BottomLine {

    private static final String ERASE = "\r\033[K";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter out;
    private final IntSupplier columns;
    private static volatile boolean left;

    private String shown = "";
    private int width;
    private long asked;

    /**
     * @param columns how wide the terminal is, in characters
     */
    BottomLine(PrintWriter out, IntSupplier columns) {
        this.out = out;
        this.columns = columns;
    }

    /** The last column stays free: some terminals begin a new line after it. Windows change their size, so it is asked again. */
    int width() {
        long now = System.nanoTime();
        if (width == 0 || now - asked > PATIENCE) {
            asked = now;
            width = Math.max(1, columns.getAsInt() - 1);
        }
        return width;
    }

    /** Of a process that is about to end nothing more is shown. */
    static void leave() {
        left = true;
    }

    void show(String text) {
        if (left) {
            return;
        }
        int width = width();
        String fits = text.length() <= width ? text : text.substring(0, width);
        if (!fits.equals(shown)) {
            shown = fits;
            out.print(ERASE + fits);
            out.flush();
        }
    }

    /** A line that stays, above what is shown. */
    void say(String line) {
        String below = shown;
        clear();
        out.println(line);
        if (below.isEmpty()) {
            out.flush();
        } else {
            show(below);
        }
    }

    void clear() {
        if (!shown.isEmpty()) {
            shown = "";
            out.print(ERASE);
            out.flush();
        }
    }
}
