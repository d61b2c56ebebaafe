package io.spatialforge.sources.pixmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.table.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that others wrote by the owners' schema, where the variable SPATIALFORGE_TESTDATA names a folder with {@code
 * samples/formats/inputs/}: written as Parquet with the owners' types. No row of the owners' own could be had.
 */
class PixmoSampleTests {

    private static Path inputs = Path.of("");

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void findMaterial() {
        String data = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(data != null, "SPATIALFORGE_TESTDATA is not set: the sample rows are not read");
        inputs = Path.of(String.valueOf(data)).resolve("samples/formats/inputs");
    }

    private Path parquet(String name, String columns) {
        return ParquetFiles.write(
                folder.resolve(name + ".parquet"),
                "SELECT * FROM read_json('" + inputs.resolve(name + ".jsonl") + "', columns = {" + columns + "})");
    }

    @Test
    void pointsAreReadAsPercent() throws IOException {
        Path file = parquet(
                "pixmo_points",
                "image_url: 'VARCHAR', image_sha256: 'VARCHAR', points: 'STRUCT(x DOUBLE, y DOUBLE)[]', count: 'BIGINT',"
                        + " label: 'VARCHAR', collection_method: 'VARCHAR'");
        Path sizes = Files.writeString(
                folder.resolve("sizes.csv"), "url,width,height\nhttps://example.test/a.jpg,1000,500\n");

        Scene scene = Gathered.from(new PixmoSource(
                        PixmoConfig.of("pixmo", PixmoRole.of(file), file).withSizes(sizes)))
                .onlyScene();

        assertThat(scene.regions()).extracting(Region::shape).containsExactly(new Point(375, 225), new Point(812, 62));
        assertThat(scene.exhaustive()).containsExactly("cups");
        assertThat(scene.absent()).containsExactly("dogs");
    }

    @Test
    void countsOfASplitThatWithholdsItsPointsAreRefused() {
        Path file = parquet(
                "pixmo_count",
                "image_url: 'VARCHAR', image_sha256: 'VARCHAR', count: 'INTEGER',"
                        + " points: 'STRUCT(x FLOAT[], y FLOAT[])', label: 'VARCHAR'");

        assertThatThrownBy(() -> Gathered.from(new PixmoSource(PixmoConfig.of("pixmo", PixmoRole.of(file), file))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("row 1, column 'points'")
                .hasMessageContaining("benchmark");
    }
}
