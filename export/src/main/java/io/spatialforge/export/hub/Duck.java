package io.spatialforge.export.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A DuckDB of its own that reads and writes Parquet: one thread, so that the same rows give the same bytes, and a bounded
 * share of memory outside the heap.
 */
final class Duck implements AutoCloseable {

    private static final String MEMORY = "1GB";

    private final Connection connection;
    private final Path spill;

    private Duck(Connection connection, Path spill) {
        this.connection = connection;
        this.spill = spill;
    }

    /**
     * @param spill a folder for what does not fit into memory; is made when needed and gone at the end
     */
    static Duck open(Path spill) throws IOException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty("threads", "1");
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        try {
            return new Duck(DriverManager.getConnection("jdbc:duckdb:", settings), spill);
        } catch (SQLException e) {
            throw new IOException("starting DuckDB failed: " + e.getMessage(), e);
        }
    }

    Connection connection() {
        return connection;
    }

    /** A text as SQL has it. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A path as DuckDB reads it: patterns in file names are not meant. */
    static String reading(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '*' || c == '?' || c == '[') {
                plain.append('[').append(c).append(']');
            } else {
                plain.append(c);
            }
        }
        return literal(plain.toString());
    }

    /** Several paths as a list that DuckDB reads. */
    static String reading(List<Path> files) {
        return files.stream().map(Duck::reading).toList().toString();
    }

    /** A path as DuckDB writes to it. */
    static String writing(Path file) {
        return literal(file.toAbsolutePath().normalize().toString());
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("closing DuckDB failed: " + e.getMessage(), e);
        } finally {
            if (Files.exists(spill)) {
                try (Stream<Path> files = Files.walk(spill)) {
                    for (Path path : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                        Files.deleteIfExists(path);
                    }
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        }
    }
}
