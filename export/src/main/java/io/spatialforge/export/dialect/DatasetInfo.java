package io.spatialforge.export.dialect;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Faults;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.DataFiles.DataFile;
import io.spatialforge.export.syntax.TextRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * LLaMA-Factory's {@code dataset_info.json}: an entry for each data file, under the name that {@code dataset:} takes. What an
 * entry leaves out counts as its default, except that of {@code columns} and {@code tags}, once they are there, nothing has
 * one.
 */
final class DatasetInfo {

    static final String FILE = "dataset_info.json";

    private static final String FILE_NAME = "file_name";
    private static final String FORMATTING = "formatting";
    private static final String SHAREGPT = "sharegpt";
    private static final Map<String, String> COLUMNS = ordered("messages", "messages", "images", "images");
    private static final Map<String, String> TAGS =
            ordered("role_tag", "role", "content_tag", "content", "user_tag", "user", "assistant_tag", "assistant");
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private DatasetInfo() {}

    private static Map<String, String> ordered(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    static void write(DataFiles files) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Map.Entry<Split, List<DataFile>> split : files.files().entrySet()) {
            List<DataFile> ofSplit = split.getValue();
            for (int i = 0; i < ofSplit.size(); i++) {
                String name = name(files.name()) + "_" + split.getKey().id() + (ofSplit.size() > 1 ? "_" + i : "");
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put(FILE_NAME, ofSplit.get(i).name());
                entry.put(FORMATTING, SHAREGPT);
                entry.put("columns", COLUMNS);
                entry.put("tags", TAGS);
                entries.put(name, entry);
            }
        }
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(entries);
        Files.writeString(files.folder().resolve(FILE), text + "\n", StandardCharsets.UTF_8);
    }

    /** Without anything that would end the name in a list of names. */
    private static String name(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_-]+", "_");
        return plain.isEmpty() || plain.equals("_") ? "spatialforge" : plain;
    }

    static void check(Path folder, Faults faults) throws IOException {
        faults.at(FILE, 0);
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            faults.add("", "the file " + FILE + " beside the data", "none");
            return;
        }
        JsonNode entries;
        try {
            entries = JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            faults.add("", "a JSON object", e);
            return;
        }
        if (!entries.isObject()) {
            faults.add("", "a JSON object", "something else");
            return;
        }
        Set<String> listed = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : entries.properties()) {
            entry(folder, entry.getKey(), entry.getValue(), listed, faults);
        }
        for (String data : dataFiles(folder)) {
            if (!listed.contains(data)) {
                faults.add("", "an entry whose file_name is " + data, "none");
            }
        }
    }

    private static void entry(Path folder, String name, JsonNode entry, Set<String> listed, Faults faults) {
        if (!entry.isObject()) {
            faults.add(name, "an object", Fields.got(entry));
            return;
        }
        JsonNode file = entry.path(FILE_NAME);
        if (!file.isString()) {
            // Data from a hub, which is none of ours.
            return;
        }
        listed.add(file.stringValue());
        if (!TextRules.isRelativePath(file.stringValue()) || !Files.exists(folder.resolve(file.stringValue()))) {
            faults.add(name + "." + FILE_NAME, "a file in the folder", file.stringValue());
        }
        same(entry, FORMATTING, SHAREGPT, name + "." + FORMATTING, faults);
        COLUMNS.forEach((key, value) -> same(entry.path("columns"), key, value, name + ".columns." + key, faults));
        TAGS.forEach((key, value) -> same(entry.path("tags"), key, value, name + ".tags." + key, faults));
        if (entry.has("split")) {
            same(entry, "split", "train", name + ".split", faults);
        }
        if (entry.path("ranking").asBoolean(false)) {
            faults.add(name + ".ranking", "false, as there is one answer to a question", "true");
        }
    }

    private static void same(JsonNode node, String key, String value, String field, Faults faults) {
        JsonNode got = node.path(key);
        if (!got.isString() || !got.stringValue().equals(value)) {
            faults.add(field, value, Fields.got(got));
        }
    }

    private static Set<String> dataFiles(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
            for (Path file : files) {
                names.add(String.valueOf(file.getFileName()));
            }
        }
        return names;
    }
}
