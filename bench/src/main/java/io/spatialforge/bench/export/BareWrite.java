package io.spatialforge.bench.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The least that a library has to do to write the data files of an export, rows at hand: the floor that the whole export is
 * held against.
 */
public interface BareWrite {

    /** Those there are, by the target's name. */
    static Map<String, BareWrite> all() {
        return Map.of("huggingface", new BareParquet());
    }

    /**
     * Brings the rows of a finished export to where the library takes them from; this is not measured.
     *
     * @param export its folder
     */
    Prepared prepare(Path export) throws IOException;

    /** Rows at hand. */
    interface Prepared extends AutoCloseable {

        /** Writes all rows to an empty folder, as the export laid them out. */
        void write(Path to) throws IOException;

        @Override
        void close() throws IOException;
    }
}
