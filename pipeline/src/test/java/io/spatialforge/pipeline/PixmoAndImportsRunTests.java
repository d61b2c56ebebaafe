package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** From Parquet files and results of other programs to a finished run. */
class PixmoAndImportsRunTests {

    private static final String DOGS = "a".repeat(64);

    @TempDir
    Path folder = Path.of("");

    private void write(String file, String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + folder.resolve(file) + "' (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IllegalArgumentException(query, e);
        }
    }

    @BeforeEach
    void writeFiles() throws IOException {
        write(
                "points.parquet",
                "SELECT 'https://example.test/a.jpg' AS image_url, '" + DOGS + "' AS image_sha256,"
                        + " [{'x': 25.0::DOUBLE, 'y': 50.0::DOUBLE}, {'x': 80.0::DOUBLE, 'y': 50.0::DOUBLE}] AS points,"
                        + " 2::BIGINT AS count, label, 'pointing' AS collection_method"
                        + " FROM (VALUES ('dog'), ('bench')) t(label)"
                        + " UNION ALL SELECT 'https://example.test/b.jpg', '" + "b".repeat(64)
                        + "', [], 0, 'cat', 'counting'");
        Files.writeString(folder.resolve("sizes.csv"), "image,width,height\n" + DOGS + ",400,200\n");
        Files.writeString(
                folder.resolve("boxes.jsonl"),
                "{\"image\": \"https://example.test/a.jpg\", \"label\": \"ball\", \"box\": [10, 10, 90, 90],"
                        + " \"score\": 0.8}\n{\"image\": \"%s\", \"label\": \"vase\", \"box\": [300, 20, 380, 120], \"score\": 0.9}\n"
                                .formatted(DOGS));
    }

    private RunConfig config(String yaml) {
        JsonNode tree = new YAMLMapper().readTree(yaml);
        return RunConfig.of("test", tree, folder);
    }

    private List<Scene> scenes(Path run) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.resolve("scenes"))) {
            for (Path file : files.sorted().toList()) {
                LineReader.forEach(file, SceneJson.LINES, scenes::add);
            }
        }
        return scenes;
    }

    @Test
    void pixmoGoesThroughARunAndItsUnitStandsInTheRecord() throws Exception {
        Path out = folder.resolve("run");
        RunSummary summary = Run.forge(config("""
                shards: 3
                sources:
                  - kind: pixmo
                    points: points.parquet
                    sizes: sizes.csv
                    imports: [{file: boxes.jsonl, kind: boxes, origin: a-detector, exhaustive: yes}]
                """), out, Run.Options.ofDefaults());

        Books.Page ingest = summary.books(Stage.INGEST).page(Books.WHOLE);
        assertThat(ingest.read(Unit.IMAGES)).isEqualTo(2);
        assertThat(ingest.dropped(Unit.IMAGES, Reason.IMAGE_MISSING)).isEqualTo(1);
        assertThat(ingest.read(Unit.ROWS)).isEqualTo(3);
        assertThat(ingest.kept(Unit.ROWS)).isEqualTo(2);
        assertThat(ingest.dropped(Unit.ROWS, Reason.IMAGE_DROPPED)).isEqualTo(1);
        assertThat(ingest.kept(Unit.REGIONS)).isEqualTo(6);
        assertThat(scenes(out)).singleElement().satisfies(scene -> {
            assertThat(scene.exhaustive()).containsExactly("ball", "bench", "dog", "vase");
            assertThat(scene.regions()).extracting(Region::origin).contains("a-detector", "human");
        });
        JsonNode decision = JsonMapper.shared()
                .readTree(Files.readAllBytes(out.resolve("run.json")))
                .get("decisions")
                .get(0);
        assertThat(decision.get("file").asString()).isEqualTo("points.parquet");
        assertThat(decision.get("decided").asString()).isEqualTo("percent");
        assertThat(decision.get("counts").get("points").asInt()).isEqualTo(4);
    }

    @Test
    void settingsOfImportsAreRefusedByName() {
        String source = "sources: [{kind: pixmo, points: points.parquet, imports: [%s]}]";
        assertThatThrownBy(() -> config(source.formatted("{kind: boxes, origin: x}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("imports[0].file");
        assertThatThrownBy(() -> config(source.formatted("{file: a.jsonl, kind: boxes}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("imports[0].origin");
        assertThatThrownBy(() -> config(source.formatted("{file: a.jsonl, kind: faces, origin: x}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("boxes, masks, keypoints, captions, depth");
        assertThatThrownBy(() -> config(source.formatted("{file: a.jsonl, kind: depth, origin: x}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("imports[0].depth");
        assertThatThrownBy(() -> config(source.formatted("{file: a.jsonl, kind: boxes, origin: x, size: 3}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'size'");
        assertThatThrownBy(() -> Run.forge(
                        config(source.formatted("{file: none.jsonl, kind: boxes, origin: x}")),
                        folder.resolve("run"),
                        Run.Options.ofDefaults()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.jsonl");
    }

    @Test
    void aSourceOfPixmoNeedsOneOfItsFiles() {
        assertThatThrownBy(() -> config("sources: [{kind: pixmo}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("points, count, explanations, captions");
        assertThatThrownBy(() -> config("sources: [{kind: pixmo, points: points.parquet, points_unit: permille}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("auto, percent, pixels");
    }
}
