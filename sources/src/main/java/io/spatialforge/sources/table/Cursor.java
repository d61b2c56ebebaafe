package io.spatialforge.sources.table;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, one after the other. It reads DuckDB's vectors where they lie: a {@code ResultSet} makes a Java
 * object of every value of a block beforehand, which takes three times as long for texts.
 */
public final class Cursor implements AutoCloseable {

    private static final Pattern MESSAGE = Pattern.compile("(?s).*?Error: (.*?)(\\n\\n?LINE .*)?");

    private final TableFile table;
    private final DuckDBConnection connection;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private DuckDBReadableVector[] columns = {};
    private long row;
    private long rows;

    private Cursor(
            TableFile table,
            DuckDBConnection connection,
            DuckDBPreparedStatement statement,
            DuckDBChunkedResult result) {
        this.table = table;
        this.connection = connection;
        this.statement = statement;
        this.result = result;
    }

    /** Each has a connection of its own: a second query on one would end the first. */
    static Cursor open(TableFile table, DuckDBConnection database, String sql) {
        DuckDBConnection connection = null;
        try {
            connection = database.duplicate();
            DuckDBPreparedStatement statement = connection.prepare(sql);
            return new Cursor(table, connection, statement, statement.query());
        } catch (SQLException | RuntimeException e) {
            closeQuietly(connection);
            throw table.damaged(message(e));
        }
    }

    private static void closeQuietly(@Nullable DuckDBConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // what went wrong before is what the user needs to know
        }
    }

    /** What DuckDB says, without the kind of error before and the query after it. */
    private static String message(Exception e) {
        String text = String.valueOf(e.getMessage());
        int last = text.lastIndexOf("Error: ");
        Matcher matcher = MESSAGE.matcher(last < 0 ? text : text.substring(last));
        return (matcher.matches() ? matcher.group(1) : text).strip();
    }

    /** Goes to the next row; false after the last. */
    public boolean next() {
        row++;
        while (row >= rows) {
            try {
                if (!result.nextChunk()) {
                    return false;
                }
            } catch (RuntimeException e) {
                throw table.damaged(message(e));
            }
            DuckDBDataChunkReader chunk = result.chunk();
            rows = chunk.rowCount();
            row = 0;
            columns = new DuckDBReadableVector[(int) chunk.columnCount()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = chunk.vector(i);
            }
        }
        return true;
    }

    public boolean isNull(int column) {
        return columns[column].isNull(row);
    }

    /** A text; null where there is none. */
    public @Nullable String text(int column) {
        return columns[column].getString(row);
    }

    /** A {@code BIGINT} that is not null. */
    public long whole(int column) {
        return columns[column].getLong(row);
    }

    /** A {@code DOUBLE}; not a number where it is null. */
    public double number(int column) {
        return columns[column].getDouble(row, Double.NaN);
    }

    @Override
    public void close() {
        try {
            result.close();
            statement.close();
            connection.close();
        } catch (SQLException e) {
            throw table.damaged(message(e));
        }
    }
}
