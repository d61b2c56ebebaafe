package io.spatialforge.export.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.Fault;
import io.spatialforge.export.Validation;
import io.spatialforge.export.target.Photographs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubValidatorTests {

    private static final String TRAIN = "grounding/train-00000-of-00001.parquet";

    @TempDir
    Path folder;

    private final HubTarget target = new HubTarget(Dialects.named("qwen3-vl"), Photographs.NONE);

    @BeforeEach
    void export() throws IOException {
        HubExports.export(folder, target, Streets.some(4));
    }

    private List<String> faults() throws IOException {
        return target.validate(folder).faults().stream().map(Fault::toString).toList();
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    /** Writes a file anew with other values, as another program might, and drops Croissant's hashes. */
    private void alter(String select) throws IOException, SQLException {
        Path other = folder.resolve("other");
        HubExports.tell("COPY (SELECT " + select + " FROM read_parquet('" + folder.resolve(TRAIN) + "')) TO '" + other
                + "' (FORMAT parquet, KV_METADATA {huggingface: " + Duck.literal(Columns.ANNOTATIONS.footer())
                + "})");
        Files.move(other, folder.resolve(TRAIN), StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(folder.resolve("croissant.json"));
        edit("README.md", "download_size", "other_size");
    }

    @Test
    void whatWasExportedIsInOrder() throws IOException {
        assertThat(target.validate(folder)).isEqualTo(new Validation(8, List.of()));
    }

    @Test
    void aFolderWithoutACardIsNoDataset() throws IOException {
        Files.delete(folder.resolve("README.md"));
        assertThat(faults()).contains("README.md: expected a card with front matter, got no such file");
    }

    @Test
    void yamlThatIsBrokenIsReportedWithItsLine() throws IOException {
        edit("README.md", "language:\n", "language: [\n");
        assertThat(faults().getFirst()).startsWith("README.md:").contains("expected YAML");
    }

    @Test
    void aConfigWithoutFilesAndFilesWithoutAConfigAreFaults() throws IOException {
        edit("README.md", "path: grounding/train-*", "path: elsewhere/train-*");
        assertThat(faults())
                .contains(
                        "README.md: configs: expected files that match [elsewhere/train-*], got none",
                        TRAIN + ": expected a file of one of the card's configs, got none of them");
    }

    @Test
    void aGapInTheNumbersIsAFault() throws IOException {
        Files.move(folder.resolve(TRAIN), folder.resolve("grounding/train-00001-of-00002.parquet"));
        assertThat(faults())
                .contains("grounding/train-00001-of-00002.parquet: expected the name " + TRAIN
                        + ", got grounding/train-00001-of-00002.parquet");
    }

    @Test
    void countsOfTheCardMustBeThoseOfTheFiles() throws IOException {
        edit("README.md", "num_examples: 3", "num_examples: 4");
        assertThat(faults())
                .containsExactly(
                        "README.md: dataset_info[grounding].splits[train].num_examples: expected the rows of the files, 3,"
                                + " got 4",
                        "README.md: dataset_info[near-far].splits[train].num_examples: expected the rows of the files, 3,"
                                + " got 4");
    }

    @Test
    void typesOfTheCardMustBeThoseOfTheFiles() throws IOException {
        edit("README.md", "  - name: width\n    dtype: int32\n", "  - name: width\n    dtype: int64\n");
        assertThat(faults()).contains(TRAIN + ": features of README.md: expected width int32, got width int64");
    }

    @Test
    void aLicenceTheHubDoesNotKnowIsAFault() throws IOException {
        edit("README.md", "license: cc-by-4.0", "license: cc-by-9.0");
        assertThat(faults())
                .containsExactly(
                        "README.md: license: expected a licence that the Hub knows, or other, got \"cc-by-9.0\"");
    }

    @Test
    void aTextThatIsNoRecordOfItsDialectIsNamedByFileRowAndField() throws Exception {
        alter("* REPLACE (replace(answer, '[100, 100,', '[100, 1001,') AS answer)");
        assertThat(faults())
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(TRAIN + ":1: answer: expected")
                        .contains("1001"))
                .anySatisfy(fault -> assertThat(fault).startsWith(TRAIN + ":2: messages: expected the question and"));
    }

    @Test
    void anIdThatComesTwiceIsAFault() throws Exception {
        alter("* REPLACE ('n1' AS id)");
        assertThat(faults())
                .contains(
                        TRAIN + ":2: id: expected an id that no record before has, got n1",
                        TRAIN + ":3: id: expected an id that no record before has, got n1");
    }

    @Test
    void regionsOutsideTheImageAreFaults() throws Exception {
        alter("* REPLACE (100 AS width)");
        assertThat(faults())
                .contains(TRAIN
                        + ":1: regions: expected for each region an id and either a box or a point within the image,"
                        + " got something else");
    }

    @Test
    void aColumnOfAnotherTypeIsAFault() throws Exception {
        alter("* REPLACE (width::BIGINT AS width)");
        assertThat(faults()).contains(TRAIN + ": width: expected a column of type INTEGER, got BIGINT");
    }

    @Test
    void aFileThatIsCutIsAFault() throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve(TRAIN));
        Files.write(folder.resolve(TRAIN), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(faults())
                .anySatisfy(
                        fault -> assertThat(fault).startsWith(TRAIN + ": expected a Parquet file that can be read"));
    }

    @Test
    void aFileThatWasChangedHasAnotherHashThanCroissantSays() throws IOException {
        edit("croissant.json", "\"sha256\" : \"", "\"sha256\" : \"0");
        assertThat(faults())
                .hasSize(4)
                .allSatisfy(fault -> assertThat(fault)
                        .startsWith("croissant.json: distribution[")
                        .contains("].sha256: expected the hash of "));
    }

    @Test
    void afterAHundredFaultsItStops() throws Exception {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            pairs.add(Streets.where("w" + i, Streets.photo(i), Split.TRAIN));
        }
        HubExports.export(folder, target, pairs);
        alter("* REPLACE ('' AS form)");
        Validation validation = target.validate(folder);
        assertThat(validation.faults()).hasSize(100);
        assertThat(validation.stopped()).isTrue();
    }
}
