package io.spatialforge.app.watch;

import io.spatialforge.app.console.Terminal;
import java.io.PrintWriter;

/** How people see what goes on. */
public enum Manner {
    /** A bar for each step. */
    BARS,
    /** A line now and then. */
    LINES,
    /** Only what they should know. */
    NOTES,
    /** Not at all. */
    SILENT;

    View view(PrintWriter err) {
        return switch (this) {
            case BARS -> new Bars(err, Terminal.here()::columns);
            case LINES -> new Lines(err, System::nanoTime);
            case NOTES -> new Notes(err);
            case SILENT -> new Silence();
        };
    }
}
