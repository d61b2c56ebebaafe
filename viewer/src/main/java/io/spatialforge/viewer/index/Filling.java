package io.spatialforge.viewer.index;

import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunStore;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.QaPairJson;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** Fills the tables, a batch of lines at a time. What it counts may be read by other threads. */
final class Filling {

    /** The first batch is small, so that there is something soon. */
    private static final int FIRST_BATCH = 4_000;

    private static final int BATCH = 40_000;

    private final RunStore store;
    private final RunParts parts;
    private volatile long pairs;
    private volatile long drops;

    Filling(RunStore store, RunParts parts) {
        this.store = store;
        this.parts = parts;
    }

    /** How many pairs are in the tables. */
    long pairs() {
        return pairs;
    }

    /** How many drops are in the tables. */
    long drops() {
        return drops;
    }

    /** Which part of the pairs is in the tables, 0 to 1. */
    double pairShare() {
        return share(pairs, parts.pairLines());
    }

    /** Which part of the drops is in the tables, 0 to 1. */
    double dropShare() {
        return share(drops, parts.dropLines());
    }

    /** Which part of all is in the tables, 0 to 1. */
    double share() {
        return share(pairs + drops, parts.pairLines() + parts.dropLines());
    }

    private static double share(long done, long all) {
        return all == 0 ? 1 : (double) done / all;
    }

    /** Says that the tables are filled already. */
    void allDone() {
        pairs = parts.pairLines();
        drops = parts.dropLines();
    }

    /**
     * Fills empty tables.
     *
     * @throws IOException also if the lines are not those that the markers tell of any more
     */
    void fill(DuckDBConnection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        int drop = 0;
        for (RunParts.Part part : parts.pairs()) {
            fillPairs(connection, part);
            while (drop < parts.drops().size() && parts.drops().get(drop).shard() <= part.shard()) {
                fillDrops(connection, parts.drops().get(drop++));
            }
        }
    }

    private void fillPairs(DuckDBConnection connection, RunParts.Part part) throws IOException, SQLException {
        try (Lines lines = new Lines(part)) {
            boolean more = true;
            while (more) {
                long until = pairs + (pairs == 0 ? FIRST_BATCH : BATCH);
                long number = pairs;
                try (PairTables.Writer writer = new PairTables.Writer(connection)) {
                    while (number < until && (more = lines.reader.next())) {
                        writer.write(PairEntry.of(number++, lines.reader.record(QaPairJson.LINES)));
                    }
                }
                connection.commit();
                pairs = number;
            }
        }
        require(part, pairs);
    }

    private void fillDrops(DuckDBConnection connection, RunParts.Part part) throws IOException, SQLException {
        try (Lines lines = new Lines(part)) {
            boolean more = true;
            while (more) {
                long until = drops + (drops == 0 ? FIRST_BATCH : BATCH);
                long number = drops;
                try (DropTables.Writer writer = new DropTables.Writer(connection)) {
                    while (number < until && (more = lines.reader.next())) {
                        writer.write(DropEntry.of(number++, lines.reader.record(DropJson.LINES)));
                    }
                }
                connection.commit();
                drops = number;
            }
        }
        require(part, drops);
    }

    private void require(RunParts.Part part, long reached) throws IOException {
        if (reached != part.end()) {
            throw new IOException("%s: %s has %d lines, not %d as its marker says; run forge again to mend it"
                    .formatted(store.location(), part.path(), reached - part.first(), part.lines()));
        }
    }

    private final class Lines implements AutoCloseable {

        private final Path file;
        private final LineReader reader;

        Lines(RunParts.Part part) throws IOException {
            file = store.fetch(part.path());
            reader = LineReader.open(file);
        }

        @Override
        public void close() throws IOException {
            reader.close();
            store.release(file);
        }
    }
}
