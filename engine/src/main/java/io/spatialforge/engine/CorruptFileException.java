package io.spatialforge.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A file of a run that can't be what was written: cut short, changed, or with a line that is no record. */
@API(status = API.Status.EXPERIMENTAL)
public final class CorruptFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    /**
     * @param line number of the line at fault, from 1; 0 where it is the file as a whole
     */
    public CorruptFileException(Path file, long line, String what, @Nullable Throwable cause) {
        super(file + (line == 0 ? ": " : ", line " + line + ": ") + what, cause);
        this.file = file.toString();
        this.line = line;
    }

    /** The first such exception among the causes of another; null if there is none. */
    public static @Nullable CorruptFileException in(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CorruptFileException corrupt) {
                return corrupt;
            }
        }
        return null;
    }

    public Path file() {
        return Path.of(file);
    }

    /** Number of the line at fault, from 1; 0 where it is the file as a whole. */
    public long line() {
        return line;
    }
}
