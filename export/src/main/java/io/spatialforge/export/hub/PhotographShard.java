package io.spatialforge.export.hub;

import io.spatialforge.core.scene.Image;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Parts;
import io.spatialforge.export.target.Photographs;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Iterator;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes rows with their photographs into one Parquet file.
 *
 * <p>Photographs come in a few at a time, so that memory is bounded. Rows of an image lie one after another, and a row
 * group keeps what several rows share in its dictionary: six questions about a photograph cost the room of one.
 */
final class PhotographShard {

    /** The most that goes into DuckDB at once, in bytes of photographs. */
    private static final long CHUNK = 16 << 20;

    /** What a row group holds when all its rows are read, in bytes; the Hub's viewer reads up to 300 MB. */
    private static final long GROUP = 100_000_000;

    private static final int MOST_ROWS = 2048;

    private PhotographShard() {}

    /**
     * @return how many rows were written
     * @throws IOException also if a photograph is no longer where it was when the rows were made
     */
    static long write(Slice slice, String dialect, Photographs photographs, Path to) throws IOException {
        int group = (int) Math.clamp(GROUP / Math.max(1, slice.rowBytes()), 1, MOST_ROWS);
        try (Source source = new Source(slice, photographs, Math.min(group, MOST_ROWS));
                Duck duck = Duck.open(to.resolveSibling(to.getFileName() + ".spill"));
                Statement statement = duck.connection().createStatement()) {
            DuckDBFunctions.tableFunction()
                    .withName("rows_with_photographs")
                    .withFunction(source)
                    .register(duck.connection());
            StringBuilder columns = new StringBuilder();
            for (Columns.Column column : Columns.ANNOTATIONS.columns()) {
                columns.append("r.\"").append(column.name()).append("\", ");
            }
            try {
                statement.execute("COPY (SELECT " + columns + "{'bytes': from_base64(bytes), 'path': r.file} AS "
                        + Columns.IMAGE + " FROM (SELECT from_json_strict(line, "
                        + Duck.literal(Columns.ANNOTATIONS.structure())
                        + ") AS r, bytes FROM rows_with_photographs())) TO " + Duck.writing(to)
                        + ParquetShard.options(Columns.WITH_IMAGES.footer(), dialect, group)
                                .replace(
                                        "(FORMAT parquet",
                                        "(FORMAT parquet, DICTIONARY_SIZE_LIMIT " + MOST_ROWS
                                                + ", STRING_DICTIONARY_PAGE_SIZE_LIMIT " + 2 * GROUP));
            } catch (SQLException e) {
                if (source.failure != null) {
                    throw source.failure;
                }
                throw e;
            }
            return source.rows;
        } catch (SQLException e) {
            throw new IOException("writing " + to + " failed: " + e.getMessage(), e);
        }
    }

    /** The rows of a slice as lines of JSON, each with its photograph in base 64. */
    private static final class Source implements DuckDBTableFunction<Boolean, Boolean, Boolean>, Closeable {

        private final Slice slice;
        private final Photographs photographs;
        private final int most;
        private final Iterator<Part> parts;
        private @Nullable BufferedReader lines;
        private long skipped;
        private long rows;
        private @Nullable String image;
        private String base64 = "";
        private @Nullable IOException failure;

        Source(Slice slice, Photographs photographs, int most) {
            this.slice = slice;
            this.photographs = photographs;
            this.most = most;
            this.parts = slice.parts().iterator();
        }

        @Override
        public Boolean bind(DuckDBTableFunctionBindInfo info) {
            info.addResultColumn("line", DuckDBColumnType.VARCHAR);
            info.addResultColumn("bytes", DuckDBColumnType.VARCHAR);
            return true;
        }

        @Override
        public Boolean init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            return true;
        }

        @Override
        public Boolean localInit(DuckDBTableFunctionInitInfo info) {
            return true;
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) throws IOException {
            try {
                int count = 0;
                long bytes = 0;
                while (count < most && count < chunk.capacity() && bytes < CHUNK) {
                    String line = next();
                    if (line == null) {
                        break;
                    }
                    load(JsonMapper.shared().readTree(line));
                    chunk.vector(0).setString(count, line);
                    chunk.vector(1).setString(count, base64);
                    bytes += base64.length();
                    count++;
                    rows++;
                }
                return count;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        private @Nullable String next() throws IOException {
            while (rows < slice.limit()) {
                String line = lines == null ? null : lines.readLine();
                if (line != null && skipped++ >= slice.offset()) {
                    return line;
                }
                if (line == null) {
                    close();
                    if (!parts.hasNext()) {
                        return null;
                    }
                    lines = new BufferedReader(new InputStreamReader(Parts.open(parts.next()), StandardCharsets.UTF_8));
                }
            }
            return null;
        }

        private void load(JsonNode row) throws IOException {
            Image original = PhotographRows.original(row);
            if (original.id().equals(image)) {
                return;
            }
            base64 = switch (photographs.upright(original)) {
                case Photographs.Photograph photograph -> Base64.getEncoder().encodeToString(photograph.bytes());
                case Photographs.Withheld withheld ->
                    throw new IOException("the photograph of " + original.id()
                            + " was there when the rows were made, and now: "
                            + withheld.refusal().detail());
            };
            image = original.id();
        }

        @Override
        public void close() throws IOException {
            if (lines != null) {
                lines.close();
                lines = null;
            }
        }
    }
}
