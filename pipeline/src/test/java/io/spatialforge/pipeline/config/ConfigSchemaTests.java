package io.spatialforge.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spatialforge.pipeline.config.Questions.Answer;
import io.spatialforge.pipeline.config.Questions.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schema that editors go by says of every setting what the reader of configurations does, and of no other. */
class ConfigSchemaTests {

    private static final YAMLMapper YAML = YAMLMapper.shared();
    private static final JsonNode TREE = JsonMapper.shared().readTree(ConfigSchema.text());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigSchema.text(), InputFormat.JSON);

    /** Settings for which something stands in that depends on others. */
    private static final Set<String> DEPENDENT =
            Set.of("sources[].name", "sources[].photos", "sources[].detect", "judge.describe.model");

    /** Everything that holds settings, so that the reader asks for all of these. */
    private static final String ALL = """
            splits: {validation: 0}
            margins: {}
            curate: {}
            leak: {}
            perceive: {}
            select: {caps: {}, mix: {counting: 1}}
            judge: {endpoint: "http://localhost:8000/v1", model: m, budget: {}, pairs: {}, describe: {}}
            sources: [{kind: %s, %s, depth: {}, imports: [{file: f, kind: depth, origin: o, depth: {}}]}]
            """;

    private static final Map<SourceKind, String> SOURCES = Map.of(
            SourceKind.COCO, "annotations: a",
            SourceKind.OBJECTS365, "annotations: a",
            SourceKind.LVIS, "annotations: a",
            SourceKind.OPENIMAGES, "boxes: a",
            SourceKind.TRUTH, "annotations: a",
            SourceKind.PIXMO, "points: a",
            SourceKind.ADDED, "recipe: r, annotations: a",
            SourceKind.FOLDER, "images: a");

    @Test
    void everySettingIsInTheSchemaAsTheReaderTakesItAndNoOtherIs() {
        Map<String, Set<Answer>> asked = new TreeMap<>();
        for (SourceKind kind : SourceKind.values()) {
            Map<String, Set<Answer>> ofKind = asked(ALL.formatted(kind.id(), SOURCES.get(kind)));
            ofKind.forEach((key, answers) ->
                    asked.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(answers));
            Set<String> own = new TreeSet<>();
            ofKind.keySet().stream()
                    .filter(key -> key.matches("sources\\[]\\.[a-z_]+"))
                    .forEach(key -> own.add(key.substring("sources[].".length())));
            assertThat(keysOf(kind)).as("settings of " + kind.id()).isEqualTo(own);
        }
        Map<String, JsonNode> said = new TreeMap<>();
        collect("", TREE, said);
        assertThat(said).containsOnlyKeys(asked.keySet());
        said.forEach((key, schema) -> {
            assertThat(schema.path("description").asString("")).as(key).isNotBlank();
            assertThat(said(schema, key)).as(key).isEqualTo(expected(asked.getOrDefault(key, Set.of()), key));
        });
    }

    private static Map<String, Set<Answer>> asked(String yaml) {
        Map<String, Set<Answer>> asked = new TreeMap<>();
        RunConfig.of(
                "test",
                YAML.readTree(yaml),
                Path.of(""),
                (place, key, answer) -> asked.computeIfAbsent(place + key, k -> new LinkedHashSet<>())
                        .add(answer));
        return asked;
    }

    private static Set<String> keysOf(SourceKind kind) {
        Set<String> keys = new TreeSet<>();
        for (JsonNode each : TREE.at("/$defs/source/allOf")) {
            if (each.at("/if/properties/kind/const").asString().equals(kind.id())) {
                each.at("/then/propertyNames/enum").forEach(key -> keys.add(key.asString()));
            }
        }
        return keys;
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? TREE.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static void collect(String place, JsonNode schema, Map<String, JsonNode> said) {
        JsonNode here = resolved(schema);
        for (Map.Entry<String, JsonNode> property : here.path("properties").properties()) {
            JsonNode value = resolved(property.getValue());
            String key = place + property.getKey();
            said.put(key, value);
            collect(key + ".", value, said);
            collect(key + "[].", value.path("items"), said);
            value.path("anyOf").forEach(either -> collect(key + ".", either, said));
        }
    }

    /** What the schema says of a setting, in words that both sides can be put into. */
    private static Set<String> said(JsonNode schema, String key) {
        Set<String> words = new TreeSet<>();
        List<JsonNode> all = new ArrayList<>(List.of(schema));
        schema.path("anyOf").forEach(all::add);
        all.forEach(each -> add(each, words));
        JsonNode usual = schema.get("default");
        if (usual != null && !key.equals("select.mix")) {
            words.add("else " + (usual.isNumber() ? usual.asDouble() : usual.asString()));
        }
        if (schema.has("minimum") && !key.equals("margins.max_order")) { // where orders must have three regions
            words.add("from " + schema.get("minimum").asDouble());
        }
        if (schema.has("maximum")) {
            words.add("to " + schema.get("maximum").asDouble());
        }
        return words;
    }

    private static void add(JsonNode schema, Set<String> words) {
        JsonNode allowed =
                schema.has("enum") ? schema.get("enum") : schema.path("items").path("enum");
        if (allowed.isArray()) {
            words.add("allowed " + allowed);
        }
        if (schema.has("type")) {
            boolean mappings = schema.has("items")
                    && resolved(schema.get("items")).path("type").asString().equals("object");
            words.add(mappings ? "objects" : schema.get("type").asString());
        }
    }

    private static Set<String> expected(Set<Answer> answers, String key) {
        Set<String> words = new TreeSet<>();
        for (Answer answer : answers) {
            words.addAll(types(answer.kind()));
            if (!answer.allowed().isEmpty()) {
                words.add("allowed " + JsonMapper.shared().valueToTree(answer.allowed()));
            }
            Object usual = answer.otherwise();
            if (usual != null && !usual.equals("") && !usual.equals(Long.MAX_VALUE) && !DEPENDENT.contains(key)) {
                words.add("else " + (usual instanceof Number n ? n.doubleValue() : usual));
            }
            bound("from", answer.least(), words);
            bound("to", answer.most(), words);
        }
        if (key.equals("select.mix")) {
            words.add("allowed [\"none\",\"spatialforge-10m\"]");
            words.add("string");
        }
        if (key.equals("margins.max_order")) {
            words.remove("from 0.0");
        }
        return words;
    }

    private static void bound(String word, @Nullable Number bound, Set<String> words) {
        if (bound != null
                && !bound.equals(Long.MIN_VALUE)
                && !bound.equals(Long.MAX_VALUE)
                && !bound.equals(Double.MAX_VALUE)) {
            words.add(word + " " + bound.doubleValue());
        }
    }

    private static Set<String> types(Kind kind) {
        return switch (kind) {
            case TEXT, ONE_OF -> Set.of("string");
            case SOME_OF, TEXTS -> Set.of("string", "array");
            case FLAG -> Set.of("allowed [\"no\",\"yes\",false,true,\"false\",\"true\"]");
            case NUMBER -> Set.of("number");
            case WHOLE -> Set.of("integer");
            case MAPPING -> Set.of("object");
            case MAPPINGS -> Set.of("objects");
        };
    }

    @Test
    void theExamplesOfTheDocumentsAreValid() throws IOException {
        int examples = 0;
        try (Stream<Path> files = Files.list(Path.of("../docs"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                Matcher blocks = Pattern.compile("(?s)```yaml\\R(.*?)```").matcher(Files.readString(file));
                while (blocks.find()) {
                    if (YAML.readTree(blocks.group(1)) instanceof ObjectNode example && isConfiguration(example)) {
                        if (!example.has("sources")) {
                            example.putArray("sources").addObject().put("annotations", "a.json");
                        }
                        assertThat(SCHEMA.validate(example.toString(), InputFormat.JSON))
                                .as(file + ": " + blocks.group(1))
                                .isEmpty();
                        examples++;
                    }
                }
            }
        }
        assertThat(examples).isGreaterThanOrEqualTo(8);
    }

    /** Other files in YAML, as catalogues of models, have other keys at the top. */
    private static boolean isConfiguration(ObjectNode example) {
        return example.properties().stream()
                .anyMatch(entry -> TREE.path("properties").has(entry.getKey()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shards: 8",
                "sources: []",
                "sources: {kind: coco, annotations: a}",
                "{sources: [{annotations: a}], sead: 3}",
                "{sources: [{annotations: a}], seed: one}",
                "{sources: [{annotations: a}], shards: 0}",
                "{sources: [{annotations: a}], sample: 1.5}",
                "{sources: [{annotations: a}], tasks: [nearfar]}",
                "{sources: [{annotations: a}], margins: {depht_ratio: 1.2}}",
                "{sources: [{annotations: a}], margins: {depth_ratio: far}}",
                "{sources: [{annotations: a}], perceive: {device: gpu}}",
                "{sources: [{annotations: a}], select: {mix: 10m}}",
                "{sources: [{annotations: a}], judge: {model: m}}",
                "{sources: [{annotations: a}], judge: {endpoint: e, model: m, api_key: k}}",
                "sources: [{kind: coco}]",
                "sources: [{kind: cocoa, annotations: a}]",
                "sources: [{kind: folder}]",
                "sources: [{kind: folder, images: p, annotations: a}]",
                "sources: [{kind: pixmo, images: p}]",
                "sources: [{annotations: a, name: my photos}]",
                "sources: [{annotations: a, exhaustive: maybe}]",
                "sources: [{annotations: a, depth: {kind: metres}}]",
                "sources: [{annotations: a, imports: [{file: f, kind: boxes}]}]"
            })
    void typicalMistakesAreFoundByTheSchemaAndByTheReader(String yaml) {
        JsonNode tree = YAML.readTree(yaml);
        assertThat(SCHEMA.validate(tree.toString(), InputFormat.JSON)).isNotEmpty();
        assertThat(refused(tree)).isTrue();
    }

    private static boolean refused(JsonNode tree) {
        try {
            RunConfig.of("test", tree, Path.of(""));
            return false;
        } catch (ConfigException e) {
            return true;
        }
    }

    @Test
    void theCopyForEditorsIsTheSame() throws IOException {
        assertThat(Path.of("../schemas").resolve(ConfigSchema.FILE)).content().isEqualTo(ConfigSchema.text());
    }
}
