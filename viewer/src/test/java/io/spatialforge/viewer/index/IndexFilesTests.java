package io.spatialforge.viewer.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of an index, and what becomes of it. */
class IndexFilesTests {

    @TempDir
    Path folder;

    private WrittenRun written;
    private Path cache;

    @BeforeEach
    void writeARun() throws Exception {
        written = WrittenRun.write(folder.resolve("run"), 1, 40);
        cache = folder.resolve("run").resolve("work").resolve("viewer");
    }

    static void awaitWhole(RunIndex index) throws InterruptedException {
        while (index.indexed() < 1 && index.trouble().isEmpty()) {
            Thread.sleep(5);
        }
        assertThat(index.trouble()).isEmpty();
    }

    /** Opens an index, waits until its tables have their place, and closes it. */
    private static long total(FinishedRun run) throws Exception {
        try (RunIndex index = LiveIndex.open(run, Duration.ZERO)) {
            awaitWhole(index);
            return index.pairs(PairFilter.ALL, 0, 1).total();
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void tablesAreKeptForTheNextOpening() throws Exception {
        assertThat(total(written.run())).isEqualTo(written.pairs().size());
        assertThat(kept()).hasSize(1);
        Object before = Files.readAttributes(kept().getFirst(), "unix:ino").get("ino");
        assertThat(total(written.run())).isEqualTo(written.pairs().size());
        assertThat(kept()).hasSize(1);
        assertThat(Files.readAttributes(kept().getFirst(), "unix:ino").get("ino"))
                .isEqualTo(before);
    }

    @Test
    void aRunThatChangedIsIndexedAnew() throws Exception {
        total(written.run());
        Path before = kept().getFirst();
        WrittenRun other = WrittenRun.write(folder.resolve("run"), 2, 90);
        assertThat(other.pairs().size()).isNotEqualTo(written.pairs().size());
        assertThat(total(other.run())).isEqualTo(other.pairs().size());
        assertThat(kept()).hasSize(1).doesNotContain(before);
    }

    @Test
    void aRunThatIsWrittenAgainWhileItIsOpenIsTold() throws Exception {
        try (RunIndex index = LiveIndex.open(written.run(), Duration.ZERO)) {
            awaitWhole(index);
            WrittenRun.write(folder.resolve("run"), 2, 90);
            assertThat(index.trouble().orElseThrow()).contains("was changed since it was opened; open it again");
            assertThat(index.pairs(PairFilter.ALL, 0, 1).total())
                    .isEqualTo(written.pairs().size());
        }
    }

    @Test
    void aFolderThatCantBeWrittenIsLeftAsItIs() throws Exception {
        Files.createDirectories(cache.getParent());
        Files.writeString(cache, "in the way");
        try (RunIndex index = LiveIndex.open(written.run(), Duration.ZERO)) {
            awaitWhole(index);
            assertThat(index.pairs(PairFilter.ALL, 0, 1000).rows()).hasSameSizeAs(written.pairs());
        }
        assertThat(cache).hasContent("in the way");
    }

    @Test
    void twoAtOnceDoNotDisturbEachOther() throws Exception {
        try (RunIndex one = LiveIndex.open(written.run(), Duration.ZERO);
                RunIndex other = LiveIndex.open(FinishedRun.open(folder.resolve("run")), Duration.ZERO)) {
            awaitWhole(one);
            awaitWhole(other);
            assertThat(one.pairs(PairFilter.ALL, 0, 1000).rows())
                    .isEqualTo(other.pairs(PairFilter.ALL, 0, 1000).rows())
                    .hasSameSizeAs(written.pairs());
        }
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whatAKilledViewerLeftIsSweptAway() throws Exception {
        Path left = Files.createDirectories(cache.resolve(".index-00000000deadbeef.tmp"));
        Files.writeString(left.resolve("lock"), "");
        Files.writeString(left.resolve("tables.duckdb"), "half of it");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3600)));
        total(written.run());
        assertThat(left).doesNotExist();
        assertThat(kept()).hasSize(1);
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws Exception {
        total(written.run());
        Files.writeString(kept().getFirst(), "no tables");
        assertThat(total(written.run())).isEqualTo(written.pairs().size());
        assertThat(Files.size(kept().getFirst())).isGreaterThan(1000);
    }

    @Test
    void closedWhileItIsFilledItLeavesNothing() throws Exception {
        LiveIndex.open(written.run(), Duration.ZERO).close();
        if (Files.exists(cache)) {
            assertThat(kept()).noneMatch(path -> path.toString().endsWith(".tmp"));
        }
        assertThat(total(written.run())).isEqualTo(written.pairs().size());
    }

    @Test
    void whatComesBeforeADamagedShardIsFoundAndTheDamageIsTold() throws Exception {
        Path shard = folder.resolve("run/qa/00002-of-00004.jsonl.zst");
        byte[] bytes = Files.readAllBytes(shard);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(shard, bytes);
        try (RunIndex index = LiveIndex.open(FinishedRun.open(folder.resolve("run")), Duration.ZERO)) {
            while (index.trouble().isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(index.trouble().orElseThrow()).contains("00002-of-00004.jsonl.zst");
            Slice<PairRow> slice = index.pairs(PairFilter.ALL, 0, 1000);
            assertThat(slice.indexed()).isBetween(0.1, 0.9);
            assertThat(slice.total()).isEqualTo(slice.rows().size()).isPositive();
            for (PairRow row : slice.rows()) {
                assertThat(row.id())
                        .isEqualTo(written.pairs().get((int) row.number()).id());
            }
        }
        assertThat(kept()).isEmpty();
    }
}
