package io.spatialforge.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedInputTests {

    @TempDir
    Path folder;

    private final Heard heard = new Heard();

    @Test
    void everyByteIsToldHoweverItIsRead() throws Exception {
        Path file = Files.write(folder.resolve("a"), new byte[100_000]);
        try (InputStream in = CountedInput.open(file, heard)) {
            assertThat(in.read()).isZero();
            assertThat(in.skip(99)).isEqualTo(99);
            assertThat(in.readAllBytes()).hasSize(99_900);
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(heard.bytes).containsOnlyKeys(file).containsValue(100_000L);
    }

    @Test
    void ofCompressedFilesTheStoredBytesAreTold() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("a line\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("a.gz"), packed.toByteArray());
        try (InputStream in = new GZIPInputStream(CountedInput.open(file, heard))) {
            assertThat(in.readAllBytes()).hasSize(70_000);
        }
        assertThat(heard.bytes).containsValue(Files.size(file));
    }

    private static final class Heard implements Source.RowSink {

        private final TreeMap<Path, Long> bytes = new TreeMap<>();

        @Override
        public void progressed(Path file, long more) {
            bytes.merge(file, more, Long::sum);
        }

        @Override
        public void row(String imageId, byte[] buffer, int offset, int length) throws IOException {}

        @Override
        public void drop(Drop drop) {}

        @Override
        public void leftOut(Unit unit, Reason reason, long count) {}
    }
}
