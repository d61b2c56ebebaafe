package io.spatialforge.sources.imports;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of results that are not as documented, and what the user is told. */
class ImportFaultsTests {

    @TempDir
    Path folder = Path.of("");

    private void read(ImportKind kind, Path file) throws IOException {
        Path coco = Files.writeString(
                folder.resolve("instances.json"),
                "{\"images\": [{\"id\": 1, \"width\": 9, \"height\": 9}], \"annotations\": [],"
                        + " \"categories\": [{\"id\": 1, \"name\": \"dog\"}]}");
        Gathered.from(new SourceWithImports(
                new CocoSource(CocoConfig.of("coco", coco)),
                List.of(ImportFile.of(file, kind, "a-model")),
                Sampling.ALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "BOXES | {\"label\": \"dog\", \"box\": [1, 2, 3, 4], \"score\": 1} | field 'image'",
                "BOXES | {\"image\": 1, \"box\": [1, 2, 3, 4], \"score\": 1} | field 'label'",
                "BOXES | {\"image\": 1, \"label\": \"dog\", \"box\": [1, 2, 3], \"score\": 1} | an array of 4 numbers",
                "BOXES | {\"image\": 1, \"label\": \"dog\", \"box\": [1, 2, 3, \"4\"], \"score\": 1} | an array of 4 numbers",
                "BOXES | {\"image\": 1, \"label\": \"dog\", \"box\": [1, 2, 3, 4], \"score\": 87} | a number from 0 to 1",
                "BOXES | {\"image\": 1, \"label\": \"dog\", \"box\": [1, 2, 3, 4]} | origin: human",
                "BOXES | {\"image\": 1, \"label\": \"dog\", \"box\": [1, 2, 3, 4] | one JSON object a line",
                "BOXES | [1, 2] | one JSON object a line",
                "MASKS | {\"image\": 1, \"mask\": [1, 2]} | field 'mask'",
                "MASKS | {\"image\": 1, \"mask\": \"../x.png\"} | below it",
                "MASKS | {\"image\": 1, \"mask\": {\"size\": [2, 2], \"counts\": [3]}} | add up to 3",
                "KEYPOINTS | {\"image\": 1, \"keypoints\": [1, 2, 2]} | an array of 51 numbers",
                "CAPTIONS | {\"image\": 1, \"caption\": 5} | a text",
                "DEPTH | {\"image\": 1, \"file\": \"a.png\", \"scale\": 0} | above 0",
                "DEPTH | {\"image\": 1, \"file\": \"a.png\", \"kind\": \"feet\"} | [metric, relative, inverse]",
            })
    void aRecordThatIsNotAsDocumentedIsNamed(ImportKind kind, String record, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("results.jsonl"), "\n" + record + "\n");

        assertThatThrownBy(() -> read(kind, file))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(file + ": line 2")
                .hasMessageContaining(message);
    }

    @Test
    void filesThatAreNotThereOrEmptyOrNoTextAreNamed() throws IOException {
        assertThatThrownBy(() -> read(ImportKind.BOXES, folder.resolve("none.jsonl")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no such file");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n");
        assertThatThrownBy(() -> read(ImportKind.BOXES, empty))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("at least one record");
        Path latin = Files.write(
                folder.resolve("latin.jsonl"),
                "{\"image\": 1, \"caption\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read(ImportKind.CAPTIONS, latin))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("UTF-8");
        Path broken = Files.writeString(folder.resolve("broken.parquet"), "no parquet");
        assertThatThrownBy(() -> read(ImportKind.BOXES, broken))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("a Parquet file");
    }

    @Test
    void aKeypointsThirdNumberIsNoScoreUnlessItIsSaid() throws IOException {
        String points = "0.9, ".repeat(50) + "0.9";
        Path file = Files.writeString(folder.resolve("k.jsonl"), "{\"image\": 1, \"keypoints\": [" + points + "]}");

        assertThatThrownBy(() -> read(ImportKind.KEYPOINTS, file))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("keypoints_third: score");
    }
}
