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

    /** What is there early is little, so that there is something soon. */
    private static final long[] EARLY = {4_000, 20_000};

    /** As many rows as DuckDB compresses as one, so that they need not be written twice. */
    private static final int BATCH = 122_880;

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
        try (Batch batch = new Batch(connection)) {
            fill(batch);
            batch.commit();
        }
    }

    private void fill(Batch batch) throws IOException, SQLException {
        try {
            int drop = 0;
            for (RunParts.Part part : parts.pairs()) {
                require(
                        part,
                        forEach(part, line -> batch.add(PairEntry.of(batch.pair, line.record(QaPairJson.LINES)))));
                while (drop < parts.drops().size() && parts.drops().get(drop).shard() <= part.shard()) {
                    RunParts.Part drops = parts.drops().get(drop++);
                    require(
                            drops,
                            forEach(drops, line -> batch.add(DropEntry.of(batch.drop, line.record(DropJson.LINES)))));
                }
            }
        } catch (IOException e) {
            batch.commit();
            throw e;
        }
    }

    /** Rows that are not in the tables yet. */
    private final class Batch implements AutoCloseable {

        private final DuckDBConnection connection;
        private final KindNumbers pairKinds = new KindNumbers();
        private final KindNumbers dropKinds = new KindNumbers();
        private PairTables.Writer pairWriter;
        private DropTables.Writer dropWriter;
        private long pair;
        private long drop;
        private long nextPair = EARLY[0];
        private long nextDrop = EARLY[0];

        Batch(DuckDBConnection connection) throws SQLException {
            this.connection = connection;
            pairWriter = new PairTables.Writer(connection, pairKinds);
            dropWriter = new DropTables.Writer(connection, dropKinds);
        }

        void add(PairEntry entry) throws SQLException {
            pairWriter.write(entry);
            if (++pair == nextPair) {
                commit();
            }
        }

        void add(DropEntry entry) throws SQLException {
            dropWriter.write(entry);
            if (++drop == nextDrop) {
                commit();
            }
        }

        void commit() throws SQLException {
            close();
            connection.commit();
            pairs = pair;
            drops = drop;
            nextPair = next(pair);
            nextDrop = next(drop);
            pairWriter = new PairTables.Writer(connection, pairKinds);
            dropWriter = new DropTables.Writer(connection, dropKinds);
        }

        private static long next(long now) {
            for (long early : EARLY) {
                if (now < early) {
                    return early;
                }
            }
            return (now / BATCH + 1) * BATCH;
        }

        @Override
        public void close() throws SQLException {
            pairWriter.close();
            dropWriter.close();
        }
    }

    /** Takes a line. */
    @FunctionalInterface
    private interface LineSink {
        void accept(LineReader line) throws IOException, SQLException;
    }

    /** How many lines a part has. */
    private long forEach(RunParts.Part part, LineSink sink) throws IOException, SQLException {
        Path file = store.fetch(part.path());
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                sink.accept(reader);
            }
            return reader.number();
        } finally {
            store.release(file);
        }
    }

    private void require(RunParts.Part part, long lines) throws IOException {
        if (lines != part.lines()) {
            throw new IOException("%s: %s has %d lines, not %d as its marker says; run forge again to mend it"
                    .formatted(store.location(), part.path(), lines, part.lines()));
        }
    }
}
