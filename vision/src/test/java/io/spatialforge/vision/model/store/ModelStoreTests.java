package io.spatialforge.vision.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.spatialforge.vision.fetch.Server;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelStoreTests {

    private static final byte[] GRAPH = LoopbackDownloads.bytes(20_000, 1);
    private static final byte[] WORDS = LoopbackDownloads.bytes(3_000, 2);
    private static final byte[] OTHER = LoopbackDownloads.bytes(20_000, 3);
    private static final String COMMIT = "c".repeat(40);

    @TempDir
    Path folder;

    final Server server = new Server();
    final Map<String, String> environment = new HashMap<>();

    ModelStoreTests() throws IOException {
        environment.put("HF_ENDPOINT", server.url(""));
        server.gives("/graph.onnx", GRAPH);
        server.gives("/words.json", WORDS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPulledModelIsGivenOutAndItsOriginRecorded() throws Exception {
        ModelSpec spec = pinned();

        List<PulledFile> pulled = pull(spec, PullSource.published());

        assertThat(pulled).extracting(PulledFile::deed).containsOnly(PulledFile.Deed.FETCHED);
        assertThat(store().files(spec))
                .isEqualTo(Map.of("graph", inStore("graph.onnx"), "words", inStore("words.json")));
        assertThat(inStore("graph.onnx")).hasBinaryContent(GRAPH);
        assertThat(inStore("pulled.json"))
                .content()
                .contains(LoopbackDownloads.sha256(GRAPH))
                .contains(server.url("/graph.onnx"))
                .contains("\"check\" : \"pinned\"");
        assertThat(store().stored(spec).get("words"))
                .isEqualTo(new StoredFile(inStore("words.json"), LoopbackDownloads.sha256(WORDS), WORDS.length));
        assertThat(store().sha256(spec))
                .isEqualTo(Map.of("graph", LoopbackDownloads.sha256(GRAPH), "words", LoopbackDownloads.sha256(WORDS)));
        assertThat(store().presence(spec)).isEqualTo(ModelStore.Presence.HERE);
    }

    @Test
    void pullingAgainAsksForNothing() throws Exception {
        ModelSpec spec = pinned();
        pull(spec, PullSource.published());
        String record = Files.readString(inStore("pulled.json"));

        assertThat(pull(spec, PullSource.published()))
                .extracting(PulledFile::deed)
                .containsOnly(PulledFile.Deed.NOTHING);
        assertThat(server.asked("/graph.onnx")).isEqualTo(1);
        assertThat(inStore("pulled.json")).hasContent(record);
    }

    @Test
    void aModelThatIsNotHereSaysHowToGetIt() throws Exception {
        assertThatThrownBy(() -> store().files(pinned()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'mine' is not here")
                .hasMessageContaining("spatialforge models pull mine")
                .hasMessageContaining("put graph.onnx of 20,000 bytes with SHA-256 " + LoopbackDownloads.sha256(GRAPH))
                .hasMessageContaining("and words.json")
                .hasMessageContaining("into " + folder.resolve("store/mine"));
        assertThat(store().presence(pinned())).isEqualTo(ModelStore.Presence.ABSENT);
    }

    @Test
    void filesThatAreMissingInPartAreNamedAlone() throws Exception {
        put("graph.onnx", GRAPH);

        assertThatThrownBy(() -> store().files(pinned()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("words.json")
                .hasMessageNotContaining("graph.onnx");
        assertThat(store().presence(pinned())).isEqualTo(ModelStore.Presence.PARTLY);
    }

    @Test
    void filesPutThereByHandAreUsedIfTheyAreTheRightOnes() throws Exception {
        put("graph.onnx", GRAPH);
        put("words.json", WORDS);

        assertThat(store().files(pinned())).containsEntry("graph", inStore("graph.onnx"));
        assertThat(inStore("pulled.json")).content().contains(LoopbackDownloads.sha256(GRAPH));
    }

    @Test
    void aWrongFileIsNeverGivenOut() throws Exception {
        put("graph.onnx", OTHER);
        put("words.json", WORDS);

        assertThatThrownBy(() -> store().files(pinned()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("graph.onnx has SHA-256 " + LoopbackDownloads.sha256(OTHER))
                .hasMessageContaining("expected " + LoopbackDownloads.sha256(GRAPH));
        assertThat(store().verify(pinned()))
                .extracting(CheckedFile::state)
                .containsExactly(CheckedFile.State.WRONG, CheckedFile.State.RIGHT);

        pull(pinned(), PullSource.published());
        assertThat(inStore("graph.onnx")).hasBinaryContent(GRAPH);
    }

    @Test
    void aFileThatChangedAfterItWasPulledIsFoundOut() throws Exception {
        ModelSpec spec = pinned();
        pull(spec, PullSource.published());
        store().files(spec);

        overwrite(inStore("graph.onnx"), OTHER);

        assertThatThrownBy(() -> store().files(spec)).isInstanceOf(ModelException.class);
    }

    @Test
    void aChangeThatKeepsSizeAndTimeIsFoundByVerifyingOnly() throws Exception {
        ModelSpec spec = pinned();
        pull(spec, PullSource.published());
        FileTime time = Files.getLastModifiedTime(inStore("graph.onnx"));
        Files.write(inStore("graph.onnx"), OTHER);
        Files.setLastModifiedTime(inStore("graph.onnx"), time);

        assertThat(store().files(spec)).as("start-up reads no unchanged file").hasSize(2);
        assertThat(store().verify(spec).getFirst().state()).isEqualTo(CheckedFile.State.WRONG);
    }

    @Test
    void aRecordThatCanNotBeReadCostsNothingButTime() throws Exception {
        ModelSpec spec = pinned();
        pull(spec, PullSource.published());
        Files.writeString(inStore("pulled.json"), "{\"files\": {\"graph.onnx\": [");

        assertThat(store().files(spec)).hasSize(2);
        assertThat(inStore("pulled.json")).content().contains(LoopbackDownloads.sha256(GRAPH), "words.json");
    }

    @Test
    void aStoreThatCanNotBeWrittenStillGivesModels() throws Exception {
        put("graph.onnx", GRAPH);
        put("words.json", WORDS);
        Files.createDirectory(inStore("pulled.json")); // nothing can be recorded by that name

        assertThat(store().files(pinned())).hasSize(2);
    }

    @Test
    void aReadOnlyStoreStillGivesModels() throws Exception {
        put("graph.onnx", GRAPH);
        put("words.json", WORDS);
        Path shut = folder.resolve("store/mine");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(shut))
                .as("a folder that even this user can't write")
                .isFalse();

        assertThat(store().files(pinned())).hasSize(2);
    }

    @Test
    void aFileOfTheHubIsKeptToTheCommitItFirstCameFrom() throws Exception {
        hub("main", COMMIT, GRAPH);
        ModelSpec spec = inHub("main");
        assertThat(pull(spec, PullSource.published()).getFirst())
                .extracting(PulledFile::commit, PulledFile::trust)
                .containsExactly(COMMIT, PulledFile.Trust.CHECKED);
        assertThat(store().files(spec)).hasSize(1);

        Files.delete(inStore("graph.onnx"));
        hub(COMMIT, COMMIT, GRAPH);
        pull(spec, PullSource.published());

        assertThat(inStore("graph.onnx")).hasBinaryContent(GRAPH);
        assertThat(server.asked("/o/r/resolve/main/onnx/graph.onnx")).isEqualTo(1);
        assertThat(server.asked("/o/r/resolve/" + COMMIT + "/onnx/graph.onnx")).isEqualTo(1);
    }

    @Test
    void aLaterDownloadMustAgreeWithWhatWasRecorded() throws Exception {
        hub("v1", COMMIT, GRAPH);
        pull(inHub("v1"), PullSource.published());
        Files.delete(inStore("graph.onnx"));
        hub(COMMIT, COMMIT, OTHER);

        assertThatThrownBy(() -> pull(inHub("v1"), PullSource.published()))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining(LoopbackDownloads.sha256(GRAPH))
                .hasMessageContaining(LoopbackDownloads.sha256(OTHER));
        assertThat(inStore("graph.onnx")).doesNotExist();
    }

    @Test
    void aFileWithoutAnyHashIsNotUsedBeforeItWasPulled() throws Exception {
        put("graph.onnx", GRAPH);

        assertThatThrownBy(() -> store().files(inHub("main")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("nothing is known of")
                .hasMessageContaining("models pull mine");
        assertThat(store().verify(inHub("main")).getFirst().state()).isEqualTo(CheckedFile.State.UNKNOWN);
    }

    @Test
    void anotherOriginMakesTheRecordVoid() throws Exception {
        hub("main", COMMIT, GRAPH);
        pull(inHub("main"), PullSource.published());

        assertThatThrownBy(() -> store().files(inHub("v2"))).isInstanceOf(ModelException.class);
    }

    @Test
    void anotherStoreServesAsASourceWithoutANetwork() throws Exception {
        hub("main", COMMIT, GRAPH);
        pull(inHub("main"), PullSource.published());
        Files.move(folder.resolve("store"), folder.resolve("stick"));
        environment.put("SPATIALFORGE_OFFLINE", "1");

        PulledFile pulled = pull(
                        inHub("main"), PullSource.of(folder.resolve("stick").toString()))
                .getFirst();

        assertThat(inStore("graph.onnx")).hasBinaryContent(GRAPH);
        assertThat(pulled.trust()).isEqualTo(PulledFile.Trust.CHECKED);
        assertThat(pulled.commit()).isEqualTo(COMMIT);
        assertThat(store().files(inHub("main"))).hasSize(1);
    }

    @Test
    void aFolderMayHoldFilesByNameOrByHash() throws Exception {
        Path stick = Files.createDirectory(folder.resolve("stick"));
        Files.write(stick.resolve("words.json"), WORDS);
        Files.write(stick.resolve(LoopbackDownloads.sha256(GRAPH)), GRAPH);

        pull(pinned(), PullSource.of(stick.toUri().toString()));

        assertThat(store().files(pinned())).hasSize(2);
        assertThat(server.asked("/graph.onnx")).isZero();
    }

    @Test
    void aWrongFileInAFolderIsNamedAndNotTaken() throws Exception {
        Path stick = folder.resolve("stick");
        Files.createDirectories(stick.resolve("mine"));
        Files.write(stick.resolve("mine/graph.onnx"), OTHER);

        assertThatThrownBy(() -> pull(pinned(), PullSource.of(stick.toString())))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining(
                        stick.resolve("mine/graph.onnx") + " has SHA-256 " + LoopbackDownloads.sha256(OTHER))
                .hasMessageContaining(stick.resolve("graph.onnx") + " is not there");
        assertThat(inStore("graph.onnx")).doesNotExist();
    }

    @Test
    void aFileWithoutAHashFromAFolderIsTakenOnTrustAndSaidSo() throws Exception {
        Path stick = folder.resolve("stick");
        Files.createDirectories(stick.resolve("mine"));
        Files.write(stick.resolve("mine/graph.onnx"), GRAPH);

        assertThat(pull(inHub("main"), PullSource.of(stick.toString()))
                        .getFirst()
                        .trust())
                .isEqualTo(PulledFile.Trust.FIRST_USE);
        assertThat(store().files(inHub("main"))).hasSize(1);
    }

    @Test
    void aMirrorIsAskedInTheSameWays() throws Exception {
        server.gives("/mirror/mine/words.json", WORDS);
        server.on("/mirror/mine/graph.onnx", (x, n) -> Server.send(x, 403, new byte[0])); // as an object store says
        server.gives("/mirror/" + LoopbackDownloads.sha256(GRAPH), GRAPH);

        pull(pinned(), PullSource.of(server.url("/mirror")));

        assertThat(store().files(pinned())).hasSize(2);
    }

    @Test
    void aMirrorThatHasNothingIsNamed() throws Exception {
        assertThatThrownBy(() -> pull(pinned(), PullSource.of(server.url("/mirror"))))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining(server.url("/mirror/graph.onnx"))
                .hasMessageContaining("404");
    }

    @Test
    void whatIsNoFolderIsNoSource() {
        assertThatThrownBy(() -> PullSource.of(folder.resolve("none").toString()))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> PullSource.of("http://")).isInstanceOf(DownloadException.class);
    }

    @Test
    void aFileOfOnesOwnNeedsNoHashAndMayChange() throws Exception {
        Path own = Files.write(folder.resolve("own.onnx"), GRAPH);
        ModelSpec spec = spec("file: {path: own.onnx}");

        assertThat(store().sha256(spec).get("graph")).isEqualTo(LoopbackDownloads.sha256(GRAPH));
        assertThat(folder.resolve("store/.at-hand/pulled.json")).content().contains(own.toString());
        overwrite(own, OTHER);
        assertThat(store().sha256(spec).get("graph")).isEqualTo(LoopbackDownloads.sha256(OTHER));
        assertThat(pull(spec, PullSource.published()).getFirst().deed()).isEqualTo(PulledFile.Deed.NOTHING);
    }

    @Test
    void aFileOfOnesOwnWithAHashMustHaveIt() throws Exception {
        Files.write(folder.resolve("own.onnx"), OTHER);
        ModelSpec spec = spec("file: {path: own.onnx, sha256: " + LoopbackDownloads.sha256(GRAPH) + "}");

        assertThatThrownBy(() -> store().files(spec)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> pull(spec, PullSource.published())).isInstanceOf(DownloadException.class);
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws Exception {
        ModelSpec spec = spec("file: {url: " + server.url("/a/m.onnx") + "}\n    extra: {second: {url: "
                + server.url("/b/m.onnx") + "}}");

        assertThatThrownBy(() -> store().files(spec))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'graph' and 'second'")
                .hasMessageContaining("m.onnx");
    }

    @Test
    void theUsualFolderFollowsTheEnvironment() {
        assertThat(ModelStore.usualFolder(Map.of("SPATIALFORGE_MODELS", "/m", "XDG_CACHE_HOME", "/c")))
                .isEqualTo(Path.of("/m"));
        assertThat(ModelStore.usualFolder(Map.of("XDG_CACHE_HOME", "/c"))).isEqualTo(Path.of("/c/spatialforge/models"));
        assertThat(ModelStore.usualFolder(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/spatialforge/models"));
    }

    /** As the hub sends a large file: the first answer states commit and hash and leads to the bytes. */
    private void hub(String revision, String commit, byte[] content) {
        String blob = "/blob/" + revision;
        server.gives(blob, content);
        server.on("/o/r/resolve/" + revision + "/onnx/graph.onnx", (x, n) -> {
            x.getResponseHeaders().add("X-Repo-Commit", commit);
            x.getResponseHeaders().add("X-Linked-Etag", "\"" + LoopbackDownloads.sha256(content) + "\"");
            x.getResponseHeaders().add("Location", blob);
            Server.send(x, 302, new byte[0]);
        });
    }

    private ModelSpec inHub(String revision) throws IOException {
        return spec("file: {hub: o/r, revision: " + revision + ", path: onnx/graph.onnx}");
    }

    private ModelSpec pinned() throws IOException {
        return spec("file: {url: %s, sha256: %s, bytes: %d}\n    extra: {words: {url: %s, sha256: %s}}"
                .formatted(
                        server.url("/graph.onnx"),
                        LoopbackDownloads.sha256(GRAPH),
                        GRAPH.length,
                        server.url("/words.json"),
                        LoopbackDownloads.sha256(WORDS)));
    }

    private ModelSpec spec(String files) throws IOException {
        Path catalogue = Files.writeString(folder.resolve("catalogue.yaml"), """
                models:
                  mine:
                    role: depth
                    licence: MIT
                    source: https://example.org
                    decoder: inverse-depth
                    settings: {nearer: larger}
                    input: {width: 8, height: 8, fixed: true, colour: rgb, fit: stretch}
                    %s
                """.formatted(files));
        return ModelCatalog.of(catalogue).model("mine");
    }

    private ModelStore store() {
        return ModelStore.at(folder.resolve("store"));
    }

    private Path inStore(String file) {
        return folder.resolve("store/mine").resolve(file);
    }

    private void put(String file, byte[] content) throws IOException {
        Files.createDirectories(folder.resolve("store/mine"));
        Files.write(inStore(file), content);
    }

    /** As another program does later: a disk's clock may not tell two writes of one test apart. */
    private static void overwrite(Path file, byte[] content) throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusSeconds(1)));
    }

    private List<PulledFile> pull(ModelSpec spec, PullSource from) throws InterruptedException {
        DownloadOptions options =
                DownloadOptions.of(environment).withTries(2, Duration.ofMillis(1), Duration.ofSeconds(1));
        try (Downloads downloads = Downloads.with(options)) {
            return store().pull(spec, from, downloads, DownloadProgress.SILENT);
        }
    }
}
