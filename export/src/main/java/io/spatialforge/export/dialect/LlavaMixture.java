package io.spatialforge.export.dialect;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Faults;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.DataFiles.DataFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The YAML files of LLaVA-NeXT and LLaVA-OneVision: {@code datasets: [{json_path, sampling_strategy}]}, one for each split.
 * Of a strategy that it does not know the trainer says nothing and takes all.
 */
final class LlavaMixture {

    private static final String YAML = ".yaml";
    private static final String JSON_PATH = "json_path";
    private static final String STRATEGY = "sampling_strategy";
    private static final String ALL = "all";
    private static final Pattern SAMPLE = Pattern.compile("(first|end|random):0*[1-9][0-9]*%?");

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    private LlavaMixture() {}

    static void write(DataFiles files) throws IOException {
        for (Map.Entry<Split, List<DataFile>> split : files.files().entrySet()) {
            ObjectNode mixture = MAPPER.createObjectNode();
            ArrayNode datasets = mixture.putArray("datasets");
            for (DataFile file : split.getValue()) {
                datasets.addObject()
                        .put(JSON_PATH, TrainerPaths.of(files.folder().resolve(file.name())))
                        .put(STRATEGY, ALL);
            }
            Files.writeString(
                    files.folder().resolve("data-" + split.getKey().id() + YAML), MAPPER.writeValueAsString(mixture));
        }
    }

    static void check(Path folder, Faults faults) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            entries.forEach(files::add);
        }
        files.sort(null);
        for (Path file : files) {
            faults.at(String.valueOf(file.getFileName()), 0);
            try {
                JsonNode datasets = MAPPER.readTree(Files.readAllBytes(file)).path("datasets");
                if (datasets.isMissingNode()) {
                    continue;
                }
                if (!file.toString().endsWith(YAML)) {
                    faults.add("", "a name that ends in " + YAML, String.valueOf(file.getFileName()));
                }
                if (!datasets.isArray() || datasets.isEmpty()) {
                    faults.add("datasets", "a list of datasets", Fields.got(datasets));
                }
                for (int i = 0; i < datasets.size(); i++) {
                    check(folder, "datasets[" + i + "].", datasets.get(i), faults);
                }
            } catch (JacksonException e) {
                faults.add("", "YAML", String.valueOf(e.getOriginalMessage()));
            }
        }
    }

    private static void check(Path folder, String at, JsonNode dataset, Faults faults) {
        JsonNode path = dataset.path(JSON_PATH);
        String named = path.asString("");
        if (!path.isString() || !named.endsWith(".jsonl") && !named.endsWith(".json")) {
            faults.add(at + JSON_PATH, "a path that ends in .jsonl or .json", Fields.got(path));
        } else if (TrainerPaths.find(folder, named) == null) {
            faults.add(at + JSON_PATH, TrainerPaths.expected(folder, named), named);
        }
        JsonNode strategy = dataset.path(STRATEGY);
        boolean known = strategy.isString()
                && (strategy.stringValue().equals(ALL)
                        || SAMPLE.matcher(strategy.stringValue()).matches());
        if (!known && !strategy.isMissingNode()) {
            faults.add(
                    at + STRATEGY,
                    "all, or first, end or random with a number, as in first:1000 or random:10%",
                    Fields.got(strategy));
        }
    }
}
