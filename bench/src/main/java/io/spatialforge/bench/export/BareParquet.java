package io.spatialforge.bench.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** DuckDB copies tables in its memory to Parquet files, compressed as the export does, with one thread. */
final class BareParquet implements BareWrite {

    private static final String OPTIONS =
            " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3, ROW_GROUP_SIZE 20480)";

    @Override
    public Prepared prepare(Path export) throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.walk(export)) {
            files = all.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> export.relativize(file).toString())
                    .sorted()
                    .toList();
        }
        Properties settings = new Properties();
        settings.setProperty("threads", "1");
        try {
            Tables tables = new Tables(DriverManager.getConnection("jdbc:duckdb:", settings), files);
            for (int i = 0; i < files.size(); i++) {
                tables.tell("CREATE TABLE t" + i + " AS FROM read_parquet('" + export.resolve(files.get(i)) + "')");
            }
            return tables;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private record Tables(Connection connection, List<String> files) implements Prepared {

        void tell(String sql) throws IOException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void write(Path to) throws IOException {
            for (int i = 0; i < files.size(); i++) {
                Path file = to.resolve(files.get(i));
                Files.createDirectories(file.toAbsolutePath().getParent());
                tell("COPY t" + i + " TO '" + file + "'" + OPTIONS);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
