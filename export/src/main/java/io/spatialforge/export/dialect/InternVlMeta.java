package io.spatialforge.export.dialect;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Faults;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.DataFiles.DataFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * InternVL's meta files: {@code {name: {root, annotation, data_augment, max_dynamic_patch, repeat_time, length}}}. The
 * trainer trains on all that a meta file names, so there is one for each split. It resolves paths against the folder it is
 * started in, so ours are absolute.
 */
final class InternVlMeta {

    private static final String ANNOTATION = "annotation";
    private static final String REPEAT_TIME = "repeat_time";
    private static final String LINES = "jsonl";
    /** Tiles of an image; what version 2.5 and 3 were trained with. */
    private static final int TILES = 12;
    /** Larger files are no meta files. */
    private static final long LARGEST = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private InternVlMeta() {}

    static void write(DataFiles files) throws IOException {
        String root = files.imageRoot() == null ? "" : TrainerPaths.of(Path.of(files.imageRoot()));
        for (Map.Entry<Split, List<DataFile>> split : files.files().entrySet()) {
            String id = split.getKey().id();
            ObjectNode meta = JSON.createObjectNode();
            for (DataFile file : split.getValue()) {
                String number = split.getValue().size() == 1 ? "" : "-" + meta.size();
                meta.putObject(files.name() + "-" + id + number)
                        .put("root", root)
                        .put(ANNOTATION, TrainerPaths.of(files.folder().resolve(file.name())))
                        .put("data_augment", false)
                        .put("max_dynamic_patch", TILES)
                        .put(REPEAT_TIME, 1)
                        .put("length", file.records());
            }
            Files.writeString(files.folder().resolve("meta-" + id + ".json"), JSON.writeValueAsString(meta) + "\n");
        }
    }

    static void check(Path folder, Faults faults) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.json")) {
            for (Path entry : entries) {
                if (Files.size(entry) <= LARGEST) {
                    files.add(entry);
                }
            }
        }
        files.sort(null);
        for (Path file : files) {
            faults.at(String.valueOf(file.getFileName()), 0);
            try {
                JsonNode meta = JSON.readTree(Files.readAllBytes(file));
                if (isMeta(meta)) {
                    for (Map.Entry<String, JsonNode> dataset : meta.properties()) {
                        new Entry(folder, dataset.getKey(), dataset.getValue(), faults).check();
                    }
                }
            } catch (JacksonException e) {
                faults.add("", "JSON", String.valueOf(e.getOriginalMessage()));
            }
        }
    }

    private static boolean isMeta(JsonNode meta) {
        for (JsonNode dataset : meta) {
            if (meta.isObject() && (dataset.has(ANNOTATION) || dataset.has(REPEAT_TIME))) {
                return true;
            }
        }
        return false;
    }

    /** One dataset of a meta file. */
    private record Entry(Path folder, String name, JsonNode dataset, Faults faults) {

        void check() throws IOException {
            if (!dataset.path("root").isString()) {
                fault("root", "the folder of the images", dataset.path("root"));
            }
            if (!dataset.path("data_augment").isBoolean()) {
                fault("data_augment", "true or false", dataset.path("data_augment"));
            }
            JsonNode tiles = dataset.path("max_dynamic_patch");
            if (!tiles.isMissingNode() && (!tiles.isInt() || tiles.intValue() <= 0)) {
                fault("max_dynamic_patch", "a positive whole number of tiles, or no such field", tiles);
            }
            JsonNode repeat = dataset.path(REPEAT_TIME);
            double share = repeat.isNumber() ? repeat.doubleValue(0) : 0;
            boolean repeats = share > 0 && share <= 1 || repeat.isInt() && repeat.intValue() > 1;
            if (!repeats) {
                fault(
                        REPEAT_TIME,
                        "a share of up to 1, of which the head of the file is taken, or a whole number",
                        repeat);
            }
            Path file = annotation();
            if (file != null) {
                long lines = lines(file);
                JsonNode length = dataset.path("length");
                if (!length.isMissingNode() && (!length.isIntegralNumber() || length.longValue(-1) != lines)) {
                    fault("length", lines + ", the number of lines of " + file.getFileName(), length);
                }
                if (repeats && share < 1 && (long) (lines * share) == 0) {
                    fault(REPEAT_TIME, "a share that leaves at least one of " + lines + " lines", repeat);
                }
            }
        }

        private @Nullable Path annotation() {
            JsonNode path = dataset.path(ANNOTATION);
            if (!path.isString() || !path.stringValue().endsWith(LINES)) {
                fault(ANNOTATION, "a path that ends in " + LINES, path);
                return null;
            }
            Path found = TrainerPaths.find(folder, path.stringValue());
            if (found == null) {
                fault(ANNOTATION, TrainerPaths.expected(folder, path.stringValue()), path);
            }
            return found;
        }

        private void fault(String field, String expected, JsonNode got) {
            faults.add(name + "." + field, expected, Fields.got(got));
        }
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        int last = '\n';
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    }
                }
                last = buffer[read - 1];
            }
        }
        return last == '\n' ? lines : lines + 1;
    }
}
