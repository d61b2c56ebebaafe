package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTests {

    @TempDir
    Path folder;

    @Test
    void forgeNamesTheReportAndTheReportIsWritten() throws IOException {
        Path run = folder.resolve("run");
        Outcome forged = run("forge", configuration().toString(), "--out", run.toString());
        assertThat(forged.code).as(forged.err).isZero();
        assertThat(forged.out).contains("Next: spatialforge report " + run);
        Outcome written = run("report", run.toString());
        assertThat(written.code).as(written.err).isZero();
        assertThat(written.out).startsWith(run.resolve("report.html").toString());
        assertThat(Files.readString(run.resolve("report.html"))).startsWith("<!DOCTYPE html>");

        Path elsewhere = folder.resolve("new/r.html");
        Outcome json = run("report", run.toString(), "--json", "--per-task", "0", "--out", elsewhere.toString());
        assertThat(JsonMapper.shared().readTree(json.out).at("/pairs/count").asLong())
                .isPositive();
        assertThat(elsewhere).isRegularFile();
    }

    @Test
    void theLastAuditIsShownUntilThePairsAreOthers() throws IOException {
        Path run = folder.resolve("run");
        String config = configuration().toString();
        assertThat(run("forge", config, "--out", run.toString()).code).isZero();
        assertThat(page(run)).contains("was not held against truth. Where there is some: spatialforge audit RUN");
        Path truth = Files.writeString(folder.resolve("measured.jsonl"), """
                {"image": "1.jpg", "width": 400, "height": 300, "exhaustive": true, "objects": [{"label": "dog", "bbox": [10, 100, 90, 220]}, {"label": "cat", "bbox": [250, 100, 330, 220]}]}
                """);
        assertThat(run("audit", run.toString(), "--truth", truth.toString()).code)
                .isZero();
        assertThat(page(run)).contains("Held against measured.jsonl").doesNotContain("was not held");
        assertThat(run("forge", config, "--seed", "5", "--out", run.toString()).code)
                .isZero();
        assertThat(page(run)).contains("was held against truth when it had other pairs");
        assertThat(run("report", run.toString(), "--truth", truth.toString()).code)
                .isZero();
        assertThat(page(run)).contains("Held against measured.jsonl");
        assertThat(run("report", run.toString(), "--truth", config).err).contains("report: ", "run.yaml:1");
    }

    private static String page(Path run) throws IOException {
        Outcome written = run("report", run.toString(), "--per-task", "0");
        assertThat(written.code).as(written.err).isZero();
        return Files.readString(run.resolve("report.html"));
    }

    private Path configuration() throws IOException {
        Files.writeString(folder.resolve("annotations.json"), """
                {"images":[{"id":1,"file_name":"1.jpg","width":400,"height":300}],
                 "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[10,100,80,120]},
                                {"id":2,"image_id":1,"category_id":2,"bbox":[250,100,80,120]}],
                 "categories":[{"id":1,"name":"dog"},{"id":2,"name":"cat"}]}
                """);
        return Files.writeString(folder.resolve("run.yaml"), """
                curate: {pixels: off}
                shards: 1
                sources:
                  - {kind: coco, name: test, annotations: annotations.json, exhaustive: yes, photos: optional}
                """);
    }

    @Test
    void aRunThatLiesElsewhereIsToBeCopiedFirst() {
        Outcome outcome = run("report", "s3a://bucket/run");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("s3a://bucket/run").contains("copy it here");
    }

    @Test
    void whatIsNoRunIsNamed() {
        assertThat(run("report", folder.toString()).err).contains("holds no finished run");
        assertThat(run("report", folder.toString(), "--per-task", "-1").err)
                .contains("--per-task is at least 0, got -1");
        Outcome truth = run("report", folder.toString(), "--out", folder.toString());
        assertThat(truth.code).isEqualTo(2);
        assertThat(truth.err).contains("is a folder");
    }

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = Main.run(line, args);
        return new Outcome(code, out.toString(), err.toString());
    }
}
