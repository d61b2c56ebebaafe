package io.spatialforge.sources.pixmo;

import static io.spatialforge.sources.pixmo.PixmoFiles.SHA_A;
import static io.spatialforge.sources.pixmo.PixmoFiles.SHA_B;
import static io.spatialforge.sources.pixmo.PixmoFiles.count;
import static io.spatialforge.sources.pixmo.PixmoFiles.countFile;
import static io.spatialforge.sources.pixmo.PixmoFiles.points;
import static io.spatialforge.sources.pixmo.PixmoFiles.pointsFile;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Caption;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.TinyJpeg;
import io.spatialforge.sources.table.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixmoSourceTests {

    @TempDir
    Path folder = Path.of("");

    private Path sizes = Path.of("");
    private Path train = Path.of("");
    private Path counts = Path.of("");

    @BeforeEach
    void name() throws IOException {
        sizes = Files.writeString(
                folder.resolve("sizes.csv"), "image,width,height\n" + SHA_A + ",800,400\n" + SHA_B + ",600,600\n");
        train = folder.resolve("train-00000-of-00001.parquet");
        counts = folder.resolve("count.parquet");
    }

    private PixmoConfig config(PixmoRole role, Path... files) {
        return PixmoConfig.of("pixmo", role, files).withSizes(sizes);
    }

    private Gathered read(String... rows) throws IOException {
        return Gathered.from(new PixmoSource(config(PixmoRole.POINTS, pointsFile(train, rows))));
    }

    private static List<Point> places(Scene scene, String label) {
        return scene.regions().stream()
                .filter(r -> r.label().equals(label))
                .map(r -> (Point) r.shape())
                .toList();
    }

    @Test
    void rowsOfOneImageBecomeOneScene() throws IOException {
        Gathered gathered =
                read(points(SHA_A, "Cups ", "50,25 10,100"), points(SHA_A, "dogs", ""), points(SHA_B, "cups", "0,0"));

        Scene scene = gathered.scene("pixmo/" + SHA_A);
        assertThat(scene.image().url()).isEqualTo("https://example.test/a.jpg");
        assertThat(scene.image().sha256()).isEqualTo(SHA_A);
        assertThat(places(scene, "cups")).containsExactly(new Point(80, 400), new Point(400, 100));
        assertThat(scene.regions().getFirst().origin()).isEqualTo("human");
        assertThat(scene.exhaustive()).containsExactly("cups");
        assertThat(scene.absent()).containsExactly("dogs");
        assertThat(gathered.scenes()).hasSize(2);
        assertThat(gathered.drops()).isEmpty();
        assertThat(Objects.requireNonNull(gathered.joined().get("pixmo/" + SHA_A))
                        .accounts())
                .containsExactly(new Joined.Account(Unit.ROWS, 2, 2));
    }

    @Test
    void theOrderOfRowsChangesNothing() throws IOException {
        String[] rows = {
            points(SHA_A, "cups", "50,25 10,99"),
            points(SHA_A, "cups", "50,26 10,98"),
            points(SHA_A, "dogs", ""),
            points(SHA_A, "chairs", "1,1"),
            points(SHA_A, "chairs", "1,1 2,2")
        };
        Scene first = read(rows).onlyScene();
        for (int i = 0; i < rows.length / 2; i++) {
            String row = rows[i];
            rows[i] = rows[rows.length - 1 - i];
            rows[rows.length - 1 - i] = row;
        }
        Files.delete(train);
        Gathered again = Gathered.from(new PixmoSource(config(PixmoRole.POINTS, pointsFile(train, rows))), 99);

        assertThat(again.onlyScene()).isEqualTo(first);
    }

    @Test
    void aFileOfNumbersOverAHundredIsInPixels() throws IOException {
        Gathered gathered = read(points(SHA_A, "cups", "650.5,300"), points(SHA_B, "cups", "120,599 3,5"));

        assertThat(places(gathered.scene("pixmo/" + SHA_A), "cups")).containsExactly(new Point(650.5, 300));
        assertThat(gathered.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.decided()).isEqualTo("pixels");
            assertThat(decision.counts())
                    .containsEntry("rows with a number over 100", 2L)
                    .containsEntry("rows with points", 2L)
                    .containsEntry("largest number", 651L);
        });
    }

    @Test
    void aStrayNumberOverAHundredPercentLeavesOutItsRowOnly() throws IOException {
        String[] rows = new String[40];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = points(SHA_A, "thing " + i, i == 7 ? "50,100.5" : "50,100");
        }
        Gathered gathered = read(rows);

        assertThat(gathered.decisions().getFirst().decided()).isEqualTo("percent");
        assertThat(gathered.reasons()).containsExactly(Reason.POINT_OUTSIDE);
        assertThat(gathered.onlyScene().exhaustive()).hasSize(39).doesNotContain("thing 7");
        assertThat(gathered.only().regionsRead()).isEqualTo(39);
    }

    @Test
    void theWholeFileIsToldAsRead() throws IOException {
        Gathered gathered = read(points(SHA_A, "cups", "50,25"), points(SHA_A, "dogs", ""));
        assertThat(gathered.read()).isEqualTo(Map.of(train, Files.size(train)));
    }

    @Test
    void theUserMayStateTheUnit() throws IOException {
        pointsFile(train, points(SHA_A, "cups", "50,25"));

        Gathered gathered =
                Gathered.from(new PixmoSource(config(PixmoRole.POINTS, train).withUnit(PointsUnit.PIXELS)));

        assertThat(places(gathered.onlyScene(), "cups")).containsExactly(new Point(50, 25));
        assertThat(gathered.decisions().getFirst().decided()).isEqualTo("pixels (as stated)");
    }

    @Test
    void pixelsBeyondTheImageLeaveOutTheirRow() throws IOException {
        Gathered gathered = read(points(SHA_A, "cups", "801,300"), points(SHA_A, "dogs", "800,400"));

        assertThat(gathered.reasons()).containsExactly(Reason.POINT_OUTSIDE);
        assertThat(gathered.onlyScene().exhaustive()).containsExactly("dogs");
    }

    @Test
    void faultyRowsAreLeftOutWithTheirReasons() throws IOException {
        Gathered gathered = read(
                points(SHA_A, "cups", "50,25"),
                points(SHA_A, null, 1, "1,2", "pointing"),
                points(SHA_A, "  ", 1, "1,2", "pointing"),
                points(SHA_A, "x".repeat(201), 1, "1,2", "pointing"),
                points(SHA_A, "dogs", 3, "1,2", "pointing"),
                points(SHA_A, "cats", 1, "-1,2", "pointing"),
                points(SHA_A, "hens", 1, "NaN,2", "pointing"),
                "('https://example.test/a.jpg', '" + SHA_A + "', NULL, 0, 'pigs', 'pointing')");

        assertThat(gathered.reasons())
                .containsExactly(
                        Reason.TEXT_INVALID,
                        Reason.TEXT_INVALID,
                        Reason.TEXT_INVALID,
                        Reason.COUNT_MISMATCH,
                        Reason.POINT_OUTSIDE,
                        Reason.POINT_INVALID,
                        Reason.POINT_INVALID);
        assertThat(gathered.drops().get(3).subject()).isEqualTo("train-00000-of-00001.parquet row 4");
        assertThat(gathered.drops().get(3).detail()).isEqualTo("count 3, 1 points");
        assertThat(gathered.onlyScene().exhaustive()).containsExactly("cups");
        assertThat(gathered.onlyScene().absent()).isEmpty();
        assertThat(gathered.only().accounts().getFirst().kept()).isEqualTo(1);
    }

    @Test
    void rowsThatCountDifferentlyLeaveTheLabelUnknown() throws IOException {
        Gathered gathered = read(
                points(SHA_A, "cups", "50,25"),
                points(SHA_A, "Cups", "50,25 60,60"),
                points(SHA_A, "dogs", ""),
                points(SHA_A, "dogs", "1,1"),
                points(SHA_A, "hats", "1,1"));

        assertThat(gathered.reasons()).hasSize(4).containsOnly(Reason.ROWS_DISAGREE);
        assertThat(gathered.onlyScene().exhaustive()).containsExactly("hats");
        assertThat(gathered.onlyScene().absent()).isEmpty();
        assertThat(places(gathered.onlyScene(), "cups")).isEmpty();
    }

    @Test
    void twoPointsAtOnePlaceAreNoCount() throws IOException {
        Gathered gathered = read(points(SHA_A, "cups", "50,25 50,25"));

        assertThat(gathered.onlyScene().regions()).hasSize(1);
        assertThat(gathered.onlyScene().exhaustive()).isEmpty();
        assertThat(gathered.reasons()).containsExactly(Reason.REGION_DUPLICATE);
    }

    @Test
    void howARowWasCollectedDecidesWhetherItIsComplete() throws IOException {
        Gathered gathered = read(
                points(SHA_A, "cups", 1, "50,25", "counting"),
                points(SHA_A, "dogs", 1, "50,25", "guessing"),
                points(SHA_A, "cats", 0, "", "guessing"));

        assertThat(gathered.onlyScene().exhaustive()).containsExactly("cups");
        assertThat(gathered.onlyScene().absent()).isEmpty();
        assertThat(gathered.reasons()).containsExactly(Reason.COUNT_UNCONFIRMED);
    }

    @Test
    void aDetectorsCountNeedsPeopleToConfirmIt() throws IOException {
        pointsFile(
                train, points(SHA_A, "cups", "50,25 10,10"), points(SHA_A, "hats", "50,25"), points(SHA_A, "pens", ""));
        countFile(
                counts,
                count(SHA_A, "cups", 2, "401, 81", "99, 41"),
                count(SHA_A, "hats", 2, "401, 81", "99, 41"),
                count(SHA_A, "people", 2, "240, 519.5", "216, 60"),
                count(SHA_A, "pens", 1, "240", "216"));

        Gathered gathered =
                Gathered.from(new PixmoSource(config(PixmoRole.POINTS, train).with(PixmoRole.COUNT, counts)));

        Scene scene = gathered.onlyScene();
        assertThat(scene.exhaustive()).containsExactly("cups");
        assertThat(places(scene, "cups")).containsExactly(new Point(80, 40), new Point(400, 100));
        assertThat(places(scene, "people")).containsExactly(new Point(240, 216), new Point(519.5, 60));
        assertThat(places(scene, "hats")).isEmpty();
        assertThat(scene.absent()).isEmpty();
        assertThat(scene.regions().stream()
                        .filter(r -> r.label().equals("people"))
                        .map(Region::origin))
                .containsOnly("pixmo-count");
        assertThat(gathered.reasons()).hasSize(4).containsOnly(Reason.ROWS_DISAGREE);
    }

    @Test
    void listsOfUnequalLengthLeaveOutTheRow() throws IOException {
        countFile(counts, count(SHA_A, "cups", 2, "400, 80", "99"), count(SHA_A, "dogs", 1, "10", "20"));

        Gathered gathered = Gathered.from(new PixmoSource(config(PixmoRole.COUNT, counts)));

        assertThat(gathered.reasons()).containsExactly(Reason.POINT_INVALID);
        assertThat(gathered.drops().getFirst().detail()).isEqualTo("2 x and 1 y");
        assertThat(places(gathered.onlyScene(), "dogs")).containsExactly(new Point(10, 20));
    }

    @Test
    void explanationsPointAtSomeInstances() throws IOException {
        Path file = ParquetFiles.write(
                folder.resolve("explanations.parquet"),
                "SELECT 'https://example.test/a.jpg' AS image_url, '" + SHA_A + "' AS image_sha256, 'why?' AS question,"
                        + " 'so' AS parsed_response, ['the red cup', 'dog'] AS alt_text, ['it', 'dog'] AS inline_text,"
                        + " [[{'x': 50.0::DOUBLE, 'y': 50.0::DOUBLE}], [{'x': 1.0::DOUBLE, 'y': 2.0::DOUBLE}, {'x': 3.0::DOUBLE, 'y': 4.0::DOUBLE}]] AS points"
                        + " UNION ALL SELECT 'https://example.test/a.jpg', '" + SHA_A
                        + "', 'why?', 'so', ['cat', 'hen'], ['a', 'b'], [[{'x': 50.0::DOUBLE, 'y': 50.0::DOUBLE}]]");

        Gathered gathered = Gathered.from(new PixmoSource(config(PixmoRole.EXPLANATIONS, file)));

        Scene scene = gathered.onlyScene();
        assertThat(places(scene, "the red cup")).containsExactly(new Point(400, 200));
        assertThat(places(scene, "dog")).containsExactly(new Point(8, 8), new Point(24, 16));
        assertThat(scene.exhaustive()).isEmpty();
        assertThat(gathered.reasons()).containsExactly(Reason.POINT_INVALID, Reason.POINT_INVALID);
    }

    @Test
    void onePointForEachTextIsReadToo() throws IOException {
        Path file = ParquetFiles.write(
                folder.resolve("explanations.parquet"),
                "SELECT 'https://example.test/a.jpg' AS image_url, '" + SHA_A + "' AS image_sha256,"
                        + " ['cup', 'dog'] AS alt_text, [{'x': 50.0::DOUBLE, 'y': 50.0::DOUBLE}, {'x': 1.0::DOUBLE, 'y': 2.0::DOUBLE}] AS points");

        Gathered gathered = Gathered.from(new PixmoSource(config(PixmoRole.EXPLANATIONS, file)));

        assertThat(places(gathered.onlyScene(), "dog")).containsExactly(new Point(8, 8));
    }

    @Test
    void explanationsAddNothingToALabelThatIsComplete() throws IOException {
        pointsFile(train, points(SHA_A, "cup", "50,25"), points(SHA_A, "dog", ""));
        Path file = ParquetFiles.write(
                folder.resolve("explanations.parquet"),
                "SELECT 'https://example.test/a.jpg' AS image_url, '" + SHA_A + "' AS image_sha256,"
                        + " ['cup', 'dog'] AS alt_text, [{'x': 50.0::DOUBLE, 'y': 26.0::DOUBLE}, {'x': 1.0::DOUBLE, 'y': 2.0::DOUBLE}] AS points");

        Gathered gathered =
                Gathered.from(new PixmoSource(config(PixmoRole.POINTS, train).with(PixmoRole.EXPLANATIONS, file)));

        assertThat(gathered.onlyScene().exhaustive()).containsExactly("cup");
        assertThat(gathered.onlyScene().regions()).hasSize(1);
        assertThat(gathered.onlyScene().absent()).isEmpty();
        assertThat(gathered.reasons())
                .containsExactly(Reason.ROW_DUPLICATE, Reason.ROWS_DISAGREE, Reason.ROWS_DISAGREE);
    }

    @Test
    void captionsJoinTheImageOfTheirUrl() throws IOException {
        pointsFile(train, points(SHA_A, "cup", "50,25"));
        Path captions = ParquetFiles.write(
                folder.resolve("cap.parquet"),
                "SELECT * FROM (VALUES ('https://example.test/a.jpg', 'A cup.', ['a cup']),"
                        + " ('https://example.test/a.jpg', 'A cup.', []),"
                        + " ('https://example.test/a.jpg', ' ', [])) t(image_url, caption, transcripts)");

        Gathered gathered =
                Gathered.from(new PixmoSource(config(PixmoRole.POINTS, train).with(PixmoRole.CAPTIONS, captions)));

        assertThat(gathered.onlyScene().captions()).containsExactly(new Caption("A cup.", "human"));
        assertThat(gathered.reasons()).containsExactly(Reason.ROW_DUPLICATE, Reason.TEXT_INVALID);
    }

    @Test
    void withoutAHashTheUrlNamesTheImage() throws IOException {
        Files.writeString(sizes, "url,width,height\r\nhttps://example.test/none.jpg,200,100\r\n");
        Gathered gathered = read(points(null, "cups", 1, "50,25", "pointing"));

        assertThat(gathered.onlyScene().image().id()).matches("pixmo/url-[0-9a-f]{32}");
        assertThat(gathered.onlyScene().image().sha256()).isNull();
    }

    @Test
    void imagesThatAreNotAtHandAreCountedWithTheirRows() throws IOException {
        Files.writeString(sizes, "image,width,height\n");
        Gathered gathered = read(points(SHA_A, "cups", "50,25"), points(SHA_A, "dogs", ""));

        assertThat(gathered.reasons()).containsExactly(Reason.IMAGE_MISSING);
        assertThat(gathered.only().accounts()).containsExactly(new Joined.Account(Unit.ROWS, 2, 0));
    }

    @Test
    void photographsAreFoundByTheirHashAndGiveTheSize() throws Exception {
        Path photo = TinyJpeg.write(folder.resolve("photos/x.jpg"), 320, 160, 1);
        Path turned = TinyJpeg.write(folder.resolve("photos/y.jpg"), 320, 160, 6);
        String sha = sha256(photo);
        Files.move(photo, photo.resolveSibling(sha));
        String shaTurned = sha256(turned);
        Files.move(turned, turned.resolveSibling(shaTurned));
        pointsFile(
                train, points(sha, "cups", "50,25"), points(shaTurned, "cups", "50,25"), points(SHA_A, "cups", "1,1"));

        Gathered gathered = Gathered.from(
                new PixmoSource(PixmoConfig.of("pixmo", PixmoRole.POINTS, train).withPhotos(folder.resolve("photos"))));

        Scene scene = gathered.scene("pixmo/" + sha);
        assertThat(scene.image().file()).isEqualTo(sha);
        assertThat(places(scene, "cups")).containsExactly(new Point(160, 40));
        assertThat(gathered.reasons()).containsExactlyInAnyOrder(Reason.ORIENTATION_AMBIGUOUS, Reason.IMAGE_MISSING);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void aSampleLeavesOutWholeImagesAndCountsTheirRows() throws IOException {
        String[] rows = new String[60];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = points("%064x".formatted(i / 2), "cups", "50,25").replace("cups", "cups " + i % 2);
        }
        pointsFile(train, rows);

        Gathered gathered =
                Gathered.from(new PixmoSource(config(PixmoRole.POINTS, train).withSampling(new Sampling(0.5, 1))));

        long left = gathered.leftOut().getOrDefault("rows not-sampled", 0L);
        assertThat(left).isBetween(10L, 50L).isEven();
        assertThat(gathered.joined()).hasSize((int) (60 - left) / 2);
    }

    @Test
    void theLabelMayBeCalledAnnotationAndRowsMayNameNoImage() throws IOException {
        ParquetFiles.write(
                train,
                "SELECT image_url, image_sha256, [{'x': 50.0::FLOAT, 'y': 25.0::FLOAT}] AS points, 1::INTEGER AS count,"
                        + " 'cups' AS annotation, 'pointing' AS collection_method FROM (VALUES (NULL, '" + SHA_A
                        + "'), (NULL, NULL), (' ', 'no hash')) t(image_url, image_sha256)");

        Gathered gathered = Gathered.from(new PixmoSource(config(PixmoRole.POINTS, train)));

        assertThat(gathered.onlyScene().exhaustive()).containsExactly("cups");
        assertThat(gathered.leftOut()).isEqualTo(Map.of("rows image-unnamed", 2L));
    }

    @Test
    void roleIsToldByTheColumns() throws IOException {
        assertThat(PixmoRole.of(pointsFile(train, points(SHA_A, "cups", "50,25"))))
                .isEqualTo(PixmoRole.POINTS);
        assertThat(PixmoRole.of(countFile(counts, count(SHA_A, "cups", 1, "1", "2"))))
                .isEqualTo(PixmoRole.COUNT);
        assertThat(PixmoRole.of(
                        ParquetFiles.write(folder.resolve("c.parquet"), "SELECT 'u' AS image_url, 'c' AS caption")))
                .isEqualTo(PixmoRole.CAPTIONS);
    }

    @Test
    void photographsThatMustBeThereNeedAPlace() {
        assertThat(Photos.values()).contains(Photos.REQUIRED);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new PixmoConfig(
                        "pixmo",
                        Map.of(PixmoRole.POINTS, List.of(train)),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        Photos.REQUIRED,
                        Sampling.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pixmo");
    }
}
