package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.engine.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTimeTests {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAndHalfALineIsNot() throws IOException {
        StageTime time = new StageTime("forge", "images", 200, 4, 0, 1.25, 2.5, 2);
        StageTime elsewhere = new StageTime("select", "pairs", 10, 1, 3, 0.5, null, 2);
        Path file = folder.resolve(StageTime.FILE);
        Files.createDirectories(folder.resolve("work"));
        Files.write(file, time.toLine());
        Files.write(file, elsewhere.toLine(), StandardOpenOption.APPEND);
        Files.write(file, new byte[] {'{', '"', 's', 't'}, StandardOpenOption.APPEND);
        assertThat(StageTime.read(new RunFolder(folder))).containsExactly(time, elsewhere);
    }

    @Test
    void aRunWithoutTimesHasNone() throws IOException {
        assertThat(StageTime.read(new RunFolder(folder))).isEmpty();
    }
}
