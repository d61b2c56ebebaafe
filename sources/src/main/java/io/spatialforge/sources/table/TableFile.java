package io.spatialforge.sources.table;

import io.spatialforge.sources.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet or CSV file, asked in SQL. DuckDB reads it, streaming and in a bounded share of memory outside the heap, so
 * that a file may be larger than both.
 */
public final class TableFile implements AutoCloseable {

    /** Column of a query's rows: their place in the file, from 0. Parquet only. */
    public static final String ROW = "file_row_number";

    private static final String MEMORY = "512MB";

    private final Path file;
    private final String format;
    private final String from;
    private final DuckDBConnection connection;
    private final Path spill;
    private final Map<String, String> columns = new LinkedHashMap<>();

    private TableFile(Path file, String format, String from) throws IOException {
        this.file = file;
        this.format = format;
        this.from = from;
        if (!Files.isRegularFile(file)) {
            throw new SourceException(file, "the file", format, "no such file", "check its path");
        }
        spill = Files.createTempDirectory("spatialforge-table");
        DuckDBConnection opened = null;
        try {
            opened = connect(spill);
            connection = opened;
            try (Cursor described = ask("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + from + ")")) {
                while (described.next()) {
                    String name = described.text(0);
                    if (name != null && !name.equals(ROW)) {
                        columns.put(name, String.valueOf(described.text(1)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("starting DuckDB to read " + file + " failed: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(opened, spill);
            throw e;
        }
    }

    /**
     * Opens a Parquet file.
     *
     * @throws SourceException if there is none, or its footer can't be read
     */
    public static TableFile parquet(Path file) throws IOException {
        return new TableFile(file, "a Parquet file", parquetOf(file));
    }

    /**
     * Opens a CSV file with a header; every value is a text.
     *
     * @throws SourceException if there is none, or it is no table
     */
    public static TableFile csv(Path file) throws IOException {
        return new TableFile(
                file,
                "a CSV file with a header",
                "read_csv(" + literal(file) + ", header = true, all_varchar = true, strict_mode = true)");
    }

    /** How a query names the rows of another Parquet file. */
    public static String parquetOf(Path file) {
        return "read_parquet(" + literal(file) + ", file_row_number = true)";
    }

    private static DuckDBConnection connect(Path spill) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty(
                "threads", Integer.toString(Math.min(4, Runtime.getRuntime().availableProcessors())));
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
    }

    /** A path as DuckDB takes it: it reads patterns in file names, which are not meant here. */
    private static String literal(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        StringBuilder text = new StringBuilder("'");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            switch (c) {
                case '\'' -> text.append("''");
                case '*', '?', '[' -> text.append('[').append(c).append(']');
                default -> text.append(c);
            }
        }
        return text.append('\'').toString();
    }

    public Path file() {
        return file;
    }

    /** What a query names to read the file's rows. */
    public String from() {
        return from;
    }

    /** Types by column name, as DuckDB writes them, in the order of the file. */
    public Map<String, String> columns() {
        return Collections.unmodifiableMap(columns);
    }

    /** The first of these columns that the file has; null where it has none of them. */
    public @Nullable String firstOf(String... names) {
        for (String name : names) {
            if (columns.containsKey(name)) {
                return name;
            }
        }
        return null;
    }

    /**
     * The first of these columns that the file has.
     *
     * @param types what the column's type may be; a type may be followed by more, as in {@code DECIMAL(9,2)}
     * @throws SourceException naming the column if there is none, or it has another type
     */
    public String require(List<String> names, List<String> types) {
        String name = firstOf(names.toArray(new String[0]));
        if (name == null) {
            throw fault(
                    "column '" + String.join("' or '", names) + "'",
                    "such a column of type " + String.join(" or ", types),
                    "columns " + String.join(", ", columns.keySet()),
                    "check that the file plays the role it is given for");
        }
        String type = columns.getOrDefault(name, "");
        if (types.stream().noneMatch(type::equals)) {
            throw fault(
                    "column '" + name + "'",
                    "type " + String.join(" or ", types),
                    type,
                    "check that the file plays the role it is given for");
        }
        return name;
    }

    /** How many rows a Parquet file says it has. */
    public long rows() {
        try (Cursor cursor = ask("SELECT count(*) FROM " + from)) {
            return cursor.next() ? cursor.whole(0) : 0;
        }
    }

    /**
     * Asks for rows.
     *
     * @param sql a query over {@link #from}; columns of lists and structs must be taken apart in it
     * @throws SourceException if the file turns out to be damaged, now or while rows are read
     */
    public Cursor ask(String sql) {
        return Cursor.open(this, connection, sql);
    }

    SourceException damaged(String message) {
        return fault(
                "the file", format + " that can be read to its end", message, "fetch it again if it was cut short");
    }

    /** A fault of this file, for a person. */
    public SourceException fault(String place, String expected, String got, String remedy) {
        return new SourceException(file, place, expected, got, remedy);
    }

    @Override
    public void close() {
        close(connection, spill);
    }

    private static void close(@Nullable DuckDBConnection connection, Path spill) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("closing DuckDB failed", e);
        } finally {
            delete(spill);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
