package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.LineEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linesOfAnyLengthReadBackAsTheyWereWritten(long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int length = switch (random.nextInt(20)) {
                case 0 -> 0;
                case 1 -> (1 << 17) - 2 + random.nextInt(4);
                case 2 -> random.nextInt(600_000);
                default -> random.nextInt(2000);
            };
            byte[] line = new byte[length];
            random.nextBytes(line);
            for (int k = 0; k < length; k++) {
                line[k] = line[k] == '\n' ? 0 : line[k];
            }
            lines.add(line);
        }
        Path file = folder.resolve("a.jsonl.zst");
        LineWriter.WrittenFile written = write(file, lines);
        Sha256 hash = new Sha256();
        long bytes = 0;
        for (byte[] line : lines) {
            hash.update(line, 0, line.length);
            hash.update(new byte[] {'\n'}, 0, 1);
            bytes += line.length + 1;
        }
        assertThat(written).isEqualTo(new LineWriter.WrittenFile(file, hash.hex(), 400, bytes, Files.size(file)));
        assertThat(LineReader.sha256(file)).isEqualTo(written.sha256());
        int number = 0;
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                assertThat(reader.line()).isEqualTo(lines.get(number++));
                assertThat(reader.number()).isEqualTo(number);
            }
        }
        assertThat(number).isEqualTo(400);
    }

    @Test
    void aFileOfNoLinesIsAFileAllTheSame() throws IOException {
        Path file = folder.resolve("none.jsonl.zst");
        LineWriter.WrittenFile written = write(file, List.of());
        assertThat(written.size()).isPositive();
        assertThat(written.lines()).isZero();
        try (LineReader reader = LineReader.open(file)) {
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void aWriterThatIsNotCommittedLeavesNothing() throws IOException {
        try (LineWriter writer = LineWriter.create(folder.resolve("scenes").resolve("a.jsonl.zst"))) {
            writer.write("half".getBytes(UTF_8));
        }
        assertThat(names(folder.resolve("scenes"))).isEmpty();
    }

    @Test
    void aFileCutShortAnywhereIsRefusedByName() throws IOException {
        Random random = new Random(1);
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lines.add(Long.toString(random.nextLong()).getBytes(UTF_8));
        }
        Path whole = folder.resolve("whole.jsonl.zst");
        write(whole, lines);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.jsonl.zst");
        for (int length = 0; length < bytes.length; length += 1 + random.nextInt(40)) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> readAll(cut))
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessageContaining("cut.jsonl.zst");
        }
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            lines.add(("line " + i * 7919L).getBytes(UTF_8));
        }
        Path file = folder.resolve("a.jsonl.zst");
        write(file, lines);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(file, bytes);
        assertThatThrownBy(() -> readAll(file))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("a.jsonl.zst");
    }

    @Test
    void aLineThatIsNoRecordIsRefusedByFileLineAndField() throws IOException {
        Path file = folder.resolve("dropped.jsonl.zst");
        LineEncoder<Drop> encoder = DropJson.LINES.encoder();
        Drop drop = new Drop(Stage.FORGE, Unit.CLAIMS, Reason.TINY, "coco/1", "r1", null);
        try (LineWriter writer = LineWriter.create(file)) {
            writer.write(encoder, drop);
            writer.write(new String(DropJson.toLine(drop), UTF_8)
                    .replace("tiny", "teeny")
                    .getBytes(UTF_8));
            writer.commit();
        }
        List<Drop> read = new ArrayList<>();
        assertThatThrownBy(() -> LineReader.forEach(file, DropJson.LINES, read::add))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("dropped.jsonl.zst, line 2: field /reason")
                .hasMessageContaining("teeny");
        assertThat(read).containsExactly(drop);
    }

    private static LineWriter.WrittenFile write(Path file, List<byte[]> lines) throws IOException {
        try (LineWriter writer = LineWriter.create(file)) {
            for (byte[] line : lines) {
                writer.write(line);
            }
            return writer.commit();
        }
    }

    private static void readAll(Path file) throws IOException {
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                assertThat(reader.length()).isNotNegative();
            }
        }
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
