package io.spatialforge.bench.ratios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatiosTests {

    private static final Row SCAN = new Row("hot", "scan", "MB", 0.004, 0.002, "tokens", 2.0, 1.9, 2.1, 0.001);
    private static final Row RULES =
            new Row("hot", "rules", "claims", 1e-6, Double.NaN, "", Double.NaN, Double.NaN, Double.NaN, 0.001);

    @TempDir
    Path folder;

    @Test
    void rowsReadBackAsTheyWereWritten() throws Exception {
        Path file = folder.resolve("rows.json");
        RatioFile.write(file, List.of(SCAN, RULES));
        assertThat(RatioFile.read(file)).containsExactly(SCAN, RULES);
    }

    @Test
    void aFileThatHoldsNoRowsIsRefusedByName() throws Exception {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> RatioFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.json: expected what --json writes");
        Files.writeString(file, "[{\"group\": 1}]");
        assertThatThrownBy(() -> RatioFile.read(file)).hasMessageContaining("a text 'group'");
    }

    @Test
    void aSlowerMachineIsNoChange() {
        Row scan = new Row("hot", "scan", "MB", 0.008, 0.004, "tokens", 2.0, 1.9, 2.1, 0.002);
        Row rules = new Row("hot", "rules", "claims", 2e-6, Double.NaN, "", Double.NaN, Double.NaN, Double.NaN, 0.002);
        assertThat(scan.to(SCAN)).isCloseTo(1, within(1e-9));
        assertThat(rules.to(RULES)).isCloseTo(1, within(1e-9));
    }

    @Test
    void theTableShowsRatesRatiosAndWhatTheyWere() {
        Row faster = new Row("hot", "scan", "MB", 0.002, 0.002, "tokens", 1.0, 0.9, 1.1, 0.001);
        List<String> lines = RatioTable.lines(List.of(faster, RULES), List.of(SCAN));
        assertThat(lines.get(0)).isEqualTo("hot");
        assertThat(lines.get(2)).contains("scan", "500 MB/s", "1.00", "0.90–1.10", "2.00", "× 0.50", "tokens");
        assertThat(lines.get(3)).contains("rules", "1,000,000 claims/s", "new");
    }
}
