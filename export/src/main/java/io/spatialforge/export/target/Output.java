package io.spatialforge.export.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A data file to be made.
 *
 * @param name relative to the export's folder, with forward slashes
 * @param parts what it is made of
 * @param maker writes the file; the same parts give the same bytes
 */
public record Output(String name, List<Part> parts, Maker maker) {

    public Output {
        parts = List.copyOf(parts);
    }

    /** Writes one file. */
    @FunctionalInterface
    public interface Maker {
        /**
         * @param parts the output's
         * @param to does not exist yet; is moved to its place afterwards
         * @return how many records the file has
         */
        long make(List<Part> parts, Path to) throws IOException;
    }
}
