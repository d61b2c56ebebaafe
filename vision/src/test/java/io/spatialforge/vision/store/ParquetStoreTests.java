package io.spatialforge.vision.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.TinyPhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetStoreTests {

    @TempDir
    Path folder;

    @Test
    void aStructOfBytesAndPathIsFoundByPathIdUrlAndHash() throws Exception {
        byte[] photo = TinyPhotos.jpeg(40, 20);
        String hash =
                StoredImage.ofFile(Files.write(folder.resolve("x.jpg"), photo)).sha256();
        Path file = table(
                "SELECT {'bytes': %s, 'path': 'train/a.jpg'} AS image, 'https://a.example/a' AS image_url, '%s' AS image_sha256, 7 AS n"
                        .formatted(blob(photo), hash));

        try (ImageStore store = open(file)) {
            for (ImageKey key : List.of(
                    ImageKey.ofFile("train/a.jpg"),
                    ImageKey.ofFile("a.jpg"),
                    ImageKey.ofFile("a"),
                    ImageKey.ofFile("images/v2/train/a.jpg"),
                    ImageKey.ofUrl("https://a.example/a"),
                    new ImageKey(null, null, hash))) {
                StoredImage image = requireNonNull(store.find(key), key.toString());
                assertThat(image.name()).isEqualTo("train/a.jpg");
                assertThat(image.sha256()).isEqualTo(hash);
            }
            assertThat(store.find(ImageKey.ofFile("b.jpg"))).isNull();
            assertThat(store.find(ImageKey.ofUrl("https://a.example/b"))).isNull();
        }
    }

    @Test
    void aColumnOfBytesIsNamedByTheColumnBesideIt() throws Exception {
        Path byId = table("SELECT '000a' AS ImageID, %s AS jpg".formatted(blob(TinyPhotos.jpeg(40, 20))));
        try (ImageStore store = open(byId)) {
            assertThat(requireNonNull(store.find(ImageKey.ofFile("000a.jpg"))).name())
                    .isEqualTo("000a");
            assertThat(requireNonNull(store.find(ImageKey.ofFile("000a"))).name())
                    .isEqualTo("000a");
        }
        Path byUrl =
                table("SELECT 'https://a.example/1' AS url, %s AS content".formatted(blob(TinyPhotos.jpeg(41, 20))));
        try (ImageStore store = open(byUrl)) {
            StoredImage image = requireNonNull(store.find(ImageKey.ofUrl("https://a.example/1")));
            assertThat(image.name()).isEqualTo(byUrl.getFileName() + "/0");
            assertThat(size(requireNonNull(store.find(ImageKey.ofFile(image.name())))))
                    .isEqualTo("41x20");
        }
    }

    @Test
    void manyLookupsGiveTheSameAsFew() throws Exception {
        int rows = 250;
        StringBuilder values = new StringBuilder();
        for (int i = 1; i <= rows; i++) {
            values.append(i == 1 ? "" : ", ").append("(%s, 'p/%d.jpg')".formatted(blob(TinyPhotos.jpeg(i, 20)), i));
        }
        table("SELECT {'bytes': b, 'path': p} AS image FROM (VALUES " + values + ") t(b, p)");
        table("SELECT {'bytes': NULL::BLOB, 'path': 'q/none.jpg'} AS image");

        try (ImageStore store =
                ImageStores.open(List.of(folder.resolve("*.parquet").toString()))) {
            for (int round = 0; round < 2; round++) {
                for (int i = rows; i >= 1; i--) {
                    StoredImage image = requireNonNull(store.find(ImageKey.ofFile(i + ".jpg")));
                    assertThat(size(image)).isEqualTo(i + "x20");
                    assertThat(image.name()).isEqualTo("p/" + i + ".jpg");
                }
                assertThat(requireNonNull(store.find(ImageKey.ofFile("none.jpg")))
                                .size())
                        .isZero();
            }
        }
    }

    @Test
    void anIdThatTwoRowsHaveIsAFault() throws Exception {
        String blob = blob(TinyPhotos.jpeg(40, 20));
        Path file = table("SELECT 'a' AS id, %s AS jpg UNION ALL SELECT 'a', %s".formatted(blob, blob));

        try (ImageStore store = open(file)) {
            assertThatThrownBy(() -> store.find(ImageKey.ofFile("a.jpg")))
                    .hasMessageContaining("row 0")
                    .hasMessageContaining("row 1");
        }
    }

    @Test
    void aTruncatedFileIsRefusedNamingIt() throws Exception {
        Path file = table("SELECT 'a' AS id, %s AS jpg".formatted(blob(TinyPhotos.jpeg(40, 20))));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 40));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("get it again");
    }

    @Test
    void aTableWithoutPhotographsOrNamesIsRefusedShowingItsColumns() throws Exception {
        Path none = table("SELECT 1 AS a, 'x' AS url");
        Path unnamed = table("SELECT 1 AS a, 'x'::BLOB AS jpg");
        Path two = table("SELECT 'i' AS id, 'x'::BLOB AS jpg, 'y'::BLOB AS mask");

        assertThatThrownBy(() -> open(none))
                .hasMessageContaining("column of photographs")
                .hasMessageContaining("url=VARCHAR");
        assertThatThrownBy(() -> open(unnamed)).hasMessageContaining("names the photographs");
        assertThatThrownBy(() -> open(two)).hasMessageContaining("[jpg, mask]");
    }

    private int written;

    private Path table(String select) throws SQLException {
        Path file = folder.resolve("t" + written++ + ".parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    private static String blob(byte[] bytes) {
        return "from_hex('" + HexFormat.of().formatHex(bytes) + "')";
    }

    private static ImageStore open(Path file) throws IOException {
        return ImageStores.open(List.of(file.toString()));
    }

    private static String size(StoredImage image) {
        Photo.Sound sound = (Photo.Sound) PhotoProbe.probe(image);
        return sound.width() + "x" + sound.height();
    }
}
