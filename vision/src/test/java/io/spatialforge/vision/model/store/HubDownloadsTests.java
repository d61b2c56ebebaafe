package io.spatialforge.vision.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.spatialforge.vision.fetch.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files of the model hub, whose own hashes and tokens are minded. */
@Timeout(60)
class HubDownloadsTests extends LoopbackDownloads {

    HubDownloadsTests() throws IOException {}

    @Test
    void theTokenStaysWithTheHub() throws Exception {
        String blob = elsewhere.on("/blob", (x, n) -> {
            headers.add("blob " + x.getRequestHeaders().getFirst("Authorization"));
            resumable(x, FILE, "\"b\"");
        });
        server.on("/owner/repo/resolve/main/onnx/model.onnx", (x, n) -> {
            headers.add("hub " + x.getRequestHeaders().getFirst("Authorization"));
            moved(x, blob, sha256(FILE), FILE.length);
        });

        Received received = fromHub("onnx/model.onnx", null);

        assertThat(headers).contains("hub Bearer hf_secret", "blob null").doesNotContain("blob Bearer hf_secret");
        assertThat(received)
                .isEqualTo(new Received(sha256(FILE), FILE.length, "c".repeat(40), Received.Check.HUB_SHA256));
        assertThat(folder.resolve("model.onnx")).hasBinaryContent(FILE);
    }

    @Test
    void aTokenNeverGoesInTheClearToAnotherMachine() {
        HubAccess hub = HubAccess.of(Map.of("HF_ENDPOINT", "http://hub.example", "HF_TOKEN", "hf_secret"));
        HubAccess safe = HubAccess.of(Map.of("HF_TOKEN", "hf_secret"));

        assertThat(hub.tokenFor(URI.create("http://hub.example/a"))).isNull();
        assertThat(safe.tokenFor(URI.create("https://huggingface.co/a"))).isEqualTo("hf_secret");
        assertThat(safe.tokenFor(URI.create("https://huggingface.co:443/a"))).isEqualTo("hf_secret");
        assertThat(safe.tokenFor(URI.create("http://huggingface.co/a"))).isNull();
        assertThat(safe.tokenFor(URI.create("https://huggingface.co.example/a")))
                .isNull();
        assertThat(safe.tokenFor(URI.create("https://cdn.huggingface.co/a"))).isNull();
        assertThat(safe.toString() + DownloadOptions.of(Map.of("HF_TOKEN", "hf_secret")))
                .doesNotContain("hf_secret");
    }

    @Test
    void theHubsOwnHashIsChecked() throws Exception {
        String blob = elsewhere.gives("/blob", OTHER);
        server.on("/owner/repo/resolve/main/m.onnx", (x, n) -> moved(x, blob, sha256(FILE), OTHER.length));

        assertThatThrownBy(() -> fromHub("m.onnx", null))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("expected SHA-256 " + sha256(FILE));
        assertThat(folder.resolve("m.onnx")).doesNotExist();
    }

    @Test
    void aFileThatTheHubStatesAnotherHashForIsNotEvenRead() throws Exception {
        String blob = elsewhere.gives("/blob", FILE);
        server.on("/owner/repo/resolve/main/m.onnx", (x, n) -> moved(x, blob, sha256(OTHER), FILE.length));

        assertThatThrownBy(() -> fromHub("m.onnx", sha256(FILE)))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("the hub states " + sha256(OTHER));
    }

    @Test
    void aSmallFileOfTheHubIsCheckedByItsNameInGit() throws Exception {
        byte[] json = "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8);
        // git hash-object of these bytes
        server.on("/owner/repo/resolve/main/t.json", (x, n) -> {
            x.getResponseHeaders().add("X-Repo-Commit", "c".repeat(40));
            x.getResponseHeaders().add("ETag", "\"4ab5b4c4bb3d0f0d4e0e9b27d4bd2b1ae4e84b52\"");
            Server.send(x, 200, json);
        });
        assertThatThrownBy(() -> fromHub("t.json", null)).hasMessageContaining("expected git's 4ab5b4c4");

        String blob = gitBlob(json);
        server.on("/owner/repo/resolve/main/u.json", (x, n) -> {
            x.getResponseHeaders().add("X-Repo-Commit", "c".repeat(40));
            x.getResponseHeaders().add("Location", "/api/cache/u.json");
            Server.send(x, 307, new byte[0]);
        });
        server.on("/api/cache/u.json", (x, n) -> {
            x.getResponseHeaders().add("ETag", "W/\"" + blob + "\"");
            Server.send(x, 200, json);
        });
        assertThat(fromHub("u.json", null).check()).isEqualTo(Received.Check.HUB_GIT);
    }

    @Test
    void aRepositoryThatAsksForAgreementIsExplainedWithoutTheToken() throws Exception {
        server.on("/owner/repo/resolve/main/m.onnx", (x, n) -> Server.send(x, 403, new byte[0]));

        assertThatThrownBy(() -> fromHub("m.onnx", null))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("agree at " + server.url("/owner/repo"))
                .hasMessageContaining("HF_TOKEN")
                .hasMessageNotContaining("hf_secret");
    }

    @Test
    void anEndpointThatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> HubAccess.of(Map.of("HF_ENDPOINT", "hub.example")))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void addressesOfTheHubAreQuoted() {
        HubAccess hub = HubAccess.of(Map.of("HF_ENDPOINT", "https://mirror.example/hub/"));
        assertThat(hub.file("o/r", "refs/pr/1", "a b/c+d.onnx"))
                .hasToString("https://mirror.example/hub/o/r/resolve/refs%2Fpr%2F1/a%20b/c%2Bd.onnx");
    }

    private Received fromHub(String path, @Nullable String sha256) throws InterruptedException {
        try (Downloads downloads = downloads(Map.of("HF_ENDPOINT", server.url(""), "HF_TOKEN", "hf_secret"))) {
            URI url = downloads.options().hub().file("owner/repo", "main", path);
            String name = path.substring(path.lastIndexOf('/') + 1);
            return downloads.receive(
                    new Wanted(name, url, sha256, -1, "owner/repo"), folder.resolve(name), new Notes());
        }
    }

    private static void moved(HttpExchange exchange, String to, String sha256, long size) throws IOException {
        exchange.getResponseHeaders().add("X-Repo-Commit", "c".repeat(40));
        exchange.getResponseHeaders().add("X-Linked-Etag", "\"" + sha256 + "\"");
        exchange.getResponseHeaders().add("X-Linked-Size", Long.toString(size));
        to(exchange, to);
    }

    private String gitBlob(byte[] content) throws IOException {
        return GitBlob.of(Files.write(folder.resolve("for-git"), content));
    }
}
