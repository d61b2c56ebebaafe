package io.spatialforge.viewer.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.duckdb.DuckDBConnection;

/** A DuckDB of its own, with a bounded share of memory outside the heap, to which one file of tables is attached. */
final class Database implements Closeable {

    /** What tables are called in statements, before a dot. */
    static final String TABLES = "run";

    /** The same of tables that are gone with the process. */
    static final String SCRATCH = "memory.main";

    /** Half as large as what older versions of DuckDB would read too. */
    private static final String STORAGE = "v1.5.0";

    private static final String MEMORY = "512MB";
    /** What is not in the file yet is in memory too, or spilled; writing it sooner takes no longer on the whole. */
    private static final String LOG_LIMIT = "128MB";

    private static final int MOST_THREADS = 4;

    /** Statements under way at a time. */
    private static final int AT_ONCE = 4;

    private final DuckDBConnection main;
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    private Database(DuckDBConnection main) {
        this.main = main;
    }

    /**
     * @param spill a folder for what does not fit into memory
     */
    static Database start(Path spill) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty(
                "threads",
                Integer.toString(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("checkpoint_threshold", LOG_LIMIT);
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return new Database(
                DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class));
    }

    /** Attaches a file that no other process has, which is made if need be. */
    void attach(Path file) throws SQLException {
        run("ATTACH " + literal(file) + " AS " + TABLES + " (STORAGE_VERSION '" + STORAGE + "')");
    }

    /** Attaches a file that others may read too. */
    void attachReadOnly(Path file) throws SQLException {
        run("ATTACH " + literal(file) + " AS " + TABLES + " (READ_ONLY)");
    }

    /** Writes what is not in the file yet; others may ask meanwhile. */
    void write() throws SQLException {
        run("CHECKPOINT " + TABLES);
    }

    /** Writes what is not in the file yet and lets go of it. */
    void detach() throws SQLException {
        run("DETACH " + TABLES);
    }

    private static String literal(Path file) {
        return "'" + file.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }

    void run(String sql) throws SQLException {
        try (Statement statement = main.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A connection to write through. */
    DuckDBConnection writer() throws SQLException {
        return main.duplicate().unwrap(DuckDBConnection.class);
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with a statement. */
    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** The rows of a query, which should be few. */
    <T> List<T> ask(Query query, Reader<T> reader) throws IOException {
        return with(query, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        });
    }

    /** Changes tables. */
    void change(Query query) throws IOException {
        with(query, PreparedStatement::execute);
    }

    private <T> T with(Query query, Use<T> use) throws IOException {
        turns.acquireUninterruptibly();
        try {
            Connection connection = take();
            try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
                int place = 1;
                for (Object value : query.values()) {
                    statement.setObject(place++, value);
                }
                return use.of(statement);
            } finally {
                give(connection);
            }
        } catch (SQLException e) {
            throw new IOException("the index can't be read: " + e.getMessage(), e);
        } finally {
            turns.release();
        }
    }

    /** The one number that a query gives. */
    long number(Query query) throws IOException {
        return ask(query, row -> row.getLong(1)).getFirst();
    }

    private Connection take() throws SQLException {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return main.duplicate();
    }

    private void give(Connection connection) {
        synchronized (idle) {
            idle.push(connection);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            synchronized (idle) {
                while (!idle.isEmpty()) {
                    idle.pop().close();
                }
            }
            main.close();
        } catch (SQLException e) {
            throw new IOException("closing DuckDB failed: " + e.getMessage(), e);
        }
    }
}
