package io.spatialforge.export.hub;

import io.spatialforge.export.Faults;
import io.spatialforge.export.hub.Feature.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the front matter of a card as {@code datasets} and the Hub do, and reports what they would stumble over. */
final class CardReader {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static final String SPLIT_NAME = "\\w+(\\.\\w+)*";
    private static final String NOT_IN_CONFIG = ".*[<>:/\\\\|?*].*";

    private final Faults faults;
    private final Map<String, Config> configs = new LinkedHashMap<>();

    private CardReader(Faults faults) {
        this.faults = faults;
    }

    /**
     * One config of a card.
     *
     * @param patterns which files it has, by split
     * @param features types of its columns; empty if the card does not say
     * @param splits what the card says of splits; empty if it does not
     * @param downloadSize in bytes; −1 if the card does not say
     */
    record Config(
            String name,
            Map<String, List<String>> patterns,
            List<Field> features,
            Map<String, Figures.Size> splits,
            long downloadSize) {}

    /** The configs by name; empty if there is no card, or none can be had from it. */
    static Map<String, Config> read(Path folder, Faults faults) throws IOException {
        CardReader reader = new CardReader(faults);
        faults.at(HubLayout.README, 0);
        Path readme = folder.resolve(HubLayout.README);
        if (!Files.isRegularFile(readme)) {
            faults.add("", "a card with front matter", "no such file");
            return Map.of();
        }
        JsonNode yaml = reader.yaml(Files.readString(readme));
        if (yaml != null) {
            reader.licence(yaml);
            reader.configs(yaml);
        }
        return reader.configs;
    }

    private @Nullable JsonNode yaml(String card) {
        // As Python's splitlines, which takes more for the end of a line than others do.
        List<String> lines = List.of(card.split("\r\n|[\n\r\u000B\f\u001C-\u001E\u0085\u2028\u2029]", -1));
        int end = lines.subList(1, lines.size()).indexOf("---") + 1;
        if (!lines.getFirst().equals("---") || end == 0) {
            faults.add("", "front matter between two lines ---", "none");
            return null;
        }
        try {
            JsonNode yaml = YAML.readTree(String.join("\n", lines.subList(1, end)));
            if (yaml.isObject()) {
                return yaml;
            }
            faults.add("", "a mapping as front matter", yaml.getNodeType().toString());
        } catch (JacksonException e) {
            faults.at(
                    HubLayout.README,
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr() + 1L);
            faults.add(
                    "",
                    "YAML",
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
        }
        return null;
    }

    private void licence(JsonNode yaml) {
        JsonNode licence = yaml.path("license");
        if (licence.isMissingNode()) {
            return;
        }
        if (!licence.isString() || !HubLicence.isKnown(licence.asString())) {
            faults.add("license", "a licence that the Hub knows, or other", licence.toString());
        } else if (licence.asString().equals(HubLicence.OTHER)
                && yaml.path("license_name").asString("").isBlank()) {
            faults.add("license_name", "the name of the other licence", "none");
        }
    }

    private void configs(JsonNode yaml) {
        JsonNode list = yaml.path("configs");
        if (!list.isArray() || list.isEmpty()) {
            faults.add("configs", "a list of configs", list.isMissingNode() ? "none" : list.toString());
            return;
        }
        Map<String, JsonNode> infos = infos(yaml);
        for (int i = 0; i < list.size(); i++) {
            config(list.get(i), "configs[" + i + "]", infos);
        }
        infos.keySet().forEach(name -> faults.add("dataset_info", "configs that are listed", name));
    }

    private Map<String, JsonNode> infos(JsonNode yaml) {
        Map<String, JsonNode> infos = new LinkedHashMap<>();
        JsonNode stated = yaml.path("dataset_info");
        for (JsonNode info : stated.isArray() ? stated : stated.isObject() ? List.of(stated) : List.<JsonNode>of()) {
            String name = info.path("config_name").asString("default");
            if (infos.put(name, info) != null) {
                faults.add("dataset_info", "each config once", name);
            }
        }
        return infos;
    }

    private void config(JsonNode config, String field, Map<String, JsonNode> infos) {
        String name = config.path("config_name").asString("");
        if (name.isEmpty() || name.matches(NOT_IN_CONFIG) || configs.containsKey(name)) {
            faults.add(field + ".config_name", "a name that no config before has, without <>:/\\|?*", name);
            return;
        }
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        JsonNode files = config.path("data_files");
        for (int i = 0; i < files.size(); i++) {
            String at = field + ".data_files[" + i + "]";
            JsonNode each = files.get(i);
            String split = each.path("split").asString("");
            if (!split.matches(SPLIT_NAME) || patterns.containsKey(split)) {
                faults.add(at + ".split", "letters, digits, underlines and dots, once in a config", split);
                continue;
            }
            List<String> paths = new ArrayList<>();
            JsonNode path = each.path("path");
            for (JsonNode one : path.isArray() ? path : List.of(path)) {
                if (one.isString()) {
                    paths.add(one.asString());
                } else {
                    faults.add(at + ".path", "a pattern of file names", one.toString());
                }
            }
            patterns.put(split, paths);
        }
        if (patterns.isEmpty()) {
            faults.add(field + ".data_files", "a list of splits and paths", files.toString());
        }
        configs.put(name, described(name, patterns, infos.remove(name)));
    }

    private Config described(String name, Map<String, List<String>> patterns, @Nullable JsonNode info) {
        if (info == null) {
            faults.add("dataset_info", "features and splits of " + name, "none");
            return new Config(name, patterns, List.of(), Map.of(), -1);
        }
        String field = "dataset_info[" + name + "]";
        Map<String, Figures.Size> splits = new LinkedHashMap<>();
        long size = 0;
        for (JsonNode split : info.path("splits")) {
            Figures.Size stated = new Figures.Size(
                    split.path("num_examples").asLong(-1),
                    split.path("num_bytes").asLong(-1));
            splits.put(split.path("name").asString(""), stated);
            size += stated.bytes();
        }
        if (!splits.keySet().equals(patterns.keySet())) {
            faults.add(
                    field + ".splits",
                    "those of data_files, " + patterns.keySet(),
                    splits.keySet().toString());
        }
        long stated = info.path("dataset_size").asLong(-1);
        if (stated != size) {
            faults.add(field + ".dataset_size", "the sum of num_bytes, " + size, Long.toString(stated));
        }
        return new Config(
                name,
                patterns,
                FeatureReader.card(info.path("features")),
                splits,
                info.path("download_size").asLong(-1));
    }
}
