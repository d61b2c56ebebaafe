package io.spatialforge.export.dataset;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.RecordCheck;
import io.spatialforge.export.Validation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks files of records as their trainer would read them, because trainers hide bad rows: they take the next row, or a
 * random one, or blank the row, and go on.
 *
 * <p>A file holds a JSON object a line, or is one JSON array; of a folder the {@code *.jsonl} files right below it are
 * read in the order of their names, or the {@code *.json} files that are arrays where there are none. Memory is bounded
 * whatever the size. Ids are unique over all files read.
 */
@API(status = API.Status.INTERNAL)
public final class RecordFiles {

    private static final JsonMapper ARRAYS = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Dialect dialect;
    private final Faults faults = new Faults();
    private final RecordCheck check;
    private long records;

    private RecordFiles(Dialect dialect) {
        this.dialect = dialect;
        this.check = new RecordCheck(dialect, faults);
    }

    /**
     * @throws IOException if the path can't be read; what can be read and is wrong is a fault, not an exception
     */
    public static Validation validate(Path path, Dialect dialect) throws IOException {
        RecordFiles files = new RecordFiles(dialect);
        if (Files.isDirectory(path)) {
            files.folder(path);
        } else {
            files.file(path);
        }
        return new Validation(files.records, files.faults.found());
    }

    private void folder(Path path) throws IOException {
        List<Path> files = named(path, "*.jsonl");
        if (files.isEmpty() || !dialect.framings().contains(Framing.LINES)) {
            for (Path file : named(path, "*.json")) {
                if (isArray(file)) {
                    files.add(file);
                }
            }
        }
        if (files.isEmpty()) {
            faults.at(path.toString(), 0);
            faults.add("", "a file *.jsonl in the folder, or *.json that is an array", "none");
        }
        for (Path file : files) {
            file(file);
        }
        if (!faults.full()) {
            dialect.check(path, faults);
        }
    }

    private static List<Path> named(Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    private static boolean isArray(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int b = in.read();
            while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                b = in.read();
            }
            return b == '[';
        }
    }

    private void file(Path path) throws IOException {
        if (faults.full()) {
            return;
        }
        String name = String.valueOf(path.getFileName());
        long before = records;
        faults.at(name, 0);
        boolean array = !name.endsWith(Framing.LINES.extension()) && isArray(path);
        if (!dialect.framings().contains(array ? Framing.ARRAY : Framing.LINES)) {
            Framing expected = dialect.framings().getFirst();
            faults.add(
                    "",
                    expected.meaning() + " in a file *" + expected.extension() + ", which is all the trainer reads",
                    array ? Framing.ARRAY.meaning() : name);
            return;
        }
        if (array) {
            array(path, name);
        } else {
            lines(path, name);
        }
        if (records == before && faults.isEmpty()) {
            faults.at(name, 0);
            faults.add("", "at least one record", "an empty file");
        }
    }

    private void lines(Path path, String name) throws IOException {
        long line = 0;
        try (JsonLines in = new JsonLines(Files.newInputStream(path))) {
            while (!faults.full() && in.next()) {
                line++;
                records++;
                faults.at(name, line);
                if (in.isTooLong()) {
                    faults.add("", "a line of at most " + JsonLines.MAX_LINE + " bytes", "a longer one");
                } else if (!in.isUtf8()) {
                    faults.add("", "UTF-8", "bytes that are not");
                } else if (in.hasByteOrderMark()) {
                    faults.add("", "a JSON object", "a byte order mark");
                } else {
                    check.check(in.buffer(), in.start(), in.length());
                }
            }
        } catch (IOException e) {
            throw new IOException(path + ": line " + (line + 1) + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Where a record stands in an array is told by the line on which it begins. */
    private void array(Path path, String name) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                JsonParser json = ARRAYS.createParser(in)) {
            json.nextToken();
            while (!faults.full() && json.nextToken() != JsonToken.END_ARRAY) {
                faults.at(name, json.currentTokenLocation().getLineNr());
                records++;
                JsonNode record = json.readValueAsTree();
                check.check(record);
            }
            if (!faults.full() && json.nextToken() != null) {
                faults.at(name, json.currentTokenLocation().getLineNr());
                faults.add("", "nothing after the array", json.getString());
            }
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            faults.at(name, at == null ? 0 : at.getLineNr());
            faults.add("", "a JSON array of objects", String.valueOf(e.getOriginalMessage()));
        }
    }
}
