package io.spatialforge.vision.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file with a column of photographs: Hugging Face's {@code struct{bytes, path}}, or a column of bytes beside one
 * that names them.
 *
 * @param bytes SQL of the photograph's bytes
 * @param name SQL of its name or id; {@code NULL} where there is none
 * @param url SQL of its URL; {@code NULL} where there is none
 * @param sha256 SQL of its hash; {@code NULL} where there is none
 */
record ImageTable(Path file, String bytes, String name, String url, String sha256) {

    private static final List<String> NAMES =
            List.of("path", "file_name", "filename", "image_path", "image_id", "ImageID", "id", "key", "__key__");
    private static final List<String> URLS = List.of("image_url", "url", "OriginalURL");
    private static final List<String> HASHES = List.of("image_sha256", "sha256");
    private static final String NONE = "NULL";

    /**
     * @throws ImageStoreException if the file is damaged, or has no column of photographs or no name for them
     */
    static ImageTable of(Path file, Connection connection) throws ImageStoreException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + from(file))) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw damaged(file, e);
        }
        columns.remove("file_row_number");
        List<String> images = new ArrayList<>();
        columns.forEach((column, type) -> {
            if (type.equals("BLOB") || (type.startsWith("STRUCT(") && type.contains("bytes BLOB"))) {
                images.add(column);
            }
        });
        if (images.size() != 1) {
            throw new ImageStoreException(
                    "%s: expected one column of photographs (bytes, or a struct of bytes and path), got %s among %s"
                            .formatted(file, images.isEmpty() ? "none" : images, columns));
        }
        String column = images.getFirst();
        String type = columns.getOrDefault(column, "");
        String quoted = quoted(column);
        boolean nested = type.startsWith("STRUCT(");
        String name = first(NAMES, columns);
        ImageTable table = new ImageTable(
                file,
                nested ? quoted + ".bytes" : quoted,
                nested && type.contains("path VARCHAR") ? quoted + ".path" : name,
                first(URLS, columns),
                first(HASHES, columns));
        if (table.name.equals(NONE) && table.url.equals(NONE) && table.sha256.equals(NONE)) {
            throw new ImageStoreException("%s: expected a column that names the photographs (%s, %s or %s), got %s"
                    .formatted(
                            file,
                            String.join(", ", NAMES),
                            String.join(", ", URLS),
                            String.join(", ", HASHES),
                            columns.keySet()));
        }
        return table;
    }

    private static String first(List<String> names, Map<String, String> columns) {
        for (String name : names) {
            for (Map.Entry<String, String> column : columns.entrySet()) {
                if (column.getKey().equalsIgnoreCase(name) && !column.getValue().startsWith("STRUCT")) {
                    return quoted(column.getKey()) + "::VARCHAR";
                }
            }
        }
        return NONE;
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    private static String from(Path file) {
        return "read_parquet('" + file.toString().replace("'", "''") + "', file_row_number = true)";
    }

    /** The names of all rows: number, name, URL, hash; the photographs are not read. */
    String names() {
        return "SELECT file_row_number, %s, %s, %s FROM %s".formatted(name, url, sha256, from(file));
    }

    /** Some rows, from a number to another: number, name, URL, hash, size and bytes. */
    String rows() {
        return "SELECT file_row_number, %s, %s, %s, octet_length(%s), CASE WHEN octet_length(%s) <= %d THEN %s END FROM %s"
                        .formatted(name, url, sha256, bytes, bytes, ParquetStore.LARGEST, bytes, from(file))
                + " WHERE file_row_number BETWEEN ? AND ?";
    }

    static ImageStoreException damaged(Path file, SQLException e) {
        return new ImageStoreException(
                "%s: expected a whole Parquet file, got: %s; get it again"
                        .formatted(
                                file,
                                String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("")),
                e);
    }

    /** A row's names. */
    record Names(
            @Nullable String name,
            @Nullable String url,
            @Nullable String sha256) {

        static Names of(ResultSet row) throws SQLException {
            String hash = row.getString(4);
            return new Names(row.getString(2), row.getString(3), hash == null ? null : hash.toLowerCase(Locale.ROOT));
        }
    }
}
