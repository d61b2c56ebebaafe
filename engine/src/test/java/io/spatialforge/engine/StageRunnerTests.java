package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageRunnerTests {

    private static final Shards SHARDS = new Shards(8);

    @TempDir
    Path temp;

    private RunFolder folder = new RunFolder(Path.of("run"));

    /** Shards that the tasks of a test really ran. */
    private final Set<Integer> ran = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void aRunFolder() throws IOException {
        folder = RunFolder.create(temp.resolve("run"));
    }

    @Test
    void oneWorkerAndEightWriteTheSameLines() throws Exception {
        StageSummary one = StageRunner.of(folder, new LocalEngine(1)).run(ingest("1"));
        RunFolder other = RunFolder.create(temp.resolve("other"));
        StageSummary eight = StageRunner.of(other, new LocalEngine(8)).run(ingest("1"));
        assertThat(eight.outputsHash()).isEqualTo(one.outputsHash());
        assertThat(lines(other)).isEqualTo(lines(folder)).hasSize(16);
        assertThat(eight.books()).isEqualTo(one.books());
        assertThat(one.books().page(Books.WHOLE).read(Unit.IMAGES)).isEqualTo(1000);
        assertThat(one.figures()).containsEntry("boxes", 2000.0);
    }

    @Test
    void aFinishedStageIsNotRunAgain() throws Exception {
        run(ingest("1"));
        ran.clear();
        StageSummary again = run(ingest("1"));
        assertThat(ran).isEmpty();
        assertThat(again.redone()).isZero();
        assertThat(again.reused()).isEqualTo(8);
        assertThat(again.books().page(Books.WHOLE).read(Unit.IMAGES)).isEqualTo(1000);
    }

    @Test
    void anotherConfigurationRedoesItsStageAndNoOther() throws Exception {
        run(ingest("1"));
        run(forge("margin 0.1"));
        ran.clear();
        assertThat(run(ingest("1")).redone()).isZero();
        assertThat(run(forge("margin 0.2")).redone()).isEqualTo(8);
        assertThat(run(ingest("1")).redone()).isZero();
    }

    @Test
    void anInputThatChangedInOneShardRedoesThatShard() throws Exception {
        run(ingest("1"));
        StagePlan plan = ingest("1");
        ran.clear();
        StageSummary summary = run(new StagePlan(
                "ingest",
                SHARDS,
                shard -> shard == 5
                        ? Fingerprint.of("version", "other")
                        : plan.fingerprint().of(shard),
                plan.work()));
        assertThat(ran).containsExactly(5);
        assertThat(summary.redone()).isEqualTo(1);
    }

    @Test
    void aKilledAttemptIsRedoneAndLeavesNoHalfFiles() throws Exception {
        StageSummary whole = run(ingest("1"));
        // As a process leaves it that is killed while writing shard 3: the old marker gone, a file not yet renamed.
        Files.delete(folder.inside(RunFolder.marker("ingest", 3)));
        Files.delete(folder.lines("scenes", SHARDS, 3));
        Files.writeString(AtomicFile.unfinished(folder.lines("scenes", SHARDS, 3)), "half");
        Files.writeString(AtomicFile.unfinished(folder.temporary().resolve("shuffle")), "half");
        ran.clear();
        try (RunLock lock = folder.lock()) {
            assertThat(lock).isNotNull();
            assertThat(run(ingest("1")).outputsHash()).isEqualTo(whole.outputsHash());
        }
        assertThat(ran).containsExactly(3);
        assertThat(files()).hasSize(16 + 8 + 1).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void filesOfAnAttemptThatWasKilledBeforeItsMarkerAreNotTrusted() throws Exception {
        StageSummary whole = run(ingest("1"));
        Files.delete(folder.inside(RunFolder.marker("ingest", 2)));
        Files.write(folder.lines("scenes", SHARDS, 2), new byte[] {1, 2, 3});
        ran.clear();
        assertThat(run(ingest("1")).outputsHash()).isEqualTo(whole.outputsHash());
        assertThat(ran).containsExactly(2);
    }

    @Test
    void aFileOfAnotherSizeIsNoticedAndItsShardRedone() throws Exception {
        StageSummary whole = run(ingest("1"));
        Path file = folder.lines("scenes", SHARDS, 6);
        Files.write(file, new byte[] {1, 2, 3});
        ran.clear();
        assertThat(run(ingest("1")).outputsHash()).isEqualTo(whole.outputsHash());
        assertThat(ran).containsExactly(6);
    }

    @Test
    void aFileOfTheSameSizeWithOtherContentIsNoticedWhenContentIsChecked() throws Exception {
        run(ingest("1"));
        Path file = folder.lines("scenes", SHARDS, 6);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        ran.clear();
        assertThat(run(ingest("1")).redone()).isZero();
        StageRunner closely = new StageRunner(
                folder, new LocalEngine(2), ProgressListener.NONE, Markers.Check.CONTENT, LineWriter.DEFAULT_LEVEL);
        assertThat(closely.run(ingest("1")).redone()).isEqualTo(1);
        assertThat(ran).containsExactly(6);
    }

    @Test
    void aMarkerThatCanNotBeReadIsNoMarker() throws Exception {
        run(ingest("1"));
        Files.writeString(folder.inside(RunFolder.marker("ingest", 4)), "{\"schema\": 1, ");
        ran.clear();
        run(ingest("1"));
        assertThat(ran).containsExactly(4);
    }

    @Test
    void anotherNumberOfShardsLeavesNoFilesOfTheOld() throws Exception {
        run(ingest("1"));
        for (Shards shards : List.of(new Shards(3), new Shards(11))) {
            run(ingest("1", shards));
            assertThat(files())
                    .hasSize(3 * shards.count())
                    .allMatch(name -> !name.endsWith(".zst")
                            || name.contains(shards.name(0).substring(5)));
        }
        assertThat(new Markers(folder).shards("ingest")).contains(new Shards(11));
    }

    @Test
    void booksThatDoNotBalanceFailTheShardByName() {
        StagePlan plan = new StagePlan("forge", SHARDS, shard -> Fingerprint.of("version", "1"), (shard, context) -> {
            Books books = new Books();
            books.read(Unit.CLAIMS, shard == 3 ? 1 : 0);
            context.lines("qa").write("{}".getBytes(UTF_8));
            return ShardResult.of(books);
        });
        assertThatThrownBy(() -> StageRunner.of(folder, new LocalEngine(1)).run(plan))
                .isInstanceOf(StageException.class)
                .hasMessageContaining("stage forge, shard 00003-of-00008")
                .hasMessageContaining("claims read 1 but kept 0 and dropped 0");
        assertThat(folder.lines("qa", SHARDS, 2)).exists();
        assertThat(folder.lines("qa", SHARDS, 3)).doesNotExist();
    }

    @Test
    void aFailureCancelsTheRestAndKeepsWhatIsFinished() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicBoolean cancelled = new AtomicBoolean();
        StagePlan plan = new StagePlan("forge", SHARDS, shard -> Fingerprint.of("version", "1"), (shard, context) -> {
            ran.add(shard);
            LineWriter writer = context.lines("qa");
            writer.write("{}".getBytes(UTF_8));
            if (shard == 1) {
                waiting.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    cancelled.set(true);
                    throw e;
                }
            }
            if (shard == 2) {
                waiting.await();
                throw new IOException("the disk is full");
            }
            return ShardResult.of(new Books());
        });
        assertThatThrownBy(() -> StageRunner.of(folder, new LocalEngine(2)).run(plan))
                .isInstanceOf(StageException.class)
                .hasMessage("stage forge, shard 00002-of-00008: the disk is full")
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(cancelled).isTrue();
        assertThat(ran).doesNotContain(5, 6, 7);
        assertThat(new Markers(folder).find("forge", 0)).isPresent();
        assertThat(LinesTests.names(folder.root().resolve("qa"))).containsExactly("00000-of-00008.jsonl.zst");
    }

    @Test
    void anInterruptEndsTheStageAndItsWorkers() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        StagePlan plan = new StagePlan("forge", SHARDS, shard -> Fingerprint.of("version", "1"), (shard, context) -> {
            LineWriter writer = context.lines("qa");
            started.countDown();
            while (true) {
                writer.write(new byte[1000]);
            }
        });
        Thread thread = new Thread(() -> {
            try {
                StageRunner.of(folder, new LocalEngine(2)).run(plan);
            } catch (InterruptedException e) {
                interrupted.set(true);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join(20_000);
        assertThat(interrupted).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void progressCountsWhatWasFinishedBeforeAndSaysItAgainOnceTheStageIsOpen() throws Exception {
        run(ingest("1"));
        Files.delete(folder.inside(RunFolder.marker("ingest", 1)));
        Files.delete(folder.inside(RunFolder.marker("ingest", 7)));
        List<String> heard = new ArrayList<>();
        new StageRunner(
                        folder,
                        new LocalEngine(2),
                        (stage, done, total) -> heard.add(stage + " " + done + "/" + total),
                        Markers.Check.SIZES,
                        1)
                .run(ingest("1"));
        assertThat(heard).containsExactly("ingest 6/8", "ingest 6/8", "ingest 7/8", "ingest 8/8");
    }

    @Test
    void aSampleOfDropsIsWrittenAndAllAreCounted() throws Exception {
        Map<String, Long> written = new TreeMap<>();
        for (double fraction : new double[] {0, 0.1, 0.2, 1}) {
            StagePlan plan = new StagePlan(
                    "forge", new Shards(1), shard -> Fingerprint.of("fraction", "" + fraction), (shard, context) -> {
                        Books books = new Books();
                        DropSampling sampling = new DropSampling(fraction, Map.of(Reason.CONTRADICTED, 1.0));
                        DroppedWriter drops = context.drops(books, sampling);
                        for (int i = 0; i < 1000; i++) {
                            books.read(Unit.CLAIMS, 1);
                            Reason reason = i % 100 == 0 ? Reason.CONTRADICTED : Reason.TINY;
                            drops.drop(new Drop(Stage.FORGE, Unit.CLAIMS, reason, "coco/" + i, "r0 r1", null));
                        }
                        return ShardResult.of(books);
                    });
            StageSummary summary = run(plan);
            assertThat(summary.books().page(Books.WHOLE).dropped(Unit.CLAIMS)).isEqualTo(1000);
            written.put("" + fraction, summary.markers().get(0).lines());
        }
        assertThat(written.get("0.0")).isEqualTo(10);
        assertThat(written.get("0.1")).isBetween(80L, 140L);
        assertThat(written.get("0.2")).isBetween(160L, 260L);
        assertThat(written.get("1.0")).isEqualTo(1000);
    }

    private StageSummary run(StagePlan plan) throws IOException, InterruptedException {
        return StageRunner.of(folder, new LocalEngine(3)).run(plan);
    }

    private StagePlan ingest(String version) {
        return ingest(version, SHARDS);
    }

    /** A thousand images, each a line, and a drop for each tenth. */
    private StagePlan ingest(String version, Shards shards) {
        return new StagePlan("ingest", shards, shard -> Fingerprint.of("version", version), (shard, context) -> {
            ran.add(shard);
            Books books = new Books();
            LineWriter scenes = context.lines(RunFolder.SCENES);
            DroppedWriter drops = context.drops(books, DropSampling.ALL);
            double boxes = 0;
            for (int i = 0; i < 1000; i++) {
                String id = "coco/" + i;
                if (shards.of(id) == shard) {
                    books.read(Unit.IMAGES, 1);
                    boxes += 2;
                    if (i % 10 == 0) {
                        drops.drop(new Drop(Stage.INGEST, Unit.IMAGES, Reason.NOT_SAMPLED, id, null, null));
                    } else {
                        scenes.write(("{\"id\":\"" + id + "\"}").getBytes(UTF_8));
                        books.kept(Unit.IMAGES, 1);
                    }
                }
            }
            return new ShardResult(books, Map.of("boxes", boxes));
        });
    }

    private StagePlan forge(String configuration) throws IOException {
        List<Marker> inputs = new Markers(folder).all("ingest", SHARDS);
        return new StagePlan(
                "forge",
                SHARDS,
                shard -> Fingerprint.of("configuration", configuration)
                        .with("scenes", inputs.get(shard).outputsHash()),
                (shard, context) -> {
                    LineWriter qa = context.lines(RunFolder.QA);
                    try (LineReader scenes = LineReader.open(folder.lines(RunFolder.SCENES, SHARDS, shard))) {
                        while (scenes.next()) {
                            qa.write(scenes.line());
                        }
                    }
                    return ShardResult.of(new Books());
                });
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.root())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.root().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, List<String>> lines(RunFolder run) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        for (Marker marker : new Markers(run).all("ingest", SHARDS)) {
            for (Marker.Output output : marker.outputs()) {
                List<String> ofFile = new ArrayList<>();
                try (LineReader reader = LineReader.open(run.inside(output.path()))) {
                    while (reader.next()) {
                        ofFile.add(new String(reader.line(), UTF_8));
                    }
                }
                lines.put(output.path(), ofFile);
            }
        }
        return lines;
    }
}
