package io.spatialforge.vision.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.vision.TinyPhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTests {

    private static final String NONE = "";

    @TempDir
    Path folder;

    @Test
    void aFolderListsThePhotographsOfItsSubfoldersAndPassesOverAllElse() throws IOException {
        photo("b.JPG", 40);
        photo("sub/deep/a.png", 41);
        photo(".hidden.jpg", 42);
        photo("sub/@eaDir/a.jpg", 43);
        photo("__MACOSX/._b.jpg", 44);
        Files.writeString(folder.resolve("annotations.json"), "{}");
        Files.writeString(folder.resolve("no ending"), "?");

        Listed listed = list(folder.toString());

        assertThat(listed.photographs).containsOnlyKeys("b.JPG", "sub/deep/a.png");
        assertThat(listed.others)
                .containsOnlyKeys(".hidden.jpg", "sub/@eaDir", "__MACOSX", "annotations.json", "no ending")
                .allSatisfy((name, reason) -> assertThat(reason).isEqualTo(Reason.NOT_A_PHOTOGRAPH));
    }

    @Test
    void aLinkToAPhotographIsListedAndALinkedFolderOnlyWhereItLies() throws IOException {
        photo("sub/a.jpg", 40);
        Path elsewhere = Files.createTempDirectory("elsewhere");
        Files.createSymbolicLink(folder.resolve("link.jpg"), folder.resolve("sub/a.jpg"));
        Files.createSymbolicLink(folder.resolve("again"), folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("out"), elsewhere);

        Listed listed = list(folder.toString());

        assertThat(listed.photographs).containsOnlyKeys("sub/a.jpg", "link.jpg");
        assertThat(listed.others).isEqualTo(Map.of("out", Reason.IMAGE_PATH_UNSAFE));
        Files.delete(elsewhere);
    }

    @Test
    void tarsListTheirMembersWithTheUrlOfTheirSampleAndTheArchiveOnlyWhereNamesCollide() throws IOException {
        try (TarFile out = TarFile.create(folder.resolve("0.tar"))) {
            out.add("./000.jpg", TinyPhotos.jpeg(40, 20)).add("./000.json", "{\"url\": \"https://a.example/0\"}");
            out.add("x/001.jpg", TinyPhotos.jpeg(41, 20)).add("x/001.txt", "a caption");
            out.add("../002.jpg", TinyPhotos.jpeg(42, 20));
        }
        try (TarFile out = TarFile.create(folder.resolve("1.tar"))) {
            out.add("000.jpg", TinyPhotos.jpeg(43, 20));
        }

        Listed listed = list(folder.resolve("*.tar").toString());

        assertThat(listed.photographs)
                .isEqualTo(Map.of("0.tar/000.jpg", "https://a.example/0", "1.tar/000.jpg", NONE, "x/001.jpg", NONE));
        assertThat(listed.others)
                .isEqualTo(Map.of(
                        "./000.json", Reason.NOT_A_PHOTOGRAPH,
                        "x/001.txt", Reason.NOT_A_PHOTOGRAPH,
                        "../002.jpg", Reason.IMAGE_PATH_UNSAFE));
    }

    @Test
    void rowsOfParquetAreListedByNameAndThoseWithoutANameOfTheirOwnByNumber() throws Exception {
        table(
                "t",
                "SELECT {'bytes': b, 'path': p} AS image, u AS url FROM (VALUES (%s, 'a.jpg', 'https://a.example/1'), (%s, NULL, NULL), (%s, 'same.jpg', NULL), (%s, 'same.jpg', NULL)) t(b, p, u)"
                        .formatted(blob(40), blob(41), blob(42), blob(43)));

        Listed listed = list(folder.resolve("t.parquet").toString());

        assertThat(listed.photographs)
                .isEqualTo(Map.of(
                        "a.jpg", "https://a.example/1", "t.parquet/1", NONE, "t.parquet/2", NONE, "t.parquet/3", NONE));
        assertThat(listed.others).isEmpty();
    }

    @Test
    void aFetchedFolderListsWhatItsIndexNamesAndOfAUrlFetchedAgainTheLater() throws IOException {
        photo("old.jpg", 40);
        photo("new.jpg", 41);
        photo("other.jpg", 42);
        Files.writeString(folder.resolve("report.jsonl"), "{}");
        Files.writeString(
                folder.resolve(FetchIndex.FILE),
                line("https://a.example/1", "old.jpg")
                        + line("https://a.example/2", "other.jpg")
                        + line("https://a.example/1", "new.jpg"));

        Listed listed = list(folder.toString());

        assertThat(listed.photographs)
                .isEqualTo(Map.of("new.jpg", "https://a.example/1", "other.jpg", "https://a.example/2"));
        assertThat(listed.others).isEmpty();
    }

    @Test
    void ofTwoPlacesThatNameAPhotographAlikeTheFirstListsIt() throws IOException {
        photo("one/a.jpg", 40);
        photo("two/a.jpg", 41);
        photo("two/b.jpg", 42);

        Listed listed =
                list(folder.resolve("one").toString(), folder.resolve("two").toString());

        assertThat(listed.photographs).containsOnlyKeys("a.jpg", "b.jpg");
        assertThat(listed.others).isEqualTo(Map.of("a.jpg", Reason.IMAGE_DUPLICATE));
    }

    @Test
    void copiesAreFoundByTheirBytesAndTheFirstByNameIsTheOriginal() throws IOException {
        byte[] photo = TinyPhotos.jpeg(40, 20);
        byte[] otherHead = photo.clone();
        otherHead[20] ^= 1; // within the first header: same size and same tail, other bytes
        for (String name : List.of("c.jpg", "a.jpg", "b/x.jpg")) {
            write(name, photo);
        }
        write("like.jpg", otherHead);
        photo("other.jpg", 41);

        try (ImageStore store = ImageStores.open(List.of(folder.toString()))) {
            Copies copies = Copies.among(store, name -> true);
            assertThat(copies.original("c.jpg")).isEqualTo("a.jpg");
            assertThat(copies.original("b/x.jpg")).isEqualTo("a.jpg");
            assertThat(copies.original("a.jpg")).isNull();
            assertThat(copies.original("like.jpg")).isNull();
            assertThat(copies.original("other.jpg")).isNull();
            Copies asked = Copies.among(store, name -> !name.equals("a.jpg"));
            assertThat(asked.original("b/x.jpg")).isNull();
            assertThat(asked.original("c.jpg")).isEqualTo("b/x.jpg");
        }
    }

    /** What a listing told; every photograph must be found by the name it was told by. */
    private static final class Listed implements ImageStore.Inventory {

        private final Map<String, String> photographs = new TreeMap<>();
        private final Map<String, Reason> others = new TreeMap<>();

        @Override
        public void photograph(String name, @Nullable String url) {
            assertThat(photographs.put(name, url == null ? NONE : url)).isNull();
        }

        @Override
        public void other(String name, Reason reason, String detail) {
            assertThat(others.put(name, reason)).isNull();
        }
    }

    private Listed list(String... places) throws IOException {
        Listed listed = new Listed();
        try (ImageStore store = ImageStores.open(List.of(places))) {
            store.list(listed);
            for (String name : listed.photographs.keySet()) {
                assertThat(requireNonNull(store.find(ImageKey.ofFile(name)), name)
                                .name())
                        .isEqualTo(name);
            }
        }
        return listed;
    }

    private void photo(String name, int width) throws IOException {
        write(name, TinyPhotos.jpeg(width, 20));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }

    private static String line(String url, String file) {
        return new FetchIndex.Entry(url, null, "0".repeat(64), 1, file).toLine() + "\n";
    }

    private static String blob(int width) throws IOException {
        String hex = HexFormat.of().withPrefix("\\x").formatHex(TinyPhotos.jpeg(width, 20));
        return "'" + hex + "'::BLOB";
    }

    private void table(String name, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, folder.resolve(name + ".parquet")));
        }
    }
}
