package io.spatialforge.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.bench.corpora.Corpora;
import io.spatialforge.bench.corpora.Corpus;
import io.spatialforge.engine.LineWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTests {

    @TempDir
    Path folder;

    @Test
    void theFloorWritesTheLinesThatUsersKeepAndNothingElse() throws IOException {
        long bytes = lines("scenes", 500) + lines("qa", 2_000) + lines("dropped/forge", 30);
        lines("work/candidates", 5_000);

        BareOutputs floor = BareOutputs.of(folder);

        assertThat(floor.lines()).isEqualTo(bytes);
        FolderSizes sizes = FolderSizes.of(folder);
        assertThat(floor.bytes()).isCloseTo(sizes.total() - sizes.below("work"), Percentage.withPercentage(5));
        assertThat(floor.written().wall()).isPositive();
        assertThat(sizes.bytes()).containsOnlyKeys("scenes", "qa", "dropped/forge", "work/candidates");
    }

    private long lines(String name, int count) throws IOException {
        long bytes = 0;
        Path file = folder.resolve(name).resolve("00000-of-00001.jsonl.zst");
        Files.createDirectories(file.getParent());
        try (LineWriter writer = LineWriter.create(file)) {
            for (int i = 0; i < count; i++) {
                byte[] line = "{\"id\": %d, \"number\": %d}"
                        .formatted(i, 7919L * i * i)
                        .getBytes(StandardCharsets.UTF_8);
                writer.write(line);
                bytes += line.length + 1;
            }
            writer.commit();
        }
        return bytes;
    }

    @Test
    void everyInputOfTheThreeCorporaIsPassedOver() throws IOException {
        Path config = Corpora.of(Corpus.named("all"), 5, 7).write(folder);

        List<Path> inputs = Forge.inputs(config);

        assertThat(inputs)
                .extracting(p -> folder.relativize(p).toString())
                .contains("objects365/objects365.json", "openimages/sizes.csv", "pixmo/points.parquet");
        for (Path input : inputs) {
            assertThat(BareInputs.read(input).wall()).isPositive();
        }
    }

    @Test
    void aRunThatFailsIsAnErrorWithWhatItSaid() throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), "sources: []\n");
        Forge forge = new Forge("100m", 1, List.of(), List.of());
        assertThatThrownBy(() -> forge.run(config, folder.resolve("run")))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("(?s)forge ended with code [1-9].*");
    }

    @Test
    void costThatGrowsAsTheImagesDoIsLinearAndAnyOtherIsNot() {
        Growth growth = new Growth(List.of(report(1_000, 2 + 10), report(10_000, 2 + 105), report(100_000, 2 + 1_500)));

        assertThat(growth.steps()).extracting(Growth.Step::isLinear).containsExactly(true, true, false);
        assertThat(growth.steps().get(1).cpuMillis()).isEqualTo(10.5);
        assertThat(growth.text()).contains("1.050").contains("no");
    }

    @Test
    void whatAProcessHoldsOnToIsReadFromTheLogOfItsCollector() throws IOException {
        Path log = Files.writeString(folder.resolve("gc.log"), """
                [0.01s][info][gc] Using Parallel
                [0.51s][info][gc] GC(0) Pause Young (Allocation Failure) 32M->12M(123M) 9.1ms
                [0.93s][info][gc] GC(1) Pause Full (Ergonomics) 512M->120M(1600M) 80.1ms
                [0.97s][info][gc] GC(2) Pause Young (Allocation Failure) 600M->88M(1600M) 9.1ms
                """);
        assertThat(LiveHeap.peak(log)).isEqualTo(120L << 20);
    }

    private static ScaleReport report(long images, double seconds) {
        ProcessWatch.Usage usage = new ProcessWatch.Usage(0, 0, seconds, seconds, 1, 1, 1);
        Written written = new Written(new TreeMap<>(), List.of(), images, images);
        Forge.Finished finished =
                new Forge.Finished(usage, new Spent(2, 2), written, List.of(), new FolderSizes(new TreeMap<>()), 1);
        return new ScaleReport(new Forge("1g", 1, List.of(), List.of()), 1, finished, null);
    }
}
