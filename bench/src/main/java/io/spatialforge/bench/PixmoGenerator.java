package io.spatialforge.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes a file in the layout of PixMo-points, as large as the owners' or smaller: five to six labels an image, five points
 * a row on the average, one row in six without any, percent with one decimal, some 270 bytes a row before compression. The
 * rows of an image are spread over the whole file.
 */
final class PixmoGenerator {

    /** Rows of the owners' file. */
    static final int ROWS = 2_376_222;

    private static final double ROWS_PER_IMAGE = 5.55;

    private PixmoGenerator() {}

    /**
     * Writes the rows, and beside them the sizes of the images as CSV.
     *
     * @param rows how many
     */
    static void write(Path points, Path sizes, int rows, long seed) throws SQLException {
        long images = Math.max(1, Math.round(rows / ROWS_PER_IMAGE));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    COPY (
                      SELECT 'https://farm' || h %% 9 || '.photos.example/' || h %% 7919 || '/' || img || '_'
                             || substr(sha256(img::VARCHAR), 1, 10) || '_o.jpg' AS image_url,
                           sha256(img::VARCHAR) AS image_sha256,
                           [{'x': round(hash(i, k, 1) %% 100001 / 1000.0, 1)::DOUBLE,
                             'y': round(hash(i, k, 2) %% 100001 / 1000.0, 1)::DOUBLE} FOR k IN range(n)] AS points,
                           n AS count,
                           'thing ' || chr((97 + h %% 26)::INT) || chr((97 + h // 26 %% 26)::INT) AS label,
                           CASE WHEN h %% 3 = 0 THEN 'counting' ELSE 'pointing' END AS collection_method
                      FROM (SELECT i, i %% %d AS img, hash(i, %d) %% 1000003 AS h,
                                   least(60, floor(-5.5 * ln((hash(i, 7) %% 1000000 + 1) / 1000001.0)))::BIGINT AS n
                            FROM range(%d) t(i)))
                    TO '%s' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 100000)""".formatted(images, seed, rows, points));
            statement.execute("""
                    COPY (SELECT sha256(i::VARCHAR) AS image, 500 + hash(i) %% 800 AS width, 400 + hash(i, 1) %% 600 AS height
                          FROM range(%d) t(i))
                    TO '%s' (HEADER)""".formatted(images, sizes));
        }
    }
}
