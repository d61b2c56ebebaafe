package io.spatialforge.bench.ratios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Rows as a file of JSON, for a later run to be held against. */
public final class RatioFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private RatioFile() {}

    /** The rows as JSON, indented. */
    public static String text(List<Row> rows) {
        ArrayNode array = JSON.createArrayNode();
        rows.forEach(row -> array.add(row.toJson()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    }

    public static void write(Path file, List<Row> rows) throws IOException {
        Files.writeString(file, text(rows) + "\n");
    }

    /**
     * @throws IllegalArgumentException if it is no such file
     */
    public static List<Row> read(Path file) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": expected what --json writes: " + e.getOriginalMessage(), e);
        }
        if (!json.isArray()) {
            throw new IllegalArgumentException(file + ": expected what --json writes, an array of rows");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : json) {
            try {
                rows.add(Row.of(row));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            }
        }
        return rows;
    }
}
