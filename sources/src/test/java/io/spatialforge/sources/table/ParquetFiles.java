package io.spatialforge.sources.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes small Parquet files by SQL. */
public final class ParquetFiles {

    private ParquetFiles() {}

    /** Writes the rows of a query. */
    public static Path write(Path file, String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
            return file;
        } catch (SQLException e) {
            throw new IllegalArgumentException(query, e);
        }
    }
}
