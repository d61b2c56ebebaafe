package io.spatialforge.sources.pixmo;

import io.spatialforge.sources.table.ParquetFiles;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes Parquet files with the columns and types of PixMo's. */
final class PixmoFiles {

    static final String SHA_A = "a".repeat(64);
    static final String SHA_B = "b".repeat(64);

    private PixmoFiles() {}

    /** A row of pixmo-points; points as in {@code "1,2 3,4"}. */
    static String points(@Nullable String sha256, @Nullable String label, long count, String points, String method) {
        return "('https://example.test/%s.jpg', %s, %s, %d, %s, '%s')"
                .formatted(
                        sha256 == null ? "none" : sha256.substring(0, 1),
                        text(sha256),
                        pairs(points),
                        count,
                        text(label),
                        method);
    }

    /** A row whose count is the number of its points, collected by pointing. */
    static String points(String sha256, String label, String points) {
        return points(sha256, label, points.isEmpty() ? 0 : points.split(" ").length, points, "pointing");
    }

    static Path pointsFile(Path file, String... rows) {
        return ParquetFiles.write(
                file,
                "SELECT image_url::VARCHAR AS image_url, image_sha256::VARCHAR AS image_sha256,"
                        + " points::STRUCT(x DOUBLE, y DOUBLE)[] AS points, count::BIGINT AS count,"
                        + " label::VARCHAR AS label, method::VARCHAR AS collection_method FROM (VALUES "
                        + String.join(", ", List.of(rows))
                        + ") t(image_url, image_sha256, points, count, label, method)");
    }

    /** A row of pixmo-count; numbers as in {@code "1, 2"}, or null of a row without points. */
    static String count(String sha256, String label, int count, @Nullable String xs, @Nullable String ys) {
        String points = xs == null ? "NULL" : "{'x': [" + xs + "]::FLOAT[], 'y': [" + ys + "]::FLOAT[]}";
        return "('https://example.test/%s.jpg', '%s', %d, %s, '%s')"
                .formatted(sha256.charAt(0), sha256, count, points, label);
    }

    static Path countFile(Path file, String... rows) {
        return ParquetFiles.write(
                file,
                "SELECT image_url, image_sha256, count::INTEGER AS count,"
                        + " points::STRUCT(x FLOAT[], y FLOAT[]) AS points, label FROM (VALUES "
                        + String.join(", ", List.of(rows)) + ") t(image_url, image_sha256, count, points, label)");
    }

    static String text(@Nullable String text) {
        return text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
    }

    static String pairs(String points) {
        StringBuilder list = new StringBuilder("[");
        for (String point : points.split(" ")) {
            if (!point.isEmpty()) {
                String[] xy = point.split(",");
                list.append(list.length() > 1 ? ", " : "")
                        .append("{'x': '%s'::DOUBLE, 'y': '%s'::DOUBLE}".formatted(xy[0], xy[1]));
            }
        }
        return list.append("]").append("::STRUCT(x DOUBLE, y DOUBLE)[]").toString();
    }
}
