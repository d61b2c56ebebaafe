package io.spatialforge.export.evaluation;

import io.spatialforge.export.Faults;
import io.spatialforge.export.dataset.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of rows, a JSON object a line, as a loader reads it that wants the same columns in all rows: a missing one is
 * filled with nothing, and one of another type ends the loading.
 */
final class RowsFile {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Faults faults;

    RowsFile(Faults faults) {
        this.faults = faults;
    }

    /**
     * Reads all rows.
     *
     * @param name for faults
     * @param sink takes each row that is an object, while faults are set to its line
     * @return how many lines were read
     */
    long read(Path file, String name, Consumer<JsonNode> sink) throws IOException {
        long line = 0;
        @Nullable List<String> columns = null;
        try (JsonLines lines = new JsonLines(Files.newInputStream(file))) {
            while (!faults.full() && lines.next()) {
                faults.at(name, ++line);
                JsonNode row = row(lines);
                if (row == null) {
                    continue;
                }
                List<String> names = new ArrayList<>(row.propertyNames());
                columns = columns == null ? names : columns;
                if (!columns.equals(names)) {
                    faults.add("", "the columns of the first row, " + columns, names.toString());
                }
                sink.accept(row);
            }
        }
        if (line == 0) {
            faults.at(name, 0);
            faults.add("", "at least one row", "an empty file");
        }
        return line;
    }

    private @Nullable JsonNode row(JsonLines lines) {
        if (lines.isTooLong()) {
            faults.add("", "a line of at most " + JsonLines.MAX_LINE + " bytes", "a longer one");
        } else if (!lines.isUtf8()) {
            faults.add("", "UTF-8", "bytes that are not");
        } else if (lines.hasByteOrderMark()) {
            faults.add("", "a JSON object", "a byte order mark");
        } else {
            try {
                JsonNode row = READER.readTree(lines.buffer(), lines.start(), lines.length());
                if (row.isObject()) {
                    return row;
                }
                faults.add("", "a JSON object", row.isMissingNode() ? "an empty line" : "something else");
            } catch (JacksonException e) {
                faults.add("", "a JSON object", e);
            }
        }
        return null;
    }
}
