package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTests {

    @TempDir
    static Path folder;

    private static String run;
    private static String truth;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void drawScenes() {
        StringWriter ignored = new StringWriter();
        CommandLine line = new CommandLine(new Main())
                .setOut(new PrintWriter(ignored, true))
                .setErr(new PrintWriter(ignored, true));
        int code = Main.run(line, "demo", "--scenes", "6", "--out", folder.toString());
        assertThat(code).as(ignored.toString()).isEqualTo(Main.DONE);
        run = folder.resolve("run").toString();
        truth = folder.resolve("scenes/truth.jsonl").toString();
    }

    private int call(String... args) {
        CommandLine line =
                new CommandLine(new Main()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.run(line, args);
    }

    @Test
    void theReportHasPrecisionCoverageAndWhatWasLeftOut() {
        assertThat(call("audit", run, "--truth", truth)).isEqualTo(Main.DONE);
        assertThat(out.toString())
                .contains(
                        "95% interval",
                        "what truth can decide in the photographs that the run read",
                        "what came of each task",
                        "over-cap");
    }

    @Test
    void plotsAreWrittenAsTheirNamesSay() throws Exception {
        Path png = folder.resolve("plots/audit.png");
        Path svg = folder.resolve("sweep.svg");
        assertThat(call("audit", run, "--truth", truth, "--plot", png.toString()))
                .isEqualTo(Main.DONE);
        assertThat(call("audit", run, "--truth", truth, "--sweep", "side_gap", "--plot", svg.toString()))
                .isEqualTo(Main.DONE);
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isEqualTo(2000);
        assertThat(Files.readString(svg)).contains("<svg", "Sweep of side_gap", "left-right");
        assertThat(call("audit", run, "--truth", truth, "--plot", "audit.gif")).isEqualTo(Main.WRONG_USE);
        assertThat(err.toString()).contains("expected a name that ends in .png or .svg, got audit.gif");
    }

    @Test
    void aSweepPrintsTheLineOfTheConfiguration() {
        assertThat(call("audit", run, "--truth", truth, "--sweep", "side_gap", "--at", "0.2", "--values", "0.1,0.6"))
                .isEqualTo(Main.DONE);
        assertThat(out.toString()).contains("margins: {side_gap: 0.1}");
        assertThat(call("audit", run, "--truth", truth, "--sweep", "gap")).isEqualTo(Main.WRONG_USE);
        assertThat(call("audit", run, "--truth", truth, "--sweep", "side_gap", "--at", "99"))
                .isEqualTo(Main.WRONG_USE);
        assertThat(err.toString()).contains("there is no margin 'gap'", "--at: expected a share between 0 and 1");
    }

    @Test
    void aTruthWithoutObjectsIsNoTruthForPairs() throws Exception {
        Path bare = Files.writeString(
                folder.resolve("bare.jsonl"),
                "{\"image\": \"a.png\", \"width\": 9, \"height\": 9, \"objects\": [], \"depth_map\": \"a.png\"}\n");
        assertThat(call("audit", run, "--truth", bare.toString())).isEqualTo(Main.NOT_ACCEPTABLE);
        assertThat(out.toString()).contains("lists no objects in its 1 photographs");
    }

    @Test
    void aMalformedTruthIsRefusedWithFileLineAndField() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.jsonl"), "{\"image\": 5}\n");
        assertThat(call("audit", run, "--truth", wrong.toString())).isEqualTo(Main.WRONG_USE);
        assertThat(err.toString()).contains(wrong + ":1: image: expected a path, got 5");
    }

    @Test
    void jsonHoldsAllFigures() {
        assertThat(call("audit", run, "--truth", truth, "--json")).isEqualTo(Main.DONE);
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("tasks").size()).isGreaterThan(3);
        assertThat(json.path("all").path("interval95").size()).isEqualTo(2);
        assertThat(json.path("all").path("effective").asDouble())
                .isLessThanOrEqualTo(json.path("all").path("judged").asDouble());
        assertThat(json.path("reach").size()).isPositive();
        assertThat(json.path("yields").size()).isPositive();
    }
}
