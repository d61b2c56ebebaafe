package io.spatialforge.vision.fetch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.vision.TinyPhotos;
import io.spatialforge.vision.pixels.EncodedPhotos;
import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStoreException;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FetcherTests {

    private static final byte[] PHOTO = TinyPhotos.jpeg(40, 20);
    private static final byte[] OTHER = TinyPhotos.png(30, 20);

    @TempDir
    Path folder;

    Server server;
    Path out = Path.of("");

    FetcherTests() throws IOException {
        server = new Server();
    }

    @BeforeEach
    void nameFolder() {
        out = folder.resolve("photos");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void photographsAreStoredUnderTheirHashAndFoundByUrlAndHash() throws Exception {
        String url = server.gives("/1", PHOTO);

        FetchSummary summary = fetch(url, server.gives("/2", OTHER));

        assertThat(summary).isEqualTo(new FetchSummary(2, 2, 0, 0, Map.of(), PHOTO.length + OTHER.length));
        String hash = sha256(PHOTO);
        try (ImageStore store = ImageStores.open(List.of(out.toString()))) {
            StoredImage image = requireNonNull(store.find(ImageKey.ofUrl(url)));
            assertThat(image.name()).isEqualTo(hash.substring(0, 3) + "/" + hash + ".jpg");
            assertThat(image.sha256()).isEqualTo(hash);
            assertThat(requireNonNull(store.find(new ImageKey(null, null, hash)))
                            .name())
                    .isEqualTo(image.name());
            assertThat(requireNonNull(store.find(ImageKey.ofFile(image.name()))).name())
                    .isEqualTo(image.name());
            assertThat(store.find(ImageKey.ofUrl(url + "x"))).isNull();
        }
    }

    @Test
    void aSecondRunAsksOnlyForWhatIsMissing() throws Exception {
        String good = server.gives("/good", PHOTO);
        String late = server.on("/late", (x, n) -> Server.send(x, n == 1 ? 404 : 200, n == 1 ? new byte[0] : OTHER));

        assertThat(fetch(good, late).dead()).isEqualTo(Map.of(DeadLink.GONE, 1L));
        assertThat(fetch(good, late)).isEqualTo(new FetchSummary(2, 1, 1, 0, Map.of(), OTHER.length));
        assertThat(server.asked("/good")).isEqualTo(1);
    }

    @Test
    void whatAKilledRunLeftBehindIsMended() throws Exception {
        String one = server.gives("/1", PHOTO);
        String two = server.gives("/2", OTHER);
        fetch(one, two);
        Path index = out.resolve("fetch-index.jsonl");
        Files.writeString(index, "{\"url\": \"http://half", StandardOpenOption.APPEND);
        Files.write(out.resolve(".parts/photo1.part"), PHOTO);
        String hash = sha256(OTHER);
        Path cut = out.resolve(hash.substring(0, 3) + "/" + hash + ".png");
        Files.write(cut, Arrays.copyOf(OTHER, 20));

        assertThat(fetch(one, two)).isEqualTo(new FetchSummary(2, 1, 1, 0, Map.of(), OTHER.length));

        assertThat(cut).hasBinaryContent(OTHER);
        assertThat(out.resolve(".parts")).isEmptyDirectory();
        assertThat(Files.readAllLines(index)).hasSize(3).allMatch(line -> line.endsWith("}"));
        try (ImageStore store = ImageStores.open(List.of(out.toString()))) {
            assertThat(store.find(ImageKey.ofUrl(two))).isNotNull();
        }
    }

    @Test
    void aUrlThatIsListedTwiceIsAskedForOnce() throws Exception {
        String url = server.gives("/1", PHOTO);

        assertThat(fetch(url, url, url)).isEqualTo(new FetchSummary(3, 1, 0, 2, Map.of(), PHOTO.length));
        assertThat(server.asked("/1")).isEqualTo(1);
    }

    @Test
    void deadLinksAreReportedWithTheirReason() throws Exception {
        String gone = server.on("/gone", (x, n) -> Server.send(x, 410, new byte[0]));
        String missing = server.url("/nothing-here");
        String refused = server.on("/refused", (x, n) -> Server.send(x, 403, new byte[0]));

        FetchSummary summary = fetch(gone, missing, refused, "ftp://a.example/x.jpg", "no url", "http://");

        assertThat(summary.dead()).isEqualTo(Map.of(DeadLink.GONE, 2L, DeadLink.REFUSED, 1L, DeadLink.URL_INVALID, 3L));
        assertThat(report())
                .hasSize(6)
                .anyMatch(line -> line.contains(gone) && line.contains("\"reason\":\"gone\""))
                .anyMatch(line -> line.contains("ftp:") && line.contains("\"reason\":\"url-invalid\""));
        assertThat(server.asked("/gone")).isEqualTo(1);
        assertThat(server.asked("/refused")).isEqualTo(1);
    }

    @Test
    void aServerThatFailsOnceIsAskedAgain() throws Exception {
        String url = server.on("/1", (x, n) -> Server.send(x, n < 3 ? 503 : 200, n < 3 ? new byte[0] : PHOTO));

        assertThat(fetch(url).fetched()).isEqualTo(1);
        assertThat(server.asked("/1")).isEqualTo(3);
    }

    @Test
    void aServerThatAlwaysFailsIsGivenUpAfterTheLastTry() throws Exception {
        String url = server.on("/1", (x, n) -> Server.send(x, 500, new byte[0]));

        assertThat(fetch(url).dead()).isEqualTo(Map.of(DeadLink.SERVER_ERROR, 1L));
        assertThat(server.asked("/1")).isEqualTo(3);
    }

    @Test
    void tooManyRequestsWaitAsLongAsTheServerAsks() throws Exception {
        long[] times = new long[3];
        String url = server.on("/1", (x, n) -> {
            times[n] = System.nanoTime();
            x.getResponseHeaders().add("Retry-After", "1");
            Server.send(x, n == 1 ? 429 : 200, n == 1 ? new byte[0] : PHOTO);
        });

        assertThat(fetch(url).fetched()).isEqualTo(1);
        assertThat(Duration.ofNanos(times[2] - times[1])).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }

    @Test
    void aServerThatAsksToWaitForHoursIsLeftForTheNextRun() throws Exception {
        String url = server.on("/1", (x, n) -> {
            x.getResponseHeaders().add("Retry-After", "36000");
            Server.send(x, 429, new byte[0]);
        });

        assertThat(fetch(url).dead()).isEqualTo(Map.of(DeadLink.RATE_LIMITED, 1L));
        assertThat(server.asked("/1")).isEqualTo(1);
        assertThat(report()).singleElement().asString().contains("36000 s");
    }

    @Test
    void anErrorPageIsNeverStoredWhateverItsStatusAndType() throws Exception {
        String url = server.on("/1.jpg", (x, n) -> {
            x.getResponseHeaders().add("Content-Type", "image/jpeg");
            Server.send(x, 200, "<!DOCTYPE html><html>Photo unavailable</html>".getBytes(StandardCharsets.UTF_8));
        });
        String empty = server.gives("/2.jpg", new byte[0]);

        assertThat(fetch(url, empty).dead()).isEqualTo(Map.of(DeadLink.NOT_AN_IMAGE, 2L));
        assertThat(stored()).isEmpty();
        assertThat(report()).anyMatch(line -> line.contains("<!DOCTYP"));
    }

    @Test
    void aWebpIsStoredAsOne() throws Exception {
        byte[] webp = EncodedPhotos.byOpenCv(EncodedPhotos.busy(40, 30, 1), ".webp");

        fetch(server.gives("/photo", webp));

        assertThat(stored()).singleElement().asString().endsWith(".webp");
    }

    @Test
    void anImageThatIsCutIsNotStored() throws Exception {
        String shortened = server.gives("/1", Arrays.copyOf(PHOTO, PHOTO.length - 30));
        String brokenOff = server.on("/2", (x, n) -> {
            x.sendResponseHeaders(200, PHOTO.length);
            x.getResponseBody().write(PHOTO, 0, 100);
            x.getResponseBody().flush();
            x.close();
        });

        FetchSummary summary = fetch(shortened, brokenOff);

        assertThat(summary.dead()).isEqualTo(Map.of(DeadLink.TRUNCATED, 1L, DeadLink.UNREACHABLE, 1L));
        assertThat(stored()).isEmpty();
    }

    @Test
    void bytesWithAnotherHashOrSizeThanListedAreNotStored() throws Exception {
        String one = server.gives("/1", PHOTO);
        String two = server.gives("/2", OTHER);
        Path list = Files.writeString(
                folder.resolve("list.jsonl"),
                "{\"image_url\": \"%s\", \"image_sha256\": \"%s\"}\n{\"image_url\": \"%s\", \"image_sha256\": \"%s\"}\n"
                        .formatted(one, sha256(OTHER), two, sha256(OTHER)));

        assertThat(fetch(list).dead()).isEqualTo(Map.of(DeadLink.ALTERED, 1L));
        assertThat(stored()).hasSize(1);
        assertThat(report()).singleElement().asString().contains(sha256(PHOTO));
    }

    @Test
    void openImagesTableIsCheckedAgainstItsMd5AndSizeAndFoundById() throws Exception {
        String one = server.gives("/1", PHOTO);
        String two = server.gives("/2", OTHER);
        String three = server.gives("/3", OTHER);
        String md5 = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("MD5").digest(PHOTO));
        Path list = Files.writeString(
                folder.resolve("images.csv"),
                "ImageID,Subset,OriginalURL,OriginalLandingURL,License,AuthorProfileURL,Author,Title,OriginalSize,OriginalMD5,Thumbnail300KURL,Rotation\n"
                        + "000a,train,%s,l,c,p,\"A, \"\"B\"\"\",T,%d,%s,,0.0\n".formatted(one, PHOTO.length, md5)
                        + "000b,train,%s,l,c,p,A,T,%d,%s,,\n".formatted(two, OTHER.length, md5)
                        + "000c,train,%s,l,c,p,A,T,7,,,\n".formatted(three));

        FetchSummary summary = fetch(list);

        assertThat(summary.dead()).isEqualTo(Map.of(DeadLink.ALTERED, 2L));
        try (ImageStore store = ImageStores.open(List.of(out.toString()))) {
            assertThat(requireNonNull(store.find(ImageKey.ofFile("000a.jpg"))).size())
                    .isEqualTo(PHOTO.length);
            assertThat(store.find(ImageKey.ofFile("000b.jpg"))).isNull();
        }
    }

    @Test
    void aParquetListOfPixMoIsRead() throws Exception {
        String one = server.gives("/1", PHOTO);
        Path list = folder.resolve("points.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT '%s' AS image_url, '%s' AS image_sha256, 3 AS count FROM range(2)) TO '%s' (FORMAT parquet)"
                            .formatted(one, sha256(PHOTO), list));
        }

        assertThat(fetch(list)).isEqualTo(new FetchSummary(2, 1, 0, 1, Map.of(), PHOTO.length));
    }

    @Test
    void aListThatIsNoneIsRefusedNamingIt() throws Exception {
        Path cut = Files.write(folder.resolve("cut.parquet"), new byte[] {'P', 'A', 'R', '1', 0, 0});
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        Path broken = Files.writeString(
                folder.resolve("x.jsonl"), "{\"url\": \n{\"url\": \"http://a\", \"sha256\": \"1\"}\n");

        assertThatThrownBy(() -> fetch(cut))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining("cut.parquet");
        assertThatThrownBy(() -> fetch(other))
                .hasMessageContaining("image_url or OriginalURL or url")
                .hasMessageContaining("got a, b");
        assertThatThrownBy(() -> fetch(folder.resolve("none.txt"))).hasMessageContaining("no file");
        assertThat(fetch(broken).dead()).isEqualTo(Map.of(DeadLink.ENTRY_INVALID, 2L));
        assertThat(report()).anyMatch(line -> line.contains("line 1")).anyMatch(line -> line.contains("64 hex digits"));
    }

    @Test
    void redirectsAreFollowedButNotForEver() throws Exception {
        server.gives("/photo", PHOTO);
        String good = server.on("/good", (x, n) -> {
            x.getResponseHeaders().add("Location", "/photo");
            Server.send(x, 302, new byte[0]);
        });
        String loop = server.on("/loop", (x, n) -> {
            x.getResponseHeaders().add("Location", "/loop");
            Server.send(x, 301, new byte[0]);
        });
        String file = server.on("/file", (x, n) -> {
            x.getResponseHeaders().add("Location", "file:///etc/passwd");
            Server.send(x, 301, new byte[0]);
        });

        FetchSummary summary = fetch(good, loop, file);

        assertThat(summary.fetched()).isEqualTo(1);
        assertThat(summary.dead()).isEqualTo(Map.of(DeadLink.REDIRECTS, 2L));
        assertThat(server.asked("/loop")).isEqualTo(6);
    }

    @Test
    void filesAboveTheLimitAreNotTakenEvenIfTheyDoNotSaySo() throws Exception {
        byte[] large = new byte[5000];
        String announced = server.gives("/1", large);
        String chunked = server.on("/2", (x, n) -> {
            x.sendResponseHeaders(200, 0);
            x.getResponseBody().write(large);
        });

        FetchSummary summary =
                Fetcher.fetch(list(announced, chunked), out, options().withMaxBytes(4000), s -> {});

        assertThat(summary.dead()).isEqualTo(Map.of(DeadLink.TOO_LARGE, 2L));
    }

    @Test
    void aServerThatStallsIsGivenUpInTime() throws Exception {
        String silent = server.on("/1", (x, n) -> sleep());
        String stalling = server.on("/2", (x, n) -> {
            x.sendResponseHeaders(200, PHOTO.length);
            x.getResponseBody().write(PHOTO, 0, 100);
            x.getResponseBody().flush();
            sleep();
        });

        FetchSummary summary =
                Fetcher.fetch(list(silent, stalling), out, options().withTimeout(Duration.ofMillis(700)), s -> {});

        assertThat(summary.dead()).isEqualTo(Map.of(DeadLink.TIMEOUT, 2L));
    }

    @Test
    void oneHostIsNotAskedByMoreConnectionsThanAllowed() throws Exception {
        // A request is open until its answer begins: once that has come, the next may be sent.
        AtomicInteger open = new AtomicInteger();
        AtomicInteger mostOpen = new AtomicInteger();
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            urls.add(server.on("/" + i + ".jpg", (x, n) -> {
                mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                pause(20);
                open.decrementAndGet();
                Server.send(x, 200, PHOTO);
            }));
        }

        FetchSummary summary =
                Fetcher.fetch(list(urls.toArray(new String[0])), out, options().withHost(2, 1000), s -> {});

        assertThat(summary.fetched()).isEqualTo(20);
        assertThat(mostOpen.get()).isLessThanOrEqualTo(2);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void requestsToOneHostAreSpreadOverTime() throws Exception {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            urls.add(server.gives("/" + i + ".jpg", PHOTO));
        }

        long began = System.nanoTime();
        Fetcher.fetch(list(urls.toArray(new String[0])), out, options().withHost(8, 10), s -> {});

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(650));
    }

    @Test
    void noMoreThanTheLimitAreAskedFor() throws Exception {
        Path list = list(server.gives("/1", PHOTO), server.gives("/2", OTHER), server.gives("/3", OTHER));

        assertThat(Fetcher.fetch(list, out, options().withLimit(1), s -> {}).fetched())
                .isEqualTo(1);
        assertThat(server.asked("/2")).isZero();
        FetchSummary rest = Fetcher.fetch(list, out, options().withLimit(1), s -> {});
        assertThat(rest.present()).isEqualTo(1);
        assertThat(server.asked("/3")).isZero();
    }

    @Test
    void twoFetchesIntoOneFolderAreRefused() throws Exception {
        try (FetchFolder open = FetchFolder.open(out)) {
            assertThat(open.holds("http://a")).isFalse();
            assertThatThrownBy(() -> fetch("http://a"))
                    .isInstanceOf(ImageStoreException.class)
                    .hasMessageContaining("another fetch");
        }
    }

    private static void sleep() {
        pause(3000);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static FetchOptions options() {
        return FetchOptions.ofDefaults()
                .withHost(4, 1000)
                .withTries(3, Duration.ofMillis(20), Duration.ofSeconds(10))
                .withTimeout(Duration.ofSeconds(20));
    }

    private FetchSummary fetch(String... urls) throws Exception {
        return fetch(list(urls));
    }

    private FetchSummary fetch(Path list) throws Exception {
        return Fetcher.fetch(list, out, options(), s -> {});
    }

    private Path list(String... urls) throws IOException {
        return Files.writeString(folder.resolve("list.txt"), String.join("\n", urls) + "\n");
    }

    private List<String> report() throws IOException {
        return Files.readAllLines(out.resolve("fetch-report.jsonl"));
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).endsWith(".jsonl"))
                    .toList();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
