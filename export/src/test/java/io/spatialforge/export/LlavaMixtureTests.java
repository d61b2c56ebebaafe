package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.DataFiles.DataFile;
import io.spatialforge.export.dataset.RecordFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlavaMixtureTests {

    private static final Dialect ONEVISION = Dialects.named("llava-onevision");

    @TempDir
    Path folder;

    @BeforeEach
    void aSplitIsExported() throws IOException {
        Files.writeString(
                folder.resolve("train.jsonl"),
                "{\"image\": \"a.jpg\", \"conversations\": [{\"from\": \"human\", \"value\": \"<image>\\nWhere?\"},"
                        + " {\"from\": \"gpt\", \"value\": \"there\"}]}\n");
        ONEVISION.describe(new DataFiles(
                folder, "street", "photos", Map.of(Split.TRAIN, List.of(new DataFile("train.jsonl", 1)))));
    }

    @Test
    void theFileNamesTheDataAndTakesAllOfIt() throws IOException {
        assertThat(Files.readString(folder.resolve("data-train.yaml")))
                .isEqualTo("""
                        datasets:
                        - json_path: "%s"
                          sampling_strategy: "all"
                        """.formatted(folder.resolve("train.jsonl").toAbsolutePath()));
        assertThat(faults()).isEmpty();
    }

    @Test
    void strategiesThatTheTrainerKnowsAreTakenAndOthersAreFaults() throws IOException {
        for (String right : List.of("all", "first:10%", "end:3000", "random:999")) {
            assertThat(strategy('"' + right + '"')).as(right).isEmpty();
            assertThat(strategy(right)).as(right).isEmpty();
        }
        for (String wrong :
                List.of("ALL", "head:10", "first", "'first:'", "first:0", "end:1.5", "random:33.3%", "10")) {
            assertThat(strategy(wrong))
                    .as(wrong)
                    .extracting(Fault::field)
                    .containsExactly("datasets[0].sampling_strategy");
        }
    }

    private List<Fault> strategy(String strategy) throws IOException {
        Files.writeString(
                folder.resolve("data-train.yaml"),
                "datasets:\n  - json_path: train.jsonl\n    sampling_strategy: " + strategy + "\n");
        return faults();
    }

    @Test
    void dataThatIsNotThereOrCanNotBeReadIsAFault() throws IOException {
        assertThat(mixture("data-train.yaml", "datasets:\n  - json_path: gone.jsonl\n"))
                .containsExactly("datasets[0].json_path");
        assertThat(mixture("data-train.yaml", "datasets:\n  - json_path: train.csv\n"))
                .containsExactly("datasets[0].json_path");
        assertThat(mixture("data-train.yaml", "datasets:\n  - sampling_strategy: all\n"))
                .containsExactly("datasets[0].json_path");
        assertThat(mixture("data-train.yaml", "datasets: train.jsonl\n")).containsExactly("datasets");
        assertThat(mixture("data-train.yaml", "datasets: [\n")).containsExactly("");
        assertThat(mixture("data-train.yaml", "other: 1\n")).isEmpty();
        assertThat(mixture("more.yml", "datasets:\n  - json_path: train.jsonl\n"))
                .as("the trainer tells YAML by the longer ending")
                .containsExactly("");
    }

    private List<String> mixture(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return faults().stream().map(Fault::field).toList();
    }

    private List<Fault> faults() throws IOException {
        return RecordFiles.validate(folder, ONEVISION).faults();
    }
}
