package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.records.QaPairJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTests {

    @TempDir
    Path folder;

    private final List<Drop> drops = new ArrayList<>();

    private ExportSummary export(QaPair... pairs) throws IOException {
        return new Exporter(Dialects.named("qwen3-vl"), "the folder of the photographs")
                .export(List.of(pairs).iterator(), folder, drops::add);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static QaPair dog(String id, Split split) {
        return Pairs.grounding(id, "Where is the dog?", "{r1}", Pairs.region("r1", "dog", 1, 1, 200, 200))
                .withSplit(split);
    }

    private static QaPair turned(String id) {
        return Pairs.nearer(
                id,
                Pairs.image(10, 10, "a.jpg", Transform.ROTATE_90),
                "Which?",
                "the dog",
                new Box(0, 0, 5, 5),
                new Box(1, 1, 6, 6));
    }

    @Test
    void eachSplitWithPairsGetsAFileAndTheBooksBalance() throws IOException {
        ExportSummary summary = export(dog("a", Split.TRAIN), dog("b", Split.TEST), turned("c"), dog("d", Split.TRAIN));
        assertThat(files()).containsExactly("export.json", "test.jsonl", "train.jsonl");
        assertThat(Files.readAllLines(folder.resolve("train.jsonl"))).hasSize(2);
        assertThat(summary.read()).isEqualTo(4);
        assertThat(summary.written()).isEqualTo(3);
        assertThat(summary.dropped()).containsExactly(java.util.Map.entry(Reason.NOT_IDENTITY, 1L));
        assertThat(drops).extracting(Drop::subject).containsExactly("c");
        assertThat(summary.bytes())
                .isEqualTo(Files.size(folder.resolve("train.jsonl")) + Files.size(folder.resolve("test.jsonl")));
        assertThat(Files.readString(folder.resolve("export.json")))
                .contains("\"dialect\" : \"qwen3-vl\"", "\"grounding\" : 2", "\"not-identity\" : 1", "\"street\" : 3");
    }

    @Test
    void theSamePairsGiveTheSameBytesAndASplitThatIsGoneLeavesNoFile() throws IOException {
        export(dog("a", Split.TRAIN), dog("b", Split.VALIDATION));
        String first =
                Files.readString(folder.resolve("train.jsonl")) + Files.readString(folder.resolve("export.json"));
        export(dog("a", Split.TEST));
        assertThat(files()).containsExactly("export.json", "test.jsonl");
        export(dog("a", Split.TRAIN), dog("b", Split.VALIDATION));
        assertThat(Files.readString(folder.resolve("train.jsonl")) + Files.readString(folder.resolve("export.json")))
                .isEqualTo(first);
    }

    @Test
    void anExportThatDoesNotValidateLeavesWhatWasThere() throws IOException {
        export(dog("a", Split.TRAIN));
        byte[] before = Files.readAllBytes(folder.resolve("train.jsonl"));
        assertThatThrownBy(() -> export(dog("x", Split.TRAIN), dog("x", Split.TRAIN), dog("y", Split.TEST)))
                .isInstanceOf(ExportInvalidException.class)
                .hasMessageContaining("train.jsonl.partial:2: id: expected an id that no other line has, got x");
        assertThat(Files.readAllBytes(folder.resolve("train.jsonl"))).isEqualTo(before);
        assertThat(files()).containsExactly("export.json", "train.jsonl");
    }

    @Test
    void pairsReadBackFromARunsLinesGiveTheSameBytes() throws IOException {
        QaPair pair = dog("a", Split.TRAIN);
        export(pair);
        byte[] first = Files.readAllBytes(folder.resolve("train.jsonl"));
        export(QaPairJson.read(QaPairJson.toLine(pair)));
        assertThat(Files.readAllBytes(folder.resolve("train.jsonl"))).isEqualTo(first);
    }

    @Test
    void noPairsGiveOnlyTheBooks() throws IOException {
        assertThat(export().written()).isZero();
        assertThat(files()).containsExactly("export.json");
    }
}
