package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spatialforge.app.docs.Block;
import io.spatialforge.app.docs.Page;
import io.spatialforge.app.docs.Untested;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.vision.model.ModelCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Configurations, catalogues and records that the documents show are what they say they are. */
class DocumentedSettingsTests {

    @TempDir
    Path folder;

    private static Stream<Block> blocks(String language) {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals(language));
    }

    static Stream<Block> configurations() {
        return blocks("yaml").filter(block -> Untested.of(block).isEmpty());
    }

    /** Where a page shows but a part of a configuration, sources are added. */
    @ParameterizedTest
    @MethodSource("configurations")
    void aConfigurationIsUnderstood(Block block) throws IOException {
        ObjectNode tree = (ObjectNode) new YAMLMapper().readTree(block.text());
        if (Set.of("models", "sets").containsAll(tree.propertyNames())) {
            Path file = Files.writeString(folder.resolve("models.yaml"), block.text());
            assertThat(ModelCatalog.shipped().with(ModelCatalog.of(file)).models())
                    .isNotEmpty();
            return;
        }
        if (!tree.has("sources")) {
            tree.putArray("sources").addObject().put("kind", "coco").put("annotations", "instances.json");
        }
        Files.createFile(Files.createDirectory(folder.resolve("openimages")).resolve("train-annotations-bbox.csv"));
        assertThatCode(() -> RunConfig.of("configuration", tree, folder))
                .as(block.toString())
                .doesNotThrowAnyException();
    }

    static Stream<Block> records() {
        return blocks("json").filter(block -> block.mark("as").isPresent());
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordIsWhatItsTrainerReads(Block block) throws IOException {
        String target = block.mark("as").orElseThrow();
        boolean array = block.text().startsWith("[");
        List<String> lines = values(block).stream().map(JsonNode::toString).toList();
        Path file = Files.writeString(
                folder.resolve(array ? "train.json" : "train.jsonl"),
                array ? lines.toString() : String.join("\n", lines) + "\n");
        StringWriter said = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));

        assertThat(Main.run(line, "validate", file.toString(), "--as", target))
                .as(block + ": " + said)
                .isZero();
    }

    @Test
    void linesForMachinesMeetTheirSchema() throws IOException {
        List<Block> blocks =
                blocks("json").filter(block -> block.mark("schema").isPresent()).toList();

        assertThat(blocks).isNotEmpty();
        for (Block block : blocks) {
            String name = block.mark("schema").orElseThrow();
            String schema = schema(name);
            for (JsonNode value : values(block)) {
                assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema, InputFormat.JSON)
                                .validate(value.toString(), InputFormat.JSON))
                        .as(block.toString())
                        .isEmpty();
            }
        }
    }

    private static String schema(String name) throws IOException {
        for (String place : List.of("/io/spatialforge/app/watch/", "/io/spatialforge/records/")) {
            try (InputStream in = Main.class.getResourceAsStream(place + name + ".schema.json")) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("there is no schema " + name);
    }

    /** Where something is left out of an example, it says so by an ellipsis. */
    @Test
    void whatIsShownAsJsonIsJson() {
        List<Block> broken = new ArrayList<>();
        blocks("json").filter(block -> !block.text().contains("…")).forEach(block -> {
            if (values(block).isEmpty()) {
                broken.add(block);
            }
        });
        assertThat(broken).isEmpty();
    }

    private static List<JsonNode> values(Block block) {
        try (MappingIterator<JsonNode> values =
                JsonMapper.shared().readerFor(JsonNode.class).readValues(block.text())) {
            return values.readAll();
        }
    }
}
