package io.spatialforge.sources.pixmo;

import static io.spatialforge.sources.pixmo.PixmoFiles.SHA_A;
import static io.spatialforge.sources.pixmo.PixmoFiles.count;
import static io.spatialforge.sources.pixmo.PixmoFiles.countFile;
import static io.spatialforge.sources.pixmo.PixmoFiles.points;
import static io.spatialforge.sources.pixmo.PixmoFiles.pointsFile;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.table.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that PixMo is not read from, and what the user is told. */
class PixmoRefusalTests {

    @TempDir
    Path folder = Path.of("");

    private static AbstractThrowableAssert<?, ?> refused(PixmoConfig config) {
        return assertThatThrownBy(() -> Gathered.from(new PixmoSource(config))).isInstanceOf(SourceException.class);
    }

    private static AbstractThrowableAssert<?, ?> refused(PixmoRole role, Path file) {
        return refused(PixmoConfig.of("pixmo", role, file)).hasMessageContaining(file.toString());
    }

    @Test
    void benchmarkSplitsAreKnownByTheirName() throws IOException {
        String row = points(SHA_A, "cups", "50,25");
        refused(PixmoRole.POINTS, pointsFile(folder.resolve("validation-00000-of-00001.parquet"), row))
                .hasMessageContaining("benchmark")
                .hasMessageContaining("'validation'");
        refused(PixmoRole.COUNT, pointsFile(folder.resolve("pixmo_count_test.parquet"), row))
                .hasMessageContaining("'test'");
        Path inside = Files.createDirectories(folder.resolve("test"));
        refused(PixmoRole.POINTS, pointsFile(inside.resolve("00000.parquet"), row))
                .hasMessageContaining("the file's folder");
    }

    @Test
    void benchmarkSplitsAreKnownByPointsWithheld() {
        Path file = countFile(
                folder.resolve("count.parquet"),
                count(SHA_A, "cups", 1, "1", "2"),
                count(SHA_A, "dogs", 3, null, null));

        refused(PixmoRole.COUNT, file)
                .hasMessageContaining("row 1, column 'points'")
                .hasMessageContaining("benchmark");
    }

    @Test
    void benchmarkSplitsAreKnownByTheirNumberOfRows() {
        String[] rows = new String[540];
        Arrays.fill(rows, count(SHA_A, "cups", 1, "1", "2"));

        refused(PixmoRole.COUNT, countFile(folder.resolve("count.parquet"), rows))
                .hasMessageContaining("540");
    }

    @Test
    void aFileWhosePointsAreNeitherIsRefused() {
        Path file = pointsFile(
                folder.resolve("points.parquet"),
                points(SHA_A, "cups", "50,25"),
                points(SHA_A, "dogs", "50,25"),
                points(SHA_A, "hens", "50,25"),
                points(SHA_A, "cats", "500,25"));

        refused(PixmoRole.POINTS, file)
                .hasMessageContaining("numbers over 100 in 1 of 4 rows with points, the largest 500.0")
                .hasMessageContaining("points_unit");
    }

    @Test
    void aColumnThatIsMissingOrOfAnotherTypeIsNamed() {
        refused(
                        PixmoRole.POINTS,
                        ParquetFiles.write(folder.resolve("a.parquet"), "SELECT 'u' AS image_url, 'cups' AS label"))
                .hasMessageContaining("column 'count'")
                .hasMessageContaining("columns image_url, label");
        refused(
                        PixmoRole.POINTS,
                        ParquetFiles.write(
                                folder.resolve("b.parquet"),
                                "SELECT 'u' AS image_url, 'cups' AS label, 1 AS count, [1.5, 2.5] AS points"))
                .hasMessageContaining("column 'points'")
                .hasMessageContaining("STRUCT(x DOUBLE, y DOUBLE)[]")
                .hasMessageContaining("got DECIMAL(2,1)[]");
        refused(PixmoRole.CAPTIONS, ParquetFiles.write(folder.resolve("c.parquet"), "SELECT 'c' AS caption"))
                .hasMessageContaining("column 'image_url'");
        assertThatThrownBy(() -> PixmoRole.of(ParquetFiles.write(folder.resolve("d.parquet"), "SELECT 1 AS a, 2 AS b")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("a, b");
    }

    @Test
    void aFileCutShortIsRefused() throws IOException {
        String[] rows = new String[200];
        Arrays.fill(rows, points(SHA_A, "cups", "50,25 60,60 12.5,13.5"));
        Path whole = pointsFile(folder.resolve("whole.parquet"), rows);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length * 2 / 3));

        refused(PixmoRole.POINTS, cut).hasMessageContaining("a Parquet file that can be read to its end");
        refused(PixmoRole.POINTS, Files.write(folder.resolve("empty.parquet"), new byte[0]));
        refused(PixmoRole.POINTS, folder.resolve("none.parquet")).hasMessageContaining("no such file");
    }

    @Test
    void aTableOfSizesNamesRowAndColumnOfItsFaults() throws IOException {
        Path train = pointsFile(folder.resolve("train.parquet"), points(SHA_A, "cups", "50,25"));
        PixmoConfig config = PixmoConfig.of("pixmo", PixmoRole.POINTS, train);
        refused(config.withSizes(
                        Files.writeString(folder.resolve("a.csv"), "image,width,height\n" + SHA_A + ",8.5,4\n")))
                .hasMessageContaining("row 1, column 'width'")
                .hasMessageContaining("'8.5'");
        refused(config.withSizes(Files.writeString(folder.resolve("b.csv"), "image,breadth,height\nx,8,4\n")))
                .hasMessageContaining("'width'");
        refused(config.withSizes(Files.writeString(folder.resolve("c.csv"), "url,width,height\nx,8,4\ny,8,4\nx,8,5\n")))
                .hasMessageContaining("row 3, column 'url'")
                .hasMessageContaining("one size");
    }
}
