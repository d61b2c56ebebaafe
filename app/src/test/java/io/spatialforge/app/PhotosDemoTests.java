package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PhotosDemoTests {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return Main.run(line, arguments);
    }

    @Test
    void thePhotographsThatAreDownloadedArePinnedFreeOfRightsAndCredited() throws IOException {
        Set<String> names = new HashSet<>();
        for (DemoPhotos.Photo photo : DemoPhotos.all()) {
            assertThat(names.add(photo.file().name())).isTrue();
            assertThat(photo.file().url().toString()).matches("https://.*/[0-9a-f]{40}/.*");
            assertThat(photo.file().sha256()).matches("[0-9a-f]{64}");
            assertThat(photo.licence()).isIn("CC0-1.0", "public domain");
            assertThat(photo.title()).isNotBlank();
            assertThat(photo.author()).isNotBlank();
            assertThat(photo.source()).startsWith("https://");
        }
        assertThat(names).hasSize(8);
    }

    @Test
    void aFolderThatIsNotThereIsWrongUse() {
        int code = run(
                "demo",
                "--photos",
                folder.resolve("none").toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(code).isEqualTo(Main.WRONG_USE);
        assertThat(err.toString()).contains("expected a folder of photographs").contains("none");
    }

    @Test
    void realPhotographsAreSeenAndShown() throws IOException {
        String material = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(material != null, "SPATIALFORGE_TESTDATA is not set: no real models and photographs to look with");
        Path models = Path.of(material, "models");
        Path photos = Path.of(material, "samples/photos_free");
        Path catalogue = Files.writeString(folder.resolve("models.yaml"), """
                models:
                  depth: {role: depth, licence: MIT, source: "the test", decoder: inverse-depth, settings: {nearer: larger},
                    file: {path: "%1$s/tcmonodepth_tcsmallnet_192x320.onnx"},
                    input: {width: 320, height: 192, fixed: true, colour: rgb, range: 255, fit: stretch}}
                  boxes: {role: detector, licence: Apache-2.0, source: "the test", decoder: yolox, settings: {labels: coco},
                    file: {path: "%1$s/yolox_nano.onnx"},
                    input: {width: 416, height: 416, fixed: true, multiple: 32, colour: bgr, range: 255, fit: letterbox, pad: 114}}
                  again: {role: detector, licence: Apache-2.0, source: "the test", decoder: nanodet, settings: {labels: coco},
                    file: {path: "%1$s/nanodet.onnx"},
                    input: {width: 416, height: 416, fixed: true, colour: bgr, range: 255, mean: [103.53, 116.28, 123.675],
                      std: [57.375, 57.12, 58.395], fit: stretch}}
                  poses: {role: pose, licence: Apache-2.0, source: "the test", decoder: movenet,
                    file: {path: "%1$s/movenet-thunder.onnx"},
                    input: {width: 256, height: 256, fixed: true, layout: nhwc, type: int32, colour: rgb, range: 255, fit: stretch}}
                """.formatted(models));
        Path demo = folder.resolve("demo");

        int code = run(
                "demo",
                "--photos",
                photos.toString(),
                "--models",
                "depth,boxes,again,poses",
                "--catalogue",
                catalogue.toString(),
                "--out",
                demo.toString(),
                "--json");

        assertThat(err.toString()).doesNotContain("spatialforge:");
        assertThat(code).isEqualTo(Main.DONE);
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("models").size()).isEqualTo(4);
        assertThat(json.path("summary").path("looks").path("looked").intValue()).isEqualTo(11);
        assertThat(demo.resolve("seen/seen-1.png")).isNotEmptyFile();
        assertThat(demo.resolve("pictures/overview.png")).isNotEmptyFile();
        assertThat(demo.resolve("export/qwen3-vl")).isNotEmptyDirectory();
    }
}
