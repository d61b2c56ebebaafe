package io.spatialforge.sources.table;

import io.spatialforge.sources.Source.RowSink;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Tells a scan's sink how far the reading of a Parquet file is. DuckDB does not say how many bytes it read, so a row counts
 * as its share of the file.
 */
public final class RowProgress {

    /** Rows after which something is said. */
    private static final long STEP = 8192;

    private final TableFile table;
    private final RowSink sink;
    private final long bytes;
    private final long rows;
    private long next = STEP;
    private long told;

    private RowProgress(TableFile table, RowSink sink, long bytes, long rows) {
        this.table = table;
        this.sink = sink;
        this.bytes = bytes;
        this.rows = rows;
    }

    public static RowProgress of(TableFile table, RowSink sink) throws IOException {
        return new RowProgress(table, sink, Files.size(table.file()), table.rows());
    }

    /**
     * @param row number of a row in the file; they come in its order
     */
    public void reached(long row) {
        if (row >= next && rows > 0) {
            next = row + STEP;
            tell(Math.min(bytes, (long) ((double) bytes * row / rows)));
        }
    }

    /** The file is read. */
    public void done() {
        tell(bytes);
    }

    private void tell(long read) {
        if (read > told) {
            sink.progressed(table.file(), read - told);
            told = read;
        }
    }
}
