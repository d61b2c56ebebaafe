package io.spatialforge.viewer.index;

import io.spatialforge.engine.RunStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of a run while they are filled and after, with how much of it is in them. */
final class Tables implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);
    private static final String ABOUT = Database.TABLES + ".about";

    private final IndexFiles files;
    private final RunParts parts;
    private final Database database;
    private final Filling filling;
    private final PairTables pairs;
    private final DropTables drops;
    private final ReadWriteLock attached = new ReentrantReadWriteLock();

    private Tables(IndexFiles files, RunParts parts, RunStore store, Database database) {
        this.files = files;
        this.parts = parts;
        this.database = database;
        filling = new Filling(store, parts);
        pairs = new PairTables(database, parts);
        drops = new DropTables(database);
    }

    static Tables start(IndexFiles files, RunParts parts, RunStore store) throws SQLException {
        return new Tables(files, parts, store, Database.start(files.spill()));
    }

    RunParts parts() {
        return parts;
    }

    PairTables pairs() {
        return pairs;
    }

    DropTables drops() {
        return drops;
    }

    Filling filling() {
        return filling;
    }

    /** Asks while the tables stay where they are. */
    <T> T ask(Question<T> question) throws IOException {
        forget();
        attached.readLock().lock();
        try {
            return question.ask();
        } finally {
            attached.readLock().unlock();
        }
    }

    private void forget() throws IOException {
        for (Tallies each : List.of(pairs.tallies(), drops.tallies())) {
            if (each.isFull()) {
                attached.writeLock().lock();
                try {
                    each.forget();
                } finally {
                    attached.writeLock().unlock();
                }
            }
        }
    }

    /** Something asked of the tables. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException;
    }

    /** Takes finished tables of the run, where there are any. */
    boolean takeFinished() {
        Path finished = files.finished();
        return finished != null && take(finished);
    }

    private boolean take(Path finished) {
        try {
            database.attachReadOnly(finished);
        } catch (SQLException e) {
            LOG.debug("{} can't be opened and is made anew: {}", finished, e.toString());
            return false;
        }
        boolean whole = false;
        try {
            List<String> made = database.ask(new Query("SELECT fingerprint FROM " + ABOUT), row -> row.getString(1));
            whole = made.equals(List.of(parts.fingerprint()));
        } catch (IOException e) {
            LOG.debug("{} can't be read and is made anew: {}", finished, e.toString());
        }
        if (whole) {
            filling.allDone();
            allThere();
        } else {
            detach();
        }
        return whole;
    }

    private void allThere() {
        pairs.tallies().allThere();
        drops.tallies().allThere();
    }

    private void detach() {
        try {
            database.detach();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB keeps a file that is no index", e);
        }
    }

    /** Fills new tables. */
    void fill() throws IOException, SQLException {
        database.attach(files.unfinished());
        try (DuckDBConnection writer = database.writer()) {
            try (Statement statement = writer.createStatement()) {
                PairTables.create(statement);
                DropTables.create(statement);
                statement.execute("CREATE TABLE " + ABOUT + " (fingerprint VARCHAR)");
            }
            filling.fill(writer);
        }
    }

    /** Writes what was filled, closes it and gives it its place; what is asked waits for the latter alone. */
    void finish() throws IOException, SQLException {
        pairs.tallies().count();
        drops.tallies().count();
        database.run("INSERT INTO " + ABOUT + " VALUES ('" + parts.fingerprint() + "')");
        write();
        attached.writeLock().lock();
        try {
            pairs.tallies().finish();
            drops.tallies().finish();
            database.detach();
            database.attachReadOnly(files.finish());
        } finally {
            attached.writeLock().unlock();
        }
    }

    private void write() {
        try {
            database.write();
        } catch (SQLException e) {
            LOG.debug("the index is written when it is closed, for which pages wait: {}", e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        attached.writeLock().lock();
        try (files) {
            database.close();
        } finally {
            attached.writeLock().unlock();
        }
    }
}
