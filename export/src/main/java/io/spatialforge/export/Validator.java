package io.spatialforge.export;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Checks what a trainer is about to read, because trainers hide bad rows: they take the next row, or a random one, or
 * blank the row, and go on.
 */
public interface Validator {

    /** After so many faults a validator stops. */
    int MAX_FAULTS = 100;

    /**
     * Reads a file, or every {@code *.jsonl} file right below a folder in the order of their names, whatever the size. Ids
     * are unique over all files read.
     *
     * @throws IOException if the path can't be read; what can be read and is wrong is a fault, not an exception
     */
    Validation validate(Path path) throws IOException;
}
