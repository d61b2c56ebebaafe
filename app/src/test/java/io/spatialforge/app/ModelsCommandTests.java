package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ModelsCommandTests {

    private static final byte[] WEIGHTS = "weights of a model".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHERS = "weights of another".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    final HttpServer server;

    ModelsCommandTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/mine.onnx", WEIGHTS);
        serve("/yours.onnx", OTHERS);
        server.start();
    }

    private void serve(String path, byte[] content) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        });
    }

    @BeforeEach
    void writeCatalogue() throws Exception {
        Files.writeString(folder.resolve("my.yaml"), """
                models:
                  mine: {role: depth, about: Mine, licence: MIT, source: "https://example.org/mine", decoder: inverse-depth, settings: {nearer: larger},
                    file: {url: "%1$s/mine.onnx", sha256: %2$s, bytes: 18},
                    input: {width: 8, height: 8, fixed: true, colour: rgb, fit: stretch}}
                  yours: {role: pose, about: Yours, licence: CC-BY-NC-4.0, source: "https://example.org/yours", decoder: movenet,
                    file: {url: "%1$s/yours.onnx"},
                    input: {width: 8, height: 8, fixed: true, colour: rgb, fit: stretch}}
                  gone: {role: pose, about: Gone, licence: MIT, source: "https://example.org/gone", decoder: movenet,
                    file: {url: "%1$s/gone.onnx", sha256: %2$s, bytes: 18},
                    input: {width: 8, height: 8, fixed: true, colour: rgb, fit: stretch}}
                sets:
                  ours: [mine, yours]
                """.formatted(
                        "http://127.0.0.1:" + server.getAddress().getPort(), sha256(WEIGHTS)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theListSaysWhatThereIsAndWhetherItIsHere() {
        models("pull", "mine");

        Outcome outcome = models("list", "--set", "ours");

        assertThat(outcome.code).isZero();
        assertThat(outcome.out)
                .containsPattern("mine +depth +here +18 B +MIT +ours")
                .containsPattern("yours +pose +absent +\\? +CC-BY-NC-4\\.0 +ours")
                .contains("https://example.org/yours")
                .contains("Kept in " + folder.resolve("store"))
                .doesNotContain("gone");
        JsonNode json = JsonMapper.shared().readTree(models("list", "--json").out);
        assertThat(json.path("models").values())
                .extracting(model -> model.path("id").asString())
                .contains("yolox-nano", "mine");
    }

    @Test
    void aPulledSetIsCreditedAndTrustIsSaid() {
        Outcome outcome = models("pull", "--set", "ours");

        assertThat(outcome.code).isZero();
        assertThat(outcome.out)
                .contains("mine: pulled")
                .contains("licence MIT; https://example.org/mine")
                .contains("licence CC-BY-NC-4.0 (not for commercial use)")
                .contains("yours.onnx: nothing states its hash")
                .contains(sha256(OTHERS))
                .contains("2 of 2 models are in " + folder.resolve("store"));
        assertThat(outcome.err).contains("mine/mine.onnx");
        assertThat(models("pull", "--set", "ours").out).contains("mine: was here already");
    }

    @Test
    void whatCanNotBePulledIsNamedAndTheRestIsPulled() {
        Outcome outcome = models("pull", "gone", "mine");

        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).contains("gone/gone.onnx").contains("404").contains(sha256(WEIGHTS));
        assertThat(outcome.out).contains("mine: pulled").contains("1 of 2 models");
        JsonNode json = JsonMapper.shared().readTree(models("pull", "gone", "mine", "--json").out);
        assertThat(json.path("models")
                        .get(0)
                        .path("files")
                        .get(0)
                        .path("sha256")
                        .asString())
                .isEqualTo(sha256(WEIGHTS));
        assertThat(json.path("models").get(1).path("error").asString()).contains("404");
    }

    @Test
    void aFolderServesAsASource() throws Exception {
        Path stick = Files.createDirectory(folder.resolve("stick"));
        Files.write(stick.resolve("mine.onnx"), WEIGHTS);
        server.stop(0);

        assertThat(models("pull", "mine", "--from", stick.toString()).code).isZero();
        assertThat(folder.resolve("store/mine/mine.onnx")).hasBinaryContent(WEIGHTS);
    }

    @Test
    void aModelThatChangedFailsVerification() throws Exception {
        models("pull", "mine");
        assertThat(models("verify")).satisfies(right -> {
            assertThat(right.code).isZero();
            assertThat(right.out).contains("right").contains("mine/mine.onnx");
        });
        Files.write(folder.resolve("store/mine/mine.onnx"), OTHERS);

        Outcome wrong = models("verify", "mine");

        assertThat(wrong.code).isEqualTo(1);
        assertThat(wrong.out)
                .contains("wrong")
                .contains("expected SHA-256 " + sha256(WEIGHTS))
                .contains("got " + sha256(OTHERS))
                .contains("models pull mine");
        JsonNode json = JsonMapper.shared().readTree(models("verify", "--json").out);
        assertThat(json.path("files").get(0).path("state").asString()).isEqualTo("wrong");
    }

    @Test
    void aModelThatIsMissingFailsVerificationIfItIsNamed() {
        Outcome outcome = models("verify", "mine");
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.out).contains("missing").contains("mine/mine.onnx");
    }

    @Test
    void verifyingAnEmptyStoreSaysWhatToDo() {
        Outcome outcome = models("verify");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("models pull");
    }

    @Test
    void namesSetsFilesAndFoldersThatAreNotThereAreWrongUse() {
        assertWrongUse("no model 'nobody'", "pull", "nobody");
        assertWrongUse("no set of models 'none'", "list", "--set", "none");
        assertWrongUse(
                "--from", "pull", "mine", "--from", folder.resolve("none").toString());
        assertWrongUse("is a file", "list", "--dir", folder.resolve("my.yaml").toString());
        Outcome outcome =
                run("models", "list", "--catalogue", folder.resolve("none.yaml").toString());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("none.yaml");
        assertThat(run("models").code).isEqualTo(2);
    }

    private void assertWrongUse(String said, String... args) {
        Outcome outcome = models(args);
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains(said);
    }

    /** Runs a command of models on the test's own catalogue and store. */
    private Outcome models(String... args) {
        List<String> all = new ArrayList<>(List.of("models"));
        all.addAll(List.of(args));
        all.addAll(2, List.of("--catalogue", folder.resolve("my.yaml").toString()));
        if (!all.contains("--dir")) {
            all.addAll(List.of("--dir", folder.resolve("store").toString()));
        }
        return run(all.toArray(String[]::new));
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

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
