package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.export.Targets;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports and validations as users call them, of a run about a dog and a cat. */
class ExportCommandTests {

    @TempDir
    Path folder;

    @BeforeEach
    void aRun() throws IOException {
        Path annotations = Files.writeString(folder.resolve("annotations.json"), """
                {"images": [{"id": 1, "file_name": "1.png", "width": 400, "height": 300}],
                 "categories": [{"id": 1, "name": "dog"}, {"id": 2, "name": "cat"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 100, 200]},
                                 {"id": 2, "image_id": 1, "category_id": 2, "bbox": [250, 10, 100, 200]}]}
                """);
        String run = folder.resolve("run").toString();
        assertThat(run("forge", "--coco", annotations.toString(), "--exhaustive", "yes", "--out", run).code)
                .isZero();
    }

    private Outcome export(String target, String... more) {
        return run(Stream.concat(
                        Stream.of("export", folder.resolve("run").toString(), "--to", target, "--out", out()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    @Test
    void whoTrainsWithAnotherNumberOfPixelsIsReminded() {
        assertThat(export("qwen2.5-vl", "--max-pixels", "1003520").out)
                .contains("mind:")
                .contains("--max_pixels 1003520");
        assertThat(export("qwen3-vl").out).doesNotContain("mind:");
        assertThat(export("openai").out).contains("--image-base");
        assertThat(export("openai", "--image-base", "https://photos.example/a").out)
                .doesNotContain("mind:");
    }

    @Test
    void whereThePhotographsLieIsNotToldInWhatIsPublished() throws IOException {
        Path photographs = Files.createDirectory(folder.resolve("photographs"));
        BufferedImage photograph = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(photograph, "png", photographs.resolve("1.png").toFile());
        assertThat(run(
                                "forge",
                                "--coco",
                                folder.resolve("annotations.json").toString(),
                                "--images",
                                photographs.toString(),
                                "--exhaustive",
                                "yes",
                                "--set",
                                "curate.pixels=off",
                                "--out",
                                folder.resolve("run").toString())
                        .code)
                .isZero();
        assertThat(export("qwen3-vl").code).isZero();
        assertThat(Files.readString(folder.resolve("out/export.json"))).contains(photographs.toString());
        assertThat(export("huggingface").code).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(folder.toString());
            }
        }
    }

    @Test
    void theSummaryIsJsonForWhoAsksForIt() {
        Outcome outcome = export("qwen3-vl", "--json");
        assertThat(outcome.code).isZero();
        JsonNode summary = JsonMapper.shared().readTree(outcome.out);
        assertThat(summary.path("target").asString()).isEqualTo("qwen3-vl");
        assertThat(summary.path("written").asLong()).isPositive();
        assertThat(summary.path("read").asLong())
                .isEqualTo(summary.path("written").asLong());
        assertThat(summary.path("files_made").asInt())
                .isEqualTo(summary.path("files").size());
    }

    @Test
    void anExportThatIsWholeSaysSoAndMakesNothing() {
        assertThat(export("qwen3-vl").out).doesNotContain("nothing was done");
        Outcome again = export("qwen3-vl");
        assertThat(again.code).isZero();
        assertThat(again.out).contains("whole already").contains("nothing was done");
        assertThat(again.err).isEmpty();
    }

    @Test
    void progressGoesToStandardErrorAndTheResultToStandardOutput() {
        Outcome outcome = export("qwen3-vl");
        assertThat(outcome.err).contains("export: ").contains("files: ");
        assertThat(outcome.out).contains("pairs written to");
    }

    @Test
    void theHelpListsAllTargets() {
        for (String command : List.of("export", "validate")) {
            Outcome help = run(command, "--help");
            assertThat(help.code).isZero();
            assertThat(help.out).contains(Targets.names()).contains("Examples:");
        }
    }

    @Test
    void anOptionThatChangesNothingOfTheTargetIsWrongUse() {
        Outcome outcome = export("qwen3-vl", "--max-pixels", "100000");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("--max-pixels").contains("qwen3-vl");
        assertThat(export("huggingface", "--turns", "4").code).isEqualTo(2);
        assertThat(Path.of(out())).doesNotExist();
    }

    @Test
    void numbersThatAreNotPositiveAreWrongUse() {
        assertThat(export("qwen3-vl", "--turns", "0").err).contains("--turns: expected at least 1, got 0");
        assertThat(export("qwen2.5-vl", "--max-pixels", "0").err).contains("--max-pixels: expected at least 3136");
        assertThat(export("qwen3-vl", "--workers", "0").code).isEqualTo(2);
    }

    @Test
    void theLimitOfPixelsDecidesWhichCoordinatesAreInOrder() {
        assertThat(export("qwen2.5-vl", "--max-pixels", "12544").code).isZero();
        assertThat(run("validate", out(), "--as", "qwen2.5-vl", "--max-pixels", "12544").code)
                .isZero();
    }

    @Test
    void whatIsWrongWithAFileIsJsonForWhoAsksForIt() throws Exception {
        Path file = Files.writeString(folder.resolve("theirs.jsonl"), "{\"id\": \"1\", \"image\": \"a.jpg\"}\n");
        Outcome outcome = run("validate", file.toString(), "--as", "qwen3-vl", "--json");
        assertThat(outcome.code).isEqualTo(1);
        JsonNode result = JsonMapper.shared().readTree(outcome.out);
        assertThat(result.path("valid").asBoolean()).isFalse();
        assertThat(result.path("records").asLong()).isEqualTo(1);
        JsonNode fault = result.path("faults").path(0);
        assertThat(fault.path("file").asString()).isEqualTo("theirs.jsonl");
        assertThat(fault.path("line").asLong()).isEqualTo(1);
        assertThat(fault.path("field").asString()).isEqualTo("conversations");
    }

    @Test
    void aFileOfSomethingElseInTheOutputFolderIsNotReplaced() throws Exception {
        Files.createDirectories(Path.of(out()));
        Files.writeString(Path.of(out()).resolve("export.json"), "{}");
        Outcome outcome = export("qwen3-vl");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("export.json").contains("another folder");
    }

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = Main.run(line, args);
        return new Outcome(code, out.toString(), err.toString());
    }

    private record Outcome(int code, String out, String err) {}
}
