package io.spatialforge.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spatialforge.core.drop.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MetricsTests {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private RunStory story = new RunStory(Path.of(""));
    private Progress progress = new Progress(List.of(), story.meter, story::nanos);

    @BeforeEach
    void follow() {
        story = new RunStory(folder);
        progress = new Progress(
                List.of(new Metrics(new PrintWriter(out, true), folder, story.meter, story::nanos)),
                story.meter,
                story::nanos);
    }

    @Test
    void everyLineMeetsTheSchema() throws Exception {
        wholeRun();
        Schema schema = schema();
        assertThat(lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(schema.validate(line.toString(), InputFormat.JSON))
                        .as(line.toString())
                        .isEmpty());
        ObjectNode unknown = ((ObjectNode) lines().getLast()).put("surprise", 1);
        assertThat(schema.validate(unknown.toString(), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void aLineASecondTellsWhereTheRunIs() throws Exception {
        wholeRun();
        List<JsonNode> forging = of("progress", "forge");
        assertThat(forging).hasSize(7);
        JsonNode sixth = forging.get(5);
        assertThat(sixth.get("shards_done").asInt()).isEqualTo(3);
        assertThat(sixth.get("shards_reused").asInt()).isEqualTo(1);
        assertThat(sixth.get("done").asLong()).isEqualTo(30);
        assertThat(sixth.get("total").asLong()).isEqualTo(40);
        assertThat(sixth.get("rate").asDouble()).isEqualTo(3.333);
        assertThat(sixth.get("eta_s").asDouble()).isEqualTo(3);
        assertThat(sixth.get("queues").get("look_batches").asInt()).isEqualTo(3);
        assertThat(sixth.get("temporary_bytes").asLong()).isEqualTo(1234);
    }

    @Test
    void theLastLineIsTheEndWithTotals() throws Exception {
        wholeRun();
        JsonNode end = lines().getLast();
        assertThat(end.get("event").asString()).isEqualTo("end");
        assertThat(end.get("outcome").asString()).isEqualTo("done");
        JsonNode forge = end.get("stages").get(2);
        assertThat(forge.get("stage").asString()).isEqualTo("forge");
        assertThat(forge.get("done").asLong()).isEqualTo(40);
        assertThat(forge.get("now").asLong()).isEqualTo(30);
        assertThat(forge.get("kept").get("images").asLong()).isEqualTo(40);
        assertThat(forge.get("bytes").asLong()).isEqualTo(40);
    }

    @Test
    void aRunThatFailsSaysWhyAndWhere() throws Exception {
        story.begins(progress, "forge", 4, 0, Unit.IMAGES, 10);
        progress.failed(new IOException("no room left"));
        progress.close();
        progress.close();
        JsonNode end = lines().getLast();
        assertThat(end.get("outcome").asString()).isEqualTo("failed");
        assertThat(end.get("error").asString()).isEqualTo("no room left");
        assertThat(end.get("unfinished").asString()).isEqualTo("forge");
        assertThat(schema().validate(end.toString(), InputFormat.JSON)).isEmpty();
        assertThat(of("end", null)).hasSize(1);
    }

    private void wholeRun() throws IOException {
        progress.note("margins changed");
        Path temporary = Files.createDirectories(folder.resolve("work/tmp"));
        Files.write(temporary.resolve("shuffle"), new byte[1234]);
        story.meter.level("look_batches").add(3);
        story.stage(progress, "ingest", 4, 0, Unit.IMAGES, 10, 4);
        progress.worked("copies", "steps", 1, 2);
        story.pass(progress, 1);
        progress.worked("copies", "steps", 2, 2);
        story.stage(progress, "forge", 4, 1, Unit.IMAGES, 10, 7.5);
        progress.succeeded();
        progress.close();
    }

    private List<JsonNode> of(String event, @Nullable String stage) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode line : lines()) {
            if (line.get("event").asString().equals(event)
                    && (stage == null || line.get("stage").asString().equals(stage))) {
                found.add(line);
            }
        }
        return found;
    }

    private List<JsonNode> lines() {
        return out.toString().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static Schema schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(Metrics.class.getResourceAsStream("metrics-1.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
