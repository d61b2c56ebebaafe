package io.spatialforge.pipeline.config;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.NearFarFromBoxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * All that decides what a run makes. Two runs of the same configuration over the same inputs give the same lines.
 *
 * @param seed from which every random choice is made
 * @param shards logical shards; records are assigned by a hash of their image, never by the number of workers
 * @param licence of the resulting dataset, as its data card will state; null until the user decides
 * @param sources the corpora, at least one
 * @param curate what is left out as no photograph worth asking about
 * @param perceive which models look at the photographs
 * @param tasks what is asked about
 * @param margins how far rules stay away from boundaries
 * @param nearFarFromBoxes whether near and far may be told without depth, where cues of the boxes agree
 * @param leak what must not leak: copies between splits, images of benchmarks
 * @param judge the model that judges pairs
 * @param select balance, caps and mix of the dataset
 * @param perForm most claims of one kind that are kept of an image
 * @param validation share of the images in the validation split, 0 to 1
 * @param test share of the images in the test split, 0 to 1
 * @param sample share of the images that is read at all, chosen by hash; 0 to 1
 * @param limit most images that are read, chosen by hash; null for all
 * @param dropSample share of the abstentions and capped claims that is written out; all are counted
 */
public record RunConfig(
        long seed,
        int shards,
        @Nullable String licence,
        List<SourceConfig> sources,
        CurateConfig curate,
        PerceiveConfig perceive,
        Set<Task> tasks,
        Margins margins,
        NearFarFromBoxes nearFarFromBoxes,
        LeakConfig leak,
        JudgeConfig judge,
        SelectConfig select,
        int perForm,
        double validation,
        double test,
        double sample,
        @Nullable Integer limit,
        double dropSample) {

    public static final int DEFAULT_PER_FORM = 6;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public RunConfig {
        sources = List.copyOf(sources);
        tasks = java.util.Collections.unmodifiableSet(EnumSet.copyOf(tasks));
    }

    /** An empty configuration to be filled by options of the command line. */
    public static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads a YAML file without interpreting it.
     *
     * @throws ConfigException if there is no such file, or it is not a YAML mapping
     */
    public static ObjectNode load(Path file) {
        try {
            FarFiles.fetch(List.of(file), text -> {});
        } catch (IOException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(
                    Files.isDirectory(file)
                            ? file + " is a folder; expected a configuration in YAML, which `spatialforge init " + file
                                    + "` writes of what is in it"
                            : "there is no configuration file " + file
                                    + "; give a YAML file, or annotations with --coco FILE --images DIR");
        }
        if (!Files.isReadable(file)) {
            throw new ConfigException(file + " can't be read; give yourself the right to: chmod u+r " + file);
        }
        try {
            JsonNode tree = YAML.readTree(file.toFile());
            if (tree instanceof ObjectNode mapping) {
                return mapping;
            }
            throw new ConfigException(file + ": expected settings as in 'sources:' at the top, got "
                    + (tree.isMissingNode() || tree.isNull() ? "an empty file" : tree.isArray() ? "a list" : tree));
        } catch (JacksonException e) {
            throw new ConfigException(file + ": " + YamlFault.told(e));
        }
    }

    /**
     * Reads a YAML file. Relative paths in it are taken from its folder.
     *
     * @throws ConfigException if there is no such file, or a setting is unknown, of a wrong type or out of range; the message
     *     names it
     */
    public static RunConfig read(Path file) {
        return of(file.toString(), load(file), file.toAbsolutePath().resolveSibling(""));
    }

    /**
     * Changes one value of a configuration.
     *
     * @param assignment as in {@code margins.depth_ratio=1.2} or {@code sources.0.exhaustive=yes}; the value is YAML
     * @throws ConfigException if it has no {@code =}, or a part of the path is no mapping or list
     */
    public static void set(ObjectNode tree, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            throw new ConfigException(
                    "--set: expected key=value as in margins.depth_ratio=1.2, got '" + assignment + "'");
        }
        String[] path = assignment.substring(0, equals).split("\\.");
        JsonNode value = value(assignment, assignment.substring(equals + 1));
        JsonNode place = tree;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode next = place.isArray() && path[i].matches("\\d{1,4}")
                    ? place.get(Integer.parseInt(path[i]))
                    : place.get(path[i]);
            if (next == null && place instanceof ObjectNode mapping) {
                next = mapping.putObject(path[i]);
            }
            if (next == null) {
                throw new ConfigException("--set: there is nothing at '" + path[i] + "' of " + assignment);
            }
            place = next;
        }
        if (!(place instanceof ObjectNode mapping)) {
            throw new ConfigException("--set: '" + assignment + "' names a value inside of a value");
        }
        mapping.set(path[path.length - 1], value);
    }

    private static JsonNode value(String assignment, String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JacksonException e) {
            throw new ConfigException("--set " + assignment + ": " + YamlFault.told(e) + "; put a text into quotes");
        }
    }

    /**
     * @param name how messages call the configuration
     * @param base folder that relative paths are taken from
     * @throws ConfigException if a setting is unknown, of a wrong type or out of range; the message names it
     */
    public static RunConfig of(String name, JsonNode tree, Path base) {
        return of(name, tree, base, Questions.UNHEARD);
    }

    static RunConfig of(String name, JsonNode tree, Path base, Questions questions) {
        ConfigNode root = new ConfigNode(name, tree, questions);
        boolean alone = root.nodes("sources").stream()
                .anyMatch(n ->
                        n.oneOf("kind", SourceKind.COCO.id(), SourceKind.ids()).equals(SourceKind.FOLDER.id()));
        PerceiveConfig perceive = PerceiveConfig.of(
                root.node("perceive"), base, alone ? List.of(PerceiveConfig.DEFAULT_MODELS) : List.of());
        List<SourceConfig> sources = root.nodes("sources").stream()
                .map(n -> SourceConfig.of(n, base, perceive))
                .toList();
        if (sources.isEmpty()) {
            throw new ConfigException(name + ".sources: expected at least one source; for a COCO-style file give"
                    + " --coco FILE --images DIR");
        }
        long names = sources.stream().map(SourceConfig::name).distinct().count();
        if (names < sources.size()) {
            throw new ConfigException(name + ".sources: two sources have the same name; give each its own 'name'");
        }
        Set<Task> tasks = EnumSet.noneOf(Task.class);
        root.someOf("tasks", Task.ids()).forEach(task -> tasks.add(Task.ofId(task)));
        Margins margins = Margins.ofDefaults();
        ConfigNode marginNode = root.node("margins");
        if (marginNode != null) {
            try {
                margins = margins.with(marginNode.numbers(Margins.ofDefaults().asMap()));
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name + ".margins: " + e.getMessage());
            }
        }
        NearFarFromBoxes fromBoxes = NearFarFromBoxes.ofId(root.oneOf(
                "near_far_from_boxes",
                NearFarFromBoxes.AUTO.id(),
                Arrays.stream(NearFarFromBoxes.values())
                        .map(NearFarFromBoxes::id)
                        .toList()));
        double validation = 0.02;
        double test = 0.02;
        ConfigNode splits = root.node("splits");
        if (splits != null) {
            validation = splits.number("validation", validation, 0, 1);
            test = splits.number("test", test, 0, 1 - validation);
            splits.rejectOthers();
        }
        RunConfig config = new RunConfig(
                root.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) root.whole("shards", 16, 1, 99_999),
                root.text("licence"),
                sources,
                CurateConfig.of(root.node("curate"), base),
                perceive,
                tasks,
                margins,
                fromBoxes,
                LeakConfig.of(root.node("leak"), base),
                JudgeConfig.of(root.node("judge"), base),
                SelectConfig.of(root.node("select"), base),
                (int) root.whole("per_form", DEFAULT_PER_FORM, 1, 1_000_000),
                validation,
                test,
                root.number("sample", 1, 0, 1),
                limit(root),
                root.number("drop_sample", 0.01, 0, 1));
        root.rejectOthers();
        if (!config.leak().folders().isEmpty() && !config.curate().looksAtPixels()) {
            throw new ConfigException(
                    name + ".leak.folders: photographs of benchmarks can't be found with curate.pixels:"
                            + " off; turn it on, or list names in leak.lists");
        }
        return config;
    }

    private static @Nullable Integer limit(ConfigNode root) {
        Long limit = root.whole("limit", 1, Integer.MAX_VALUE);
        return limit == null ? null : (Integer) limit.intValue();
    }

    /** The same settings with the files of some at other places. */
    public RunConfig withFiles(PerceiveConfig newPerceive, CurateConfig newCurate, LeakConfig newLeak) {
        return new RunConfig(
                seed,
                shards,
                licence,
                sources,
                newCurate,
                newPerceive,
                tasks,
                margins,
                nearFarFromBoxes,
                newLeak,
                judge,
                select,
                perForm,
                validation,
                test,
                sample,
                limit,
                dropSample);
    }

    public RunConfig withJudge(JudgeConfig newJudge) {
        return new RunConfig(
                seed,
                shards,
                licence,
                sources,
                curate,
                perceive,
                tasks,
                margins,
                nearFarFromBoxes,
                leak,
                newJudge,
                select,
                perForm,
                validation,
                test,
                sample,
                limit,
                dropSample);
    }

    /** The configuration as resolved, for {@code run.json}: every setting with its value. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seed", seed);
        map.put("shards", shards);
        map.put("licence", licence);
        map.put("sources", sources.stream().map(SourceConfig::asMap).toList());
        map.put("curate", curate.asMap());
        map.put("perceive", perceive.asMap());
        map.put("tasks", tasks.stream().map(Task::id).toList());
        map.put("margins", margins.asMap());
        map.put("near_far_from_boxes", nearFarFromBoxes.id());
        map.put("leak", leak.asMap());
        map.put("judge", judge.asMap());
        map.put("select", select.asMap());
        map.put("per_form", perForm);
        map.put("splits", Map.of("validation", validation, "test", test));
        map.put("sample", sample);
        map.put("limit", limit);
        map.put("drop_sample", dropSample);
        return told(map);
    }

    /** Addresses in the place of the paths that stand for them. */
    private static Map<String, Object> told(Map<?, ?> map) {
        Map<String, Object> told = new LinkedHashMap<>();
        map.forEach((key, value) -> told.put(String.valueOf(key), toldOf(value)));
        return told;
    }

    private static @Nullable Object toldOf(@Nullable Object value) {
        return switch (value) {
            case String text -> FarFiles.told(text);
            case Map<?, ?> map -> told(map);
            case List<?> list -> list.stream().map(RunConfig::toldOf).toList();
            case null, default -> value;
        };
    }
}
