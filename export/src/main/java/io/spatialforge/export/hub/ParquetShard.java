package io.spatialforge.export.hub;

import io.spatialforge.export.target.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Writes rows into one Parquet file, in their order. */
final class ParquetShard {

    /** Rows of a row group: some 40 MB before compression, well below the 300 MB at which the Hub's viewer gives up. */
    private static final int ROW_GROUP = 20_480;

    /** zstd's level: twice the time of level 3 buys two percent. */
    private static final int LEVEL = 3;

    /** The key of the footer under which {@code datasets} looks for the types of columns. */
    static final String FOOTER_KEY = "huggingface";

    /** The key of the footer that names the dialect of the texts. */
    static final String DIALECT_KEY = "spatialforge_dialect";

    private ParquetShard() {}

    /**
     * @param dialect its name, which the footer keeps for those who check the file
     * @return how many rows were written
     */
    static long write(Columns columns, String dialect, Slice slice, Path to) throws IOException {
        try (Duck duck = Duck.open(to.resolveSibling(to.getFileName() + ".spill"));
                Statement statement = duck.connection().createStatement()) {
            statement.execute("COPY (" + rows(columns, slice) + ") TO " + Duck.writing(to)
                    + options(columns.footer(), dialect, ROW_GROUP));
            try (ResultSet count =
                    statement.executeQuery("SELECT num_rows FROM parquet_file_metadata(" + Duck.reading(to) + ")")) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException e) {
            throw new IOException("writing " + to + " failed: " + e.getMessage(), e);
        }
    }

    /** A query for the rows of a slice. */
    static String rows(Columns columns, Slice slice) {
        StringBuilder types = new StringBuilder();
        for (Columns.Column column : columns.columns()) {
            types.append(types.isEmpty() ? "" : ", ")
                    .append(Duck.literal(column.name()))
                    .append(": ")
                    .append(Duck.literal(column.type().sql()));
        }
        String sql = "SELECT * FROM " + json(slice.parts(), types.toString());
        return slice.limit() == Long.MAX_VALUE ? sql : sql + " LIMIT " + slice.limit() + " OFFSET " + slice.offset();
    }

    /**
     * What a query names to read parts.
     *
     * @param columns names and types as a struct in SQL
     */
    static String json(List<Part> parts, String columns) {
        return "read_json(" + Duck.reading(parts.stream().map(Part::file).toList())
                + ", format = 'newline_delimited', compression = 'zstd', maximum_object_size = 33554432, columns = {"
                + columns + "})";
    }

    /** How a file is written, in the words of {@code COPY}. */
    static String options(String footer, String dialect, int rowGroup) {
        return " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL " + LEVEL + ", ROW_GROUP_SIZE " + rowGroup
                + ", PARQUET_VERSION v1, USE_TMP_FILE false, KV_METADATA {" + FOOTER_KEY + ": "
                + Duck.literal(footer) + ", " + DIALECT_KEY + ": " + Duck.literal(dialect) + "})";
    }
}
