package io.spatialforge.pipeline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Targets;
import io.spatialforge.export.licence.CopyRules;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Exports of drawn scenes that bring their photographs along. */
class CopiedPhotographsTests {

    private static final ExportOptions COPIES = ExportOptions.DEFAULTS.copyingImages();

    @TempDir
    static Path shared;

    private static Path photos;

    @TempDir
    Path folder;

    @BeforeAll
    static void forge() throws Exception {
        DrawnCorpus.Written corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(5, 6).withWorkers(2));
        photos = corpus.images();
        ObjectNode tree = JsonMapper.shared().createObjectNode();
        tree.put("shards", 2);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "coco");
        source.put("name", "drawn");
        source.put("exhaustive", "yes");
        source.putArray("annotations").add(corpus.annotations().toString());
        source.putArray("images").add(photos.toString());
        RunConfig config = RunConfig.of("test", tree, Path.of(""));
        Run.forge(config, shared.resolve("run"), Run.Options.ofDefaults());
    }

    @Test
    void recordsNameCopiesThatAreThere() throws Exception {
        ExportSummary summary = export("qwen3-vl");

        assertThat(summary.written()).isEqualTo(summary.read()).isPositive();
        for (String line : Files.readAllLines(folder.resolve("train.jsonl"))) {
            JsonNode record = JsonMapper.shared().readTree(line);
            String image = record.path("image").asString();
            assertThat(image).startsWith("drawn/");
            assertThat(folder.resolve("images").resolve(image))
                    .hasSameBinaryContentAs(photos.resolve(image.substring("drawn/".length())));
        }
        List<String> credits = Files.readAllLines(folder.resolve("image-credits.csv"));
        assertThat(credits.size() - 1).isEqualTo(copies().size());
        assertThat(credits.get(1)).contains(",CC0-1.0,").contains(",none,");
    }

    @Test
    void exportingAgainLeavesCopiesAsTheyAre() throws Exception {
        export("qwen3-vl");
        Path copy = copies().getFirst();
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(copy, old);

        export("qwen3-vl");

        assertThat(Files.getLastModifiedTime(copy)).isEqualTo(old);
    }

    @Test
    void aCopyThatWasCutIsMended() throws Exception {
        export("qwen3-vl");
        Path copy = copies().getFirst();
        byte[] whole = Files.readAllBytes(copy);
        Files.writeString(copy, "cut");

        export("qwen3-vl");

        assertThat(Files.readAllBytes(copy)).isEqualTo(whole);
    }

    @Test
    void photographsThatMayNotBeCopiedAnyMoreAreRemoved() throws Exception {
        export("qwen3-vl");
        Path copy = copies().getFirst();

        Export.run(FinishedRun.open(shared.resolve("run")), Targets.named("qwen3-vl"), folder, 2);

        assertThat(copy).doesNotExist();
        assertThat(folder.resolve("image-credits.csv")).doesNotExist();
    }

    @Test
    void aPhotographWithoutACreditIsNotPassedOn() throws Exception {
        Files.createDirectories(folder.resolve("images/drawn"));
        Files.writeString(folder.resolve("images/drawn/stray.jpg"), "whose?");

        assertThatThrownBy(() -> export("qwen3-vl"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stray.jpg is none of the photographs of this export");
    }

    @Test
    void tarsBringTheSamePhotographs() throws Exception {
        ExportSummary summary = export("webdataset");

        assertThat(summary.written()).isEqualTo(summary.read());
        assertThat(Targets.named("webdataset").validate(folder).faults()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("image-credits.csv")))
                .anyMatch(line -> line.matches("drawn_\\d+-[0-9a-f]{12}\\.jpg,drawn/\\d+,drawn,,CC0-1\\.0,.*"));
    }

    private ExportSummary export(String name) throws Exception {
        FinishedRun run = FinishedRun.open(shared.resolve("run"));
        try (Photographs photographs = RunPhotographs.open(run, CopyRules.of(Map.of(), CopyRules.Commerce.POSSIBLE))) {
            Target target = Targets.named(name, COPIES, photographs);
            return Export.run(run, target, folder, 2);
        }
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("images"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
