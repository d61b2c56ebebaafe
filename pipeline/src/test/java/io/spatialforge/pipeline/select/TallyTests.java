package io.spatialforge.pipeline.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTests {

    private static final long SEED = 9;

    @TempDir
    Path folder;

    @Test
    void talliesOfShardsAddUpToThatOfAllInAnyOrder() throws IOException {
        Tally all = new Tally();
        Tally one = new Tally();
        Tally other = new Tally();
        for (int i = 0; i < 400; i++) {
            QaPair pair = i % 3 == 0
                    ? Asked.count(i, "dining \"table\"", i % 4)
                    : Asked.nearer(i, "thing" + i % 7, "ding" + i % 5, i % 2 == 0);
            for (Tally tally : List.of(all, i % 5 == 0 ? one : other)) {
                tally.countOutcome(PairKey.of(pair));
                tally.countAnswer(PairKey.of(pair), SEED);
            }
        }
        Path first = written(one, "one");
        Path second = written(other, "other");
        Path whole = written(all, "all");
        assertThat(lines(written(Tally.read(List.of(first, second)), "sum"))).isEqualTo(lines(whole));
        assertThat(lines(written(Tally.read(List.of(second, first)), "turned"))).isEqualTo(lines(whole));
        one.add(other);
        assertThat(lines(written(one, "added"))).isEqualTo(lines(whole));
    }

    @Test
    void aHalfOfThePairsFallsIntoTheLastPartsAndAQuarterIntoThoseBefore() {
        int[] byHalving = new int[4];
        for (int i = 0; i < 40_000; i++) {
            int part = Tally.part(PairKey.of(Asked.count(i, "cup", 1)), SEED, Tally.ANSWERS);
            assertThat(part).isBetween(0, Tally.PARTS - 1);
            byHalving[Math.min(3, (Tally.PARTS - 1 - part) / 256)]++;
        }
        assertThat(byHalving[0]).isBetween(19_700, 20_300);
        assertThat(byHalving[1]).isBetween(9_700, 10_300);
        assertThat(byHalving[2]).isBetween(4_800, 5_200);
    }

    @Test
    void aLineThatIsNoCellIsRefusedByFileAndLine() throws IOException {
        Path file = folder.resolve("broken");
        try (LineWriter out = LineWriter.create(file)) {
            out.write("[\"ANSWER\",\"a\",\"b\",3,1]".getBytes(StandardCharsets.UTF_8));
            out.write("{\"schema\":1}".getBytes(StandardCharsets.UTF_8));
            out.commit();
        }
        assertThatThrownBy(() -> Tally.read(List.of(file)))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("broken, line 2");
    }

    private Path written(Tally tally, String name) throws IOException {
        Path file = folder.resolve(name);
        try (LineWriter out = LineWriter.create(file)) {
            tally.write(out);
            out.commit();
        }
        return file;
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                lines.add(new String(reader.line(), StandardCharsets.UTF_8));
            }
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
