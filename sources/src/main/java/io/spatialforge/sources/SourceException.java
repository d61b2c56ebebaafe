package io.spatialforge.sources;

import java.nio.file.Path;

/**
 * A corpus that is not what its recipe reads. The message names the file, the place in it, what was expected, what was
 * got and what to do. Nothing of the corpus may be kept.
 */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param file the file at fault
     * @param place record and field, or a byte offset
     * @param expected what should be there
     * @param got what is there
     * @param remedy what the user can do, as a sentence without a full stop
     */
    public SourceException(Path file, String place, String expected, String got, String remedy) {
        super("%s: %s: expected %s, got %s; %s".formatted(file, place, expected, got, remedy));
    }
}
