package io.spatialforge.vision.fetch;

import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of photographs by URL, read from its beginning in bounded memory: a Parquet or CSV file with the columns that PixMo
 * and OpenImages have, JSON lines with the same names, or one URL a line.
 */
final class FetchList {

    private static final List<String> URL = List.of("image_url", "OriginalURL", "url");
    private static final List<String> SHA256 = List.of("image_sha256", "sha256");
    private static final List<String> ID = List.of("ImageID", "image_id", "id");
    private static final String MD5 = "OriginalMD5";
    private static final String SIZE = "OriginalSize";

    private FetchList() {}

    /** Takes the entries of a list, in their order. */
    @FunctionalInterface
    public interface Sink {

        /**
         * @return whether more are wanted
         */
        boolean take(FetchItem item) throws IOException, InterruptedException;
    }

    /**
     * Reads a list.
     *
     * @throws ImageStoreException if it is none; the message names file, place, what was expected and what was got
     */
    public static void read(Path file, Sink sink) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new ImageStoreException("fetch: there is no file " + file);
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            table(file, "read_parquet(" + quoted(file) + ")", sink);
        } else if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            table(
                    file,
                    "read_csv(" + quoted(file) + ", header = true, all_varchar = true, delim = ',', quote = '\"')",
                    sink);
        } else {
            lines(file, sink);
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static void table(Path file, String from, Sink sink) throws IOException, InterruptedException {
        Properties streaming = new Properties();
        streaming.setProperty("jdbc_stream_results", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", streaming);
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '400MB'");
            statement.execute("SET threads = 1");
            List<String> columns = new ArrayList<>();
            try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
                while (described.next()) {
                    columns.add(described.getString(1));
                }
            }
            String url = first(URL, columns);
            if (url == null) {
                throw new ImageStoreException("%s: expected a column %s, got %s; name the list's column of URLs so"
                        .formatted(file, String.join(" or ", URL), String.join(", ", columns)));
            }
            String query = "SELECT %s, %s, %s, %s, %s FROM %s"
                    .formatted(
                            column(url),
                            column(first(ID, columns)),
                            column(first(SHA256, columns)),
                            column(first(List.of(MD5), columns)),
                            column(first(List.of(SIZE), columns)),
                            from);
            try (ResultSet rows = statement.executeQuery(query)) {
                boolean more = true;
                for (long row = 1; more && rows.next(); row++) {
                    more = sink.take(item(
                            "row " + row,
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5)));
                }
            }
        } catch (SQLException e) {
            throw new ImageStoreException(
                    file + ": expected a whole Parquet or CSV file, got: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "; get it again",
                    e);
        }
    }

    private static @Nullable String first(List<String> names, List<String> columns) {
        for (String name : names) {
            for (String column : columns) {
                if (column.equalsIgnoreCase(name)) {
                    return column;
                }
            }
        }
        return null;
    }

    private static String column(@Nullable String name) {
        return name == null ? "NULL" : "\"" + name.replace("\"", "\"\"") + "\"::VARCHAR";
    }

    private static void lines(Path file, Sink sink) throws IOException, InterruptedException {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            boolean more = true;
            for (String line = lines.readLine(); more && line != null; line = lines.readLine()) {
                number++;
                String text = number == 1 && line.startsWith("\uFEFF")
                        ? line.substring(1).strip()
                        : line.strip();
                if (text.isEmpty()) {
                    continue;
                }
                more = sink.take(text.startsWith("{") ? json(number, text) : FetchItem.of(text));
            }
        } catch (CharacterCodingException e) {
            throw new ImageStoreException(
                    file + ": after line " + number + ": expected UTF-8, got other bytes; save the list as UTF-8", e);
        }
    }

    private static FetchItem json(long number, String text) {
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            return item(
                    "line " + number,
                    text(json, URL),
                    text(json, ID),
                    text(json, SHA256),
                    text(json, List.of(MD5)),
                    text(json, List.of(SIZE)));
        } catch (JacksonException e) {
            return FetchItem.broken(
                    "", "line %d: expected a JSON object, got %s".formatted(number, e.getOriginalMessage()));
        }
    }

    private static @Nullable String text(JsonNode json, List<String> names) {
        for (String name : names) {
            if (json.path(name).isValueNode() && !json.path(name).isNull()) {
                return json.path(name).asString();
            }
        }
        return null;
    }

    private static FetchItem item(
            String place,
            @Nullable String url,
            @Nullable String id,
            @Nullable String sha256,
            @Nullable String md5,
            @Nullable String size) {
        String hash = blankToNull(sha256);
        String address = url == null ? "" : url.strip();
        if (hash != null && !ImageKey.isSha256(hash)) {
            return FetchItem.broken(
                    address, "%s: expected a SHA-256 of 64 hex digits, got '%s'".formatted(place, hash));
        }
        long bytes = -1;
        if (size != null && !size.isBlank()) {
            try {
                bytes = (long) Double.parseDouble(size); // some copies of the table have "1234.0"
            } catch (NumberFormatException e) {
                return FetchItem.broken(
                        address, "%s: %s: expected a number of bytes, got '%s'".formatted(place, SIZE, size));
            }
        }
        return new FetchItem(
                address,
                blankToNull(id),
                hash == null ? null : hash.toLowerCase(Locale.ROOT),
                blankToNull(md5),
                bytes,
                null);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
