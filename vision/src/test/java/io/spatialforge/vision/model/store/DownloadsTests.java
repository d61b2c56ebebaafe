package io.spatialforge.vision.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.spatialforge.vision.fetch.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DownloadsTests extends LoopbackDownloads {

    DownloadsTests() throws IOException {}

    @Test
    void aFileIsStoredUnderItsNameAndNotAskedForAgain() throws Exception {
        String url = server.gives("/a/model.onnx", FILE);

        Path file = fetch(url, FILE);

        assertThat(file).isEqualTo(folder.resolve("file.bin")).hasBinaryContent(FILE);
        assertThat(fetch(url, FILE)).hasBinaryContent(FILE);
        assertThat(server.asked("/a/model.onnx")).isEqualTo(1);
        assertThat(parts()).containsExactly("file.bin.lock");
    }

    @Test
    void aConnectionThatIsCutIsTakenUpWhereItBroke() throws Exception {
        String url = server.on("/cut", (x, n) -> {
            if (n == 1) {
                cut(x, FILE, "\"v1\"");
            } else {
                resumable(x, FILE, "\"v1\"");
            }
        });

        assertThat(fetch(url, FILE)).hasBinaryContent(FILE);

        assertThat(server.asked("/cut")).isEqualTo(2);
        assertThat(headers).containsExactly("null null", "bytes=150000- \"v1\"");
        assertThat(notes).anyMatch(note -> note.contains("broke off"));
        assertThat(parts()).containsExactly("file.bin.lock");
    }

    @Test
    void whatAKilledDownloadLeftIsUsedByTheNext() throws Exception {
        String url = server.on("/cut", (x, n) -> {
            if (n == 1) {
                cut(x, FILE, "\"v1\"");
            } else if (n == 2) {
                Server.send(x, 404, new byte[0]);
            } else {
                resumable(x, FILE, "\"v1\"");
            }
        });

        assertThatThrownBy(() -> fetch(url, FILE)).isInstanceOf(DownloadException.class);
        assertThat(folder.resolve("file.bin")).doesNotExist();
        assertThat(folder.resolve(".parts/file.bin.part")).hasSize(150_000);

        assertThat(fetch(url, FILE)).hasBinaryContent(FILE);
        assertThat(headers.getLast()).isEqualTo("bytes=150000- \"v1\"");
    }

    @Test
    void aServerThatIgnoresRangesIsListenedToFromTheStart() throws Exception {
        String url = server.on("/plain", (x, n) -> {
            if (n == 1) {
                cut(x, FILE, null);
            } else {
                Server.send(x, 200, FILE);
            }
        });

        assertThat(fetch(url, FILE)).hasBinaryContent(FILE);
        assertThat(server.asked("/plain")).isEqualTo(2);
    }

    @Test
    void aFileThatChangedBetweenTwoTriesIsReadAnew() throws Exception {
        String url = server.on("/changed", (x, n) -> {
            if (n == 1) {
                cut(x, FILE, "\"v1\"");
            } else {
                resumable(x, OTHER, "\"v2\"");
            }
        });

        assertThat(fetch(url, OTHER)).hasBinaryContent(OTHER);
        assertThat(headers).containsExactly("null null", "bytes=150000- \"v1\"");
    }

    @Test
    void twoHalvesOfDifferentFilesAreNeverOne() throws Exception {
        String url = server.on("/careless", (x, n) -> {
            if (n == 1) {
                cut(x, FILE, null);
            } else if (n == 2) {
                tail(x, OTHER, 150_000); // without looking whether it is the file that was begun
            } else {
                Server.send(x, 200, OTHER);
            }
        });

        assertThat(fetch(url, OTHER)).hasBinaryContent(OTHER);
        assertThat(server.asked("/careless")).isEqualTo(3);
        assertThat(notes).anyMatch(note -> note.contains("do not make the file"));
    }

    @Test
    void aWrongHashNeverLandsUnderTheName() throws Exception {
        String url = server.gives("/wrong", OTHER);

        assertThatThrownBy(() -> fetch(url, FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("file.bin")
                .hasMessageContaining("expected SHA-256 " + sha256(FILE))
                .hasMessageContaining("got " + sha256(OTHER))
                .hasMessageContaining(url);

        assertThat(folder.resolve("file.bin")).doesNotExist();
        assertThat(parts()).containsExactly("file.bin.lock");
        assertThat(server.asked("/wrong")).isEqualTo(1);
    }

    @Test
    void aFileOfAnotherContentThatIsThereIsReplacedOnlyByTheRightOne() throws Exception {
        Path there = Files.write(folder.resolve("file.bin"), OTHER);

        assertThatThrownBy(() -> fetch(server.on("/gone", (x, n) -> Server.send(x, 410, new byte[0])), FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("410");
        assertThat(there).hasBinaryContent(OTHER);

        assertThat(fetch(server.gives("/right", FILE), FILE)).hasBinaryContent(FILE);
    }

    @Test
    void anotherSizeIsRefusedBeforeItsBytesAreRead() throws Exception {
        String url = server.gives("/long", bytes(400_000, 3));

        assertThatThrownBy(() -> fetch(url, FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("expected 300,000 bytes")
                .hasMessageContaining("400,000");
        assertThat(folder.resolve(".parts/file.bin.part")).doesNotExist();
    }

    @Test
    void aBodyWithoutAnEndIsBrokenOffAtTheStatedSize() throws Exception {
        String url = server.on("/endless", (x, n) -> {
            x.sendResponseHeaders(200, 0);
            try (var out = x.getResponseBody()) {
                for (int i = 0; i < 1_000; i++) {
                    out.write(FILE);
                }
            } catch (IOException e) {
                // the reader has gone
            }
        });

        assertThatThrownBy(() -> fetch(url, FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("sends more");
        assertThat(folder.resolve(".parts/file.bin.part")).doesNotExist();
    }

    @Test
    void aPointerOfGitLfsIsExplained() throws Exception {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + sha256(FILE) + "\nsize 300000\n";
        String url = server.gives("/raw/model.onnx", pointer.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> fetch(url, FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("pointer of Git LFS")
                .hasMessageContaining("media.githubusercontent.com")
                .hasMessageContaining("whose SHA-256 is " + sha256(FILE));
    }

    @Test
    void aLoginPageInsteadOfAFileIsExplained() throws Exception {
        String url = server.gives("/x", "<!DOCTYPE html><html>log in</html>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> fetch(url, FILE)).hasMessageContaining("web page");
    }

    @Test
    void aServerThatAsksToComeAgainIsAskedAgain() throws Exception {
        String url = server.on("/busy", (x, n) -> {
            if (n < 4) {
                x.getResponseHeaders().add("Retry-After", "0");
                Server.send(x, n == 2 ? 503 : 429, new byte[0]);
            } else {
                Server.send(x, 200, FILE);
            }
        });

        assertThat(fetch(url, FILE)).hasBinaryContent(FILE);
        assertThat(server.asked("/busy")).isEqualTo(4);
        assertThat(notes).anyMatch(note -> note.contains("answers 429")).anyMatch(note -> note.contains("503"));
    }

    @Test
    void aServerThatAsksToWaitForHoursIsLeftAlone() throws Exception {
        String url = server.on("/shut", (x, n) -> {
            x.getResponseHeaders().add("Retry-After", "7200");
            Server.send(x, 429, new byte[0]);
        });

        assertThatThrownBy(() -> fetch(url, FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("7,200 s");
        assertThat(server.asked("/shut")).isEqualTo(1);
    }

    @Test
    void aServerThatNeverRecoversIsGivenUpAfterSoManyTries() throws Exception {
        String url = server.on("/ill", (x, n) -> Server.send(x, 500, new byte[0]));

        assertThatThrownBy(() -> fetch(url, FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("answers 500")
                .hasMessageContaining("4 tries");
        assertThat(server.asked("/ill")).isEqualTo(4);
    }

    @Test
    void aConnectionThatBreaksMoreOftenThanThereAreTriesStillGetsThere() throws Exception {
        String url = server.on("/shaky", (x, n) -> {
            int from = range(x);
            int to = Math.min(FILE.length, from + 40_000);
            note(x);
            x.getResponseHeaders().add("ETag", "\"v1\"");
            if (from > 0) {
                x.getResponseHeaders()
                        .add("Content-Range", "bytes %d-%d/%d".formatted(from, FILE.length - 1, FILE.length));
            }
            broken(x, from > 0 ? 206 : 200, Arrays.copyOfRange(FILE, from, to), from, FILE.length);
        });

        assertThat(fetch(url, FILE)).hasBinaryContent(FILE);
        assertThat(server.asked("/shaky")).isEqualTo(8);
    }

    @Test
    void aConnectionThatFallsSilentIsBrokenOffAndTakenUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        stall = Duration.ofMillis(500);
        String url = server.on("/silent", (x, n) -> {
            if (n == 1) {
                x.getResponseHeaders().add("ETag", "\"v1\"");
                x.sendResponseHeaders(200, FILE.length);
                x.getResponseBody().write(FILE, 0, 150_000);
                x.getResponseBody().flush();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            } else {
                resumable(x, FILE, "\"v1\"");
            }
        });

        assertThat(fetch(url, FILE)).hasBinaryContent(FILE);
        over.countDown();
        assertThat(notes).anyMatch(note -> note.contains("nothing came for"));
    }

    @Test
    void manyThatWantOneFileAskForItOnce() throws Exception {
        String url = server.gives("/one", FILE);
        List<Callable<Path>> all = Collections.nCopies(8, () -> fetch(url, FILE));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Path> each : threads.invokeAll(all)) {
                assertThat(each.get()).hasBinaryContent(FILE);
            }
        }
        assertThat(server.asked("/one")).isEqualTo(1);
    }

    @Test
    void withoutANetworkItSaysWhatToPutWhere() throws Exception {
        String url = server.gives("/never", FILE);
        try (Downloads offline = Downloads.with(DownloadOptions.of(Map.of("SPATIALFORGE_OFFLINE", "1")))) {
            assertThatThrownBy(() -> offline.fetch(pinned(url, FILE), folder, DownloadProgress.SILENT))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("SPATIALFORGE_OFFLINE")
                    .hasMessageContaining(folder.resolve("file.bin").toString())
                    .hasMessageContaining(sha256(FILE));
            Files.write(folder.resolve("file.bin"), FILE);
            assertThat(offline.fetch(pinned(url, FILE), folder, DownloadProgress.SILENT))
                    .hasBinaryContent(FILE);
        }
        assertThat(server.asked("/never")).isZero();
    }

    @Test
    void aFolderThatCanNotBeWrittenIsNamed() throws Exception {
        Files.write(folder.resolve("taken"), FILE);
        String url = server.gives("/f", FILE);
        try (Downloads downloads = downloads(Map.of())) {
            assertThatThrownBy(() ->
                            downloads.fetch(pinned(url, FILE), folder.resolve("taken/models"), DownloadProgress.SILENT))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("can't write")
                    .hasMessageContaining("taken")
                    .hasMessageContaining("name another folder");
        }
    }

    @Test
    void aReadOnlyFolderIsNamed() throws Exception {
        Path shut = Files.createDirectory(folder.resolve("shut"));
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(shut))
                .as("a folder that even this user can't write")
                .isFalse();
        String url = server.gives("/f", FILE);
        try (Downloads downloads = downloads(Map.of())) {
            assertThatThrownBy(() -> downloads.fetch(pinned(url, FILE), shut, DownloadProgress.SILENT))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("shut");
        }
    }

    @Test
    void redirectsInCirclesEnd() throws Exception {
        server.on("/a", (x, n) -> to(x, "/b"));
        server.on("/b", (x, n) -> to(x, "/a"));

        assertThatThrownBy(() -> fetch(server.url("/a"), FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("redirects more than");
    }

    @Test
    void aRedirectToNowhereIsSaidToBeOne() throws Exception {
        server.on("/a", (x, n) -> to(x, "ftp://host/file"));

        assertThatThrownBy(() -> fetch(server.url("/a"), FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("ftp://host/file");
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        server.close();

        assertThatThrownBy(() -> fetch(server.url("/a"), FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining(server.url("/a"))
                .hasMessageContaining("can't be reached")
                .hasMessageContaining("3 tries");
        assertThatThrownBy(() -> fetch("http://no-such-host.invalid/a", FILE))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("no-such-host.invalid can't be reached");
    }
}
