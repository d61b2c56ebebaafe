package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorTests {

    private static final String CORPUS =
            "{\"images\":[{\"id\":1,\"file_name\":\"1.png\",\"width\":400,\"height\":300},{\"id\":2,\"file_name\":\"2.png\",\"width\":400,\"height\":300}],"
                    + "\"categories\":[{\"id\":1,\"name\":\"dog\"}],\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]}]}";

    @TempDir
    Path folder;

    @BeforeEach
    void layOut() throws IOException {
        Files.writeString(folder.resolve("a.json"), CORPUS);
        Files.createDirectories(folder.resolve("photos"));
        Files.writeString(folder.resolve("photos/1.png"), "no look is taken");
    }

    @Test
    void ofAMachineEverythingIsToldThatARunUses() {
        Said said = Said.by("doctor");

        assertThat(said.code()).as(said.out()).isZero();
        assertThat(said.out())
                .contains(
                        "java: " + Runtime.version(),
                        "memory: heap of",
                        "temporary folder",
                        "zstd: loads",
                        "DuckDB",
                        "OpenCV",
                        "ONNX Runtime");
    }

    @Test
    void photographsAreLookedForByNameAndMissingOnesAreNoProblemUnlessAllAre() throws IOException {
        assertThat(states("annotations: a.json, images: photos").get("source coco"))
                .isEqualTo("warning");
        Files.writeString(folder.resolve("photos/2.png"), "here too");
        assertThat(states("annotations: a.json, images: photos").get("source coco"))
                .isEqualTo("ok");
        Files.delete(folder.resolve("photos/1.png"));
        Files.delete(folder.resolve("photos/2.png"));
        assertThat(states("annotations: a.json, images: photos").get("source coco"))
                .isEqualTo("problem");
        assertThat(states("annotations: a.json, images: photos, photos: optional")
                        .get("source coco"))
                .isEqualTo("warning");
    }

    @Test
    void whatIsSaidToBeAnotherKindIsNoticed() throws IOException {
        Files.writeString(folder.resolve("b.json"), "{\"some\": [{\"thing\": 1}]}");
        assertThat(states("annotations: b.json").get("source coco")).isEqualTo("problem");
        Said said = Said.by("doctor", config("kind: lvis, annotations: a.json"));
        assertThat(said.out()).contains("said to be lvis, looks like boxes in COCO's layout", "-> `spatialforge init");
    }

    @Test
    void missingInputsModelsAndSettingsAreProblemsWithWhatToDo() throws IOException {
        assertThat(states("annotations: nowhere.json").get("inputs")).isEqualTo("problem");
        Said models = Said.by(
                "doctor",
                config("annotations: a.json, images: photos"),
                "--set",
                "perceive.models=default",
                "--set",
                "perceive.folder=" + folder);
        assertThat(models.code()).isEqualTo(Main.NOT_ACCEPTABLE);
        assertThat(models.out())
                .contains(
                        "problem  model yolox-nano: is not in " + folder,
                        "-> spatialforge models pull yolox-nano",
                        "forge would fail");
        assertThat(Said.by("doctor", config("annotations: a.json, imges: photos"))
                        .code())
                .isEqualTo(Main.WRONG_USE);
    }

    @Test
    void aModelThatIsNoModelOrIsNotWhatIsSaidOfItIsAProblem() throws IOException {
        Files.writeString(folder.resolve("junk.onnx"), "no graph");
        String input = "input: {width: 416, height: 416, fixed: true, multiple: 32, colour: bgr, fit: letterbox}";
        String entry = "{role: detector, licence: MIT, source: 'the test', decoder: %s, settings: {labels: coco}, "
                + "file: {path: '%s'}, " + input + "}";
        Path catalogue = folder.resolve("models.yaml");
        Object[] command = {
            "doctor",
            config("annotations: a.json, images: photos"),
            "--set",
            "perceive={models: [mine], device: cpu, catalogue: models.yaml}"
        };

        Files.writeString(catalogue, "models:\n  mine: " + entry.formatted("yolox", "junk.onnx"));
        Said junk = Said.by(command);
        assertThat(junk.code()).isEqualTo(Main.NOT_ACCEPTABLE);
        assertThat(junk.out()).contains("problem  model mine: ", "junk.onnx", "-> correct its entry in the catalogue");

        Files.writeString(catalogue, "models:\n  mine: " + entry.formatted("movenet", "junk.onnx"));
        assertThat(Said.by(command).out()).contains("problem  models: ", "movenet", "-> correct it in " + catalogue);

        String material = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(material != null, "SPATIALFORGE_TESTDATA is not set: no real model to open");
        String real = entry.formatted("yolox", material + "/models/yolox_nano.onnx");
        Files.writeString(catalogue, "models:\n  mine: " + real);
        assertThat(Said.by(command).out()).contains("ok       model mine: here, with the right hash; opens in ");
        Files.writeString(catalogue, "models:\n  mine: " + real.replace("416", "320"));
        assertThat(Said.by(command).out()).contains("problem  model mine: ", "320", "416");
    }

    @Test
    void aJudgeIsReachedOrNot() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        Object[] command = {
            "doctor",
            config("annotations: a.json"),
            "--set",
            "judge={endpoint: '" + endpoint + "', model: m, key_variable: NO_SUCH_KEY}"
        };
        assertThat(Said.by(command).out()).contains("warning  judge").contains("put it into NO_SUCH_KEY");
        server.stop(0);
        Said gone = Said.by(command);
        assertThat(gone.code()).isEqualTo(Main.NOT_ACCEPTABLE);
        assertThat(gone.out()).contains("problem  judge: " + endpoint + " does not answer");
    }

    private Path config(String source) throws IOException {
        return Files.writeString(folder.resolve("c.yaml"), "sources: [{" + source + "}]\n");
    }

    /** The worst that was found of each thing. */
    private Map<String, String> states(String source) throws IOException {
        Said said = Said.by("doctor", config(source), "--json", "--out", folder.resolve("run"));
        JsonNode json = JsonMapper.shared().readTree(said.out());
        Map<String, String> states = new HashMap<>();
        for (JsonNode finding : json.get("findings")) {
            String state = finding.get("state").asString();
            states.merge(finding.get("check").asString(), state, DoctorTests::worse);
            assertThat(finding.has("todo")).isEqualTo(!state.equals("ok"));
        }
        boolean fails = states.containsValue("problem");
        assertThat(json.get("ready").asBoolean()).isEqualTo(!fails);
        assertThat(said.code()).isEqualTo(fails ? Main.NOT_ACCEPTABLE : Main.DONE);

        return states;
    }

    private static String worse(String one, String other) {
        List<String> order = List.of("ok", "warning", "problem");
        return order.indexOf(one) > order.indexOf(other) ? one : other;
    }
}
