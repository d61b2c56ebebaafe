package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.RemoteFolder.Creation;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose folder is a store in which names are those of attempts. */
class RemoteRunTests {

    private static final Shards SHARDS = new Shards(4);

    @TempDir
    Path here;

    private final MemoryFolder store = new MemoryFolder(Creation.EXCLUSIVE);
    private final List<Integer> ran = new ArrayList<>();

    private RunFolder folder(String machine) throws IOException {
        return RemoteRunStore.open(store, here.resolve(machine));
    }

    private StagePlan writing(String stage, String out, String version) {
        return new StagePlan(
                stage, SHARDS, shard -> Fingerprint.of("version", version), StageWork.of((shard, context) -> {
                    ran.add(shard);
                    LineWriter lines = context.lines(out);
                    Books books = new Books();
                    lines.write(("{\"shard\":" + shard + "}").getBytes(UTF_8));
                    books.read(Unit.IMAGES, 1);
                    books.kept(Unit.IMAGES, 1);
                    return ShardResult.of(books);
                }));
    }

    private StagePlan copying(StageSummary of) {
        return new StagePlan(
                "perceive",
                SHARDS,
                shard -> Fingerprint.of("lines", of.outputsHash(shard)),
                StageWork.of((shard, context) -> {
                    ran.add(shard);
                    LineWriter lines = context.lines("scenes");
                    try (LineReader in = LineReader.open(context.input("work/ingested"))) {
                        while (in.next()) {
                            lines.write(in.line());
                        }
                    }
                    return ShardResult.of(new Books());
                }));
    }

    private StageSummary run(String machine) throws Exception {
        RunFolder folder = folder(machine);
        try (Closeable held = folder.store().hold(ProgressListener.NONE)) {
            StageRunner runner = StageRunner.of(folder, new LocalEngine(2));
            return runner.run(copying(runner.run(writing("ingest", "work/ingested", "1"))));
        }
    }

    private List<String> names(String start) {
        return store.files.keySet().stream()
                .filter(name -> name.startsWith(start))
                .toList();
    }

    private List<Path> left(String machine) throws IOException {
        try (Stream<Path> all = Files.walk(here.resolve(machine))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whatARunMakesLiesInTheStoreAndNothingStaysHere() throws Exception {
        StageSummary summary = run("a");

        assertThat(summary.markers())
                .hasSize(4)
                .allSatisfy(marker -> assertThat(marker.outputs().getFirst().path())
                        .matches("scenes/0000[0-3]-of-00004\\.[0-9]+\\.jsonl\\.zst"));
        assertThat(names("scenes/")).hasSize(4);
        assertThat(names("stats/")).hasSize(8);
        assertThat(left("a")).isEmpty();
        assertThat(names(StoreLock.NAME)).isEmpty();
    }

    @Test
    void anotherMachineFindsWhatIsFinished() throws Exception {
        run("a");
        ran.clear();

        StageSummary summary = run("b");

        assertThat(ran).isEmpty();
        assertThat(summary.reused()).isEqualTo(4);
    }

    @Test
    void theHashOfWhatAStageWroteDoesNotDependOnTheAttempt() throws Exception {
        String first = run("a").outputsHash();
        store.files.keySet().removeIf(name -> name.startsWith("stats/perceive/"));
        String second = run("b").outputsHash();
        RunFolder local = RunFolder.create(here.resolve("local"));
        StageRunner runner = StageRunner.of(local, new LocalEngine(2));
        String onDisk = runner.run(copying(runner.run(writing("ingest", "work/ingested", "1"))))
                .outputsHash();

        assertThat(second).isEqualTo(first).isEqualTo(onDisk);
    }

    @Test
    void aRunThatWasKilledBetweenDataAndMarkerRedoesThatShardAndDeletesTheOrphan() throws Exception {
        run("a");
        List<String> before = names("scenes/");
        store.files.remove("stats/perceive/00002.json");
        ran.clear();

        run("b");

        assertThat(ran).containsExactly(2);
        List<String> after = names("scenes/");
        assertThat(after)
                .hasSize(4)
                .doesNotContain(before.get(2))
                .contains(before.get(0), before.get(1), before.get(3));
    }

    @Test
    void anAttemptThatLivesOnAfterANewOneHarmsNothing() throws Exception {
        run("a");
        RunFolder zombies = folder("zombie");
        ShardAssignment assignment = new ShardAssignment(
                "ingest", SHARDS, 1, "1", new TreeMap<>(), new TreeMap<>(), LineWriter.DEFAULT_LEVEL);
        Marker late = assignment.attempt(
                (shard, context) -> {
                    context.lines("work/ingested").write("{\"of\":\"the zombie\"}".getBytes(UTF_8));
                    return ShardResult.of(new Books());
                },
                zombies);

        String orphan = late.outputs().getFirst().path();
        assertThat(names("work/ingested/")).hasSize(5).contains(orphan);
        assertThatThrownBy(() -> late.placed(zombies.store()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not hold it");

        ran.clear();
        run("b");
        assertThat(ran).isEmpty();
        assertThat(names("work/ingested/")).hasSize(4).doesNotContain(orphan);
    }

    @Test
    void aFileThatIsGoneFromTheStoreIsMadeAgain() throws Exception {
        run("a");
        store.files.remove(names("scenes/").get(3));
        ran.clear();

        run("b");

        assertThat(ran).containsExactly(3);
        assertThat(names("scenes/")).hasSize(4);
    }

    @Test
    void nothingIsWrittenByAProcessThatDoesNotHoldTheFolder() throws Exception {
        RunFolder folder = folder("a");
        try (Closeable held = folder.store().hold(ProgressListener.NONE)) {
            folder.store().write("run.json", "{}".getBytes(UTF_8));
        }

        assertThatThrownBy(() -> folder.store().write("run.json", new byte[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(store.location());
        assertThatThrownBy(() -> folder.store().delete("run.json")).isInstanceOf(IllegalStateException.class);
        assertThat(store.read("run.json")).hasValue("{}".getBytes(UTF_8));
    }

    @Test
    void filesBesideTheStagesGoThereAndComeBack() throws Exception {
        RunFolder folder = folder("a");
        try (Closeable held = folder.store().hold(ProgressListener.NONE)) {
            Files.createDirectories(folder.copies().getParent());
            Files.writeString(folder.copies(), "groups");
            folder.publish(folder.copies());
        }
        RunFolder other = folder("b");

        assertThat(other.recalled(other.copies())).hasContent("groups");
        assertThat(other.recalled(other.inputs())).doesNotExist();
    }

    @Test
    void aFileThatSeveralReadIsDeletedHereWithTheLast() throws Exception {
        store.write("qa/x", "pairs".getBytes(UTF_8));
        RunStore seen = folder("a").store();

        Path first = seen.fetch("qa/x");
        Path second = seen.fetch("qa/x");
        seen.release(first);
        assertThat(second).hasContent("pairs");
        seen.release(second);

        assertThat(second).doesNotExist();
        assertThat(Optional.of(seen.fetch("qa/x")))
                .hasValueSatisfying(again -> assertThat(again).hasContent("pairs"));
    }
}
