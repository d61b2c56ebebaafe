package io.spatialforge.pipeline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.Shuffle;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScansTests {

    private static final Shards SHARDS = new Shards(4);
    private static final int ROWS = 3000;

    @TempDir
    Path folder;

    private final ConcurrentMap<String, Source.Joiner> joiners = new ConcurrentHashMap<>();

    @Test
    void sourcesThatAreScannedTogetherGiveTheSameRows() throws Exception {
        assertThat(rows(4)).hasSize(3 * ROWS).isEqualTo(rows(1));
    }

    private List<String> rows(int threads) throws IOException {
        try (Shuffle shuffle = Shuffle.open(folder, SHARDS)) {
            List<Scans.Scan> scans = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                scans.add(scan(shuffle, name, sink -> {
                    sink.leftOut(Unit.REGIONS, Reason.NOT_SAMPLED, 7);
                    fill(sink, name);
                }));
            }
            new Scans(threads, joiners).run(scans);
            assertThat(joiners).containsOnlyKeys("a", "b", "c");
            for (Scans.Scan scan : scans) {
                assertThat(scan.sink().rows()).isEqualTo(ROWS);
                assertThat(scan.sink().leftOut())
                        .isEqualTo(Map.of(Unit.REGIONS, new TreeMap<>(Map.of(Reason.NOT_SAMPLED, 7L))));
            }
            List<String> rows = new ArrayList<>();
            for (int shard = 0; shard < SHARDS.count(); shard++) {
                shuffle.forEachGroup(
                        shard, group -> rows.add(group.imageId() + "=" + new String(group.payload(0), UTF_8)));
            }
            return rows;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theFailureToldIsThatOfTheFirstSourceThatFails(int threads) throws Exception {
        CountDownLatch third = new CountDownLatch(threads == 1 ? 0 : 1);
        try (Shuffle shuffle = Shuffle.open(folder, SHARDS)) {
            List<Scans.Scan> scans = List.of(
                    scan(shuffle, "a", sink -> fill(sink, "a")),
                    scan(shuffle, "b", sink -> {
                        await(third);
                        throw failure("b");
                    }),
                    scan(shuffle, "c", sink -> {
                        third.countDown();
                        throw failure("c");
                    }));
            assertThatThrownBy(() -> new Scans(threads, joiners).run(scans))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("b.json");
        }
        assertThat(joiners).containsOnlyKeys("a");
    }

    @Test
    void aScanOfWhichNothingIsWantedAnyMoreEnds() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (Shuffle shuffle = Shuffle.open(folder, SHARDS)) {
            List<Scans.Scan> scans = List.of(
                    scan(shuffle, "a", sink -> {
                        await(begun);
                        throw failure("a");
                    }),
                    scan(shuffle, "b", sink -> {
                        begun.countDown();
                        while (true) {
                            fill(sink, "b");
                        }
                    }));
            assertThatThrownBy(() -> new Scans(2, joiners).run(scans)).hasMessageContaining("a.json");
        }
    }

    private static void fill(Source.RowSink sink, String name) throws IOException {
        for (int i = 0; i < ROWS; i++) {
            byte[] row = (name + i).getBytes(UTF_8);
            sink.row(name + "/" + i, row, 0, row.length);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SourceException failure(String name) {
        return new SourceException(Path.of(name + ".json"), "the file", "a corpus", "none", "fetch it");
    }

    private interface Reading {
        void read(Source.RowSink sink) throws IOException;
    }

    private Scans.Scan scan(Shuffle shuffle, String name, Reading reading) throws IOException {
        Source source = new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Path> inputs() {
                return List.of();
            }

            @Override
            public Joiner scan(RowSink rows, int threads) throws IOException {
                reading.read(rows);
                return (imageId, payloads) -> {
                    throw new IllegalStateException("nothing is joined");
                };
            }
        };
        ScanProgress progress = ScanProgress.of(List.of(), ProgressListener.NONE);
        return new Scans.Scan(source, new ScanSink(SHARDS, shuffle, null, progress));
    }
}
