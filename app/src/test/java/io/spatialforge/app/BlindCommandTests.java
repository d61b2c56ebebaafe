package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BlindCommandTests {

    private static final int IMAGES = 40;

    @TempDir
    Path folder;

    private Path run = Path.of("");

    @BeforeEach
    void makeARun() throws IOException {
        StringJoiner images = new StringJoiner(",");
        StringJoiner annotations = new StringJoiner(",");
        for (int i = 1; i <= IMAGES; i++) {
            images.add("{\"id\":%d,\"file_name\":\"%d.jpg\",\"width\":400,\"height\":300}".formatted(i, i));
            annotations.add("{\"id\":%d,\"image_id\":%d,\"category_id\":1,\"bbox\":[%d,100,80,120]}"
                    .formatted(2 * i, i, i % 2 == 0 ? 10 : 290));
            annotations.add(
                    "{\"id\":%d,\"image_id\":%d,\"category_id\":2,\"bbox\":[150,100,80,120]}".formatted(2 * i + 1, i));
        }
        Files.writeString(
                folder.resolve("annotations.json"),
                "{\"images\":[%s],\"annotations\":[%s],\"categories\":[{\"id\":1,\"name\":\"dog\"},{\"id\":2,\"name\":\"cat\"}]}"
                        .formatted(images, annotations));
        Files.writeString(folder.resolve("run.yaml"), """
                curate: {pixels: off}
                sources:
                  - {kind: coco, name: test, annotations: annotations.json, exhaustive: yes, photos: optional}
                """);
        run = folder.resolve("run");
        Outcome forged = run("forge", folder.resolve("run.yaml").toString(), "--out", run.toString());
        assertThat(forged.code).as(forged.err).isZero();
    }

    @Test
    void kindsOfFewPairsAreListedAndAccepted() {
        Outcome outcome = run("blind", run.toString());
        assertThat(outcome.code).isZero();
        assertThat(outcome.out).contains("left-right").contains("few pairs").contains("chance");
    }

    @Test
    void aKindThatIsNotShownToKeepTheBoundIsNotAcceptable() {
        Outcome outcome = run("blind", run.toString(), "--least", "10");
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.out).contains("guessed: chance + ");
        assertThat(run("blind", run.toString(), "--least", "10", "--tolerance", "100").code)
                .isZero();
    }

    @Test
    void theReportIsToBeHadAsJson() {
        Outcome outcome = run("blind", run.toString(), "--json");
        JsonNode json = JsonMapper.shared().readTree(outcome.out);
        assertThat(json.path("holds").booleanValue()).isTrue();
        assertThat(json.path("rows").size()).isPositive();
        assertThat(json.path("least_pairs").intValue()).isEqualTo(20_000);
    }

    @Test
    void impossibleNumbersAreWrongUse() {
        Outcome outcome = run("blind", run.toString(), "--sample", "0");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("--sample: expected at least 1, got 0");
        assertThat(run("blind", folder.resolve("none").toString()).code).isEqualTo(2);
    }

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                new CommandLine(new Main()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Outcome(Main.run(line, args), out.toString(), err.toString());
    }
}
