package io.spatialforge.bench.scale;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Inputs read by the libraries that read them in a run, with nothing done about what is read: Jackson's tokens of JSON,
 * FastCSV's fields of CSV, and DuckDB's values of Parquet, on one thread.
 */
final class BareInputs {

    private BareInputs() {}

    /** Passes over a file; one of another ending is passed over byte by byte. */
    static Spent read(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json") || name.endsWith(".jsonl")) {
            return Spent.on(() -> tokens(file));
        }
        if (name.endsWith(".csv")) {
            return Spent.on(() -> fields(file));
        }
        if (name.endsWith(".parquet")) {
            return Spent.on(() -> values(file));
        }
        return Spent.on(() -> bytes(file));
    }

    private static void tokens(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            while (parser.nextToken() != null) {
                // nothing is done about it
            }
        }
    }

    private static void fields(Path file) throws IOException {
        Row row = new Row();
        try (InputStream in = Files.newInputStream(file);
                CsvReader<Row> reader = CsvReader.builder().build(row, in, StandardCharsets.UTF_8)) {
            reader.forEach(r -> {});
        }
    }

    private static void values(Path file) throws IOException {
        String from = "read_parquet('" + file.toAbsolutePath().toString().replace("'", "''") + "')";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1"); // which is then the thread that asks
            StringBuilder touched = new StringBuilder("SELECT count(*)");
            try (ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
                while (columns.next()) {
                    touched.append(", max(hash(\"")
                            .append(columns.getString("column_name"))
                            .append("\"))");
                }
            }
            statement.execute(touched + " FROM " + from);
        } catch (SQLException e) {
            throw new IOException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }

    private static void bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** A row whose fields are found and not looked at. */
    private static final class Row extends AbstractBaseCsvCallbackHandler<Row> {

        private long length;

        @Override
        protected void handleField(int field, char[] buffer, int offset, int fieldLength, boolean quoted) {
            length += fieldLength;
        }

        @Override
        protected Row buildRecord() {
            return this;
        }

        @Override
        public String toString() {
            return length + " characters";
        }
    }
}
