package io.spatialforge.pipeline.export;

import static io.spatialforge.pipeline.export.RunOfPairs.dog;
import static io.spatialforge.pipeline.export.RunOfPairs.turned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunInUseException;
import io.spatialforge.engine.RunLock;
import io.spatialforge.engine.Sha256;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Targets;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.export.Export.Exported;
import io.spatialforge.pipeline.export.Export.Was;
import io.spatialforge.records.DropJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTests {

    private static final Target QWEN = Targets.named("qwen3-vl");

    @TempDir
    Path temp;

    private Path out() {
        return temp.resolve("out");
    }

    private FinishedRun run(QaPair... pairs) throws Exception {
        return RunOfPairs.write(temp.resolve("run"), 3, pairs);
    }

    private Exported export(FinishedRun run) throws Exception {
        return export(run, QWEN);
    }

    private Exported export(FinishedRun run, Target target) throws Exception {
        return Export.run(run, target, out(), Export.Options.of(2));
    }

    /** The names of all files below the folder and their bytes as Latin-1. */
    private Map<String, String> files() throws IOException {
        return files(out());
    }

    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                files.put(
                        folder.relativize(file).toString(),
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static QaPair[] many() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pairs.add(i % 7 == 0 ? turned("p" + i) : dog("p" + i, i % 5 == 0 ? Split.TEST : Split.TRAIN));
        }
        return pairs.toArray(QaPair[]::new);
    }

    @Test
    void eachSplitWithPairsGetsAFileAndTheBooksBalance() throws Exception {
        ExportSummary summary = export(
                        run(dog("a", Split.TRAIN), dog("b", Split.TEST), turned("c"), dog("d", Split.TRAIN)))
                .summary();
        assertThat(files()).containsOnlyKeys("dropped.jsonl.zst", "export.json", "test.jsonl", "train.jsonl");
        assertThat(Files.readAllLines(out().resolve("train.jsonl"))).hasSize(2);
        assertThat(summary.read()).isEqualTo(4);
        assertThat(summary.written()).isEqualTo(3);
        assertThat(summary.dropped()).containsExactly(Map.entry(Reason.NOT_IDENTITY, 1L));
        assertThat(summary.splits().get(Split.TRAIN)).containsExactly(Map.entry(Task.GROUNDING, 2L));
        assertThat(summary.sources()).containsExactly(Map.entry("street", 3L));
        assertThat(summary.files()).containsExactly("train.jsonl", "test.jsonl");
        assertThat(summary.bytes())
                .isEqualTo(Files.size(out().resolve("train.jsonl")) + Files.size(out().resolve("test.jsonl")));
    }

    @Test
    void aTrainerThatReadsOneArrayGetsOne() throws Exception {
        Target llava = Targets.named("llava");
        export(run(dog("a", Split.TRAIN), dog("b", Split.TRAIN), dog("c", Split.TEST)), llava);
        JsonNode train = JsonMapper.shared().readTree(Files.readAllBytes(out().resolve("train.json")));
        assertThat(train.isArray()).isTrue();
        assertThat(train).extracting(record -> record.path("id").asString()).containsExactlyInAnyOrder("a", "b");
        assertThat(files()).containsOnlyKeys("export.json", "test.json", "train.json");
        assertThat(llava.validate(out()).faults()).isEmpty();
    }

    @Test
    void theBooksAndTheHashesOfAllFilesStandInOneFile() throws Exception {
        export(run(dog("a", Split.TRAIN), turned("c"), dog("d", Split.TRAIN)));
        JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(out().resolve("export.json")));
        assertThat(json.path("target").asString()).isEqualTo("qwen3-vl");
        assertThat(json.path("read").asLong()).isEqualTo(3);
        assertThat(json.path("written").asLong()).isEqualTo(2);
        assertThat(json.path("dropped").asLong()).isEqualTo(1);
        assertThat(json.path("splits").path("train").path("grounding").asLong()).isEqualTo(2);
        assertThat(json.path("sources").path("street").asLong()).isEqualTo(2);
        assertThat(json.path("dropped_by_reason").path("not-identity").asLong()).isEqualTo(1);
        JsonNode train = json.path("files").path(0);
        assertThat(train.path("name").asString()).isEqualTo("train.jsonl");
        assertThat(train.path("records").asLong()).isEqualTo(2);
        assertThat(train.path("bytes").asLong()).isEqualTo(Files.size(out().resolve("train.jsonl")));
        assertThat(train.path("sha256").asString()).isEqualTo(Sha256.of(out().resolve("train.jsonl")));
        JsonNode dropped = json.path("files").path(1);
        assertThat(dropped.path("name").asString()).isEqualTo("dropped.jsonl.zst");
        assertThat(dropped.path("records").asLong()).isEqualTo(1);
    }

    @Test
    void whatWasLeftOutCanBeReadWhateverShardItIsFrom() throws Exception {
        export(run(turned("a"), turned("b"), turned("c"), turned("d"), turned("e")));
        List<Drop> drops = new ArrayList<>();
        LineReader.forEach(out().resolve("dropped.jsonl.zst"), DropJson.LINES, drops::add);
        assertThat(drops).extracting(Drop::subject).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(drops).extracting(Drop::reason).containsOnly(Reason.NOT_IDENTITY);
        assertThat(files()).containsOnlyKeys("dropped.jsonl.zst", "export.json");
    }

    @Test
    void anyNumberOfWorkersWritesTheSameFiles() throws Exception {
        FinishedRun run = run(many());
        Export.run(run, QWEN, temp.resolve("one"), 1);
        Export.run(run, QWEN, temp.resolve("five"), 5);
        assertThat(files(temp.resolve("five"))).isEqualTo(files(temp.resolve("one")));
    }

    @Test
    void aWholeExportIsLeftAlone() throws Exception {
        FinishedRun run = run(many());
        Exported first = export(run);
        assertThat(first.was()).isEqualTo(Was.NOT_WHOLE);
        Map<String, String> files = files();
        Object when = Files.getLastModifiedTime(out().resolve("export.json"));
        Exported second = export(run);
        assertThat(second.was()).isEqualTo(Was.WHOLE);
        assertThat(second.made()).isZero();
        assertThat(second.summary()).isEqualTo(first.summary());
        assertThat(files()).isEqualTo(files);
        assertThat(Files.getLastModifiedTime(out().resolve("export.json"))).isEqualTo(when);
    }

    @Test
    void aFileThatIsGoneOrWasAlteredIsMadeAgainAndNoOther() throws Exception {
        FinishedRun run = run(many());
        export(run);
        Map<String, String> files = files();
        Object train = Files.getLastModifiedTime(out().resolve("train.jsonl"));
        Files.delete(out().resolve("test.jsonl"));
        Exported again = export(run);
        assertThat(again.made()).isEqualTo(1);
        assertThat(again.kept()).isEqualTo(2);
        assertThat(files()).isEqualTo(files);
        Files.writeString(out().resolve("dropped.jsonl.zst"), "short");
        assertThat(export(run).made()).isEqualTo(1);
        assertThat(files()).isEqualTo(files);
        assertThat(Files.getLastModifiedTime(out().resolve("train.jsonl"))).isEqualTo(train);
    }

    @Test
    void aRunThatChangedMakesWhatDependsOnItAndASplitThatIsGoneLeavesNoFile() throws Exception {
        export(run(dog("a", Split.TRAIN), dog("b", Split.VALIDATION)));
        Map<String, String> first = files();
        Object train = Files.getLastModifiedTime(out().resolve("train.jsonl"));
        Exported smaller = export(run(dog("a", Split.TRAIN)));
        assertThat(files()).containsOnlyKeys("export.json", "train.jsonl");
        assertThat(smaller.made()).isZero();
        assertThat(Files.getLastModifiedTime(out().resolve("train.jsonl"))).isEqualTo(train);
        export(run(dog("a", Split.TRAIN), dog("b", Split.VALIDATION)));
        assertThat(files()).isEqualTo(first);
    }

    @Test
    void otherChoicesMakeEverythingAnew() throws Exception {
        FinishedRun run = run(dog("a", Split.TRAIN));
        export(run);
        Exported other = Export.run(
                run,
                QWEN,
                out(),
                new Export.Options(1, "--regions points", Export.Options.of(1).progress()));
        assertThat(other.was()).isEqualTo(Was.NOT_WHOLE);
        assertThat(other.made()).isEqualTo(1);
    }

    @Test
    void theExportOfAnotherTargetIsReplacedAndForeignFilesStay() throws Exception {
        FinishedRun run = run(many());
        export(run, new FailingTarget(QWEN, "other", FailingTarget.NEVER));
        assertThat(files()).containsKeys("train.jsonl", "about/other.txt");
        Files.writeString(out().resolve("notes.txt"), "mine");
        Files.createDirectories(out().resolve("about"));
        Files.writeString(out().resolve("about/mine.txt"), "mine too");
        export(run);
        assertThat(files())
                .containsOnlyKeys(
                        "about/mine.txt", "dropped.jsonl.zst", "export.json", "notes.txt", "test.jsonl", "train.jsonl");
    }

    @Test
    void anExportJsonOfSomethingElseIsNotReplaced() throws Exception {
        Files.createDirectories(out());
        Files.writeString(out().resolve("export.json"), "{\"name\": \"mine\"}");
        FinishedRun run = run(dog("a", Split.TRAIN));
        assertThatThrownBy(() -> export(run))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("export.json")
                .hasMessageContaining("another folder");
        assertThat(files()).containsOnlyKeys("export.json");
    }

    @Test
    void aSecondExportToTheSameFolderIsRefusedMeanwhile() throws Exception {
        FinishedRun run = run(dog("a", Split.TRAIN));
        RunFolder work = RunFolder.create(out().resolve(".spatialforge"));
        try (RunLock lock = work.lock()) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> export(run))
                    .isInstanceOf(RunInUseException.class)
                    .hasMessageContaining(out().toString());
        }
        export(run);
        assertThat(files()).containsOnlyKeys("export.json", "train.jsonl");
    }

    @Test
    void noPairsGiveOnlyTheBooks() throws Exception {
        assertThat(export(run()).summary().written()).isZero();
        assertThat(files()).containsOnlyKeys("export.json");
    }

    @Test
    void aRecordThatWouldNotValidateIsLeftOutWithItsFault() throws Exception {
        QaPair first = dog("x", Split.TRAIN);
        ExportSummary summary = export(run(first, dog("x", first.image(), Split.TRAIN), dog("y", Split.TEST)))
                .summary();
        assertThat(summary.written()).isEqualTo(2);
        assertThat(summary.dropped()).containsExactly(Map.entry(Reason.UNREADABLE, 1L));
        List<Drop> drops = new ArrayList<>();
        LineReader.forEach(out().resolve("dropped.jsonl.zst"), DropJson.LINES, drops::add);
        assertThat(drops.getFirst().detail())
                .isEqualTo("id can't be written: expected an id that no record before has, got x");
    }

    @Test
    void anExportThatFailedAnywhereGoesOnAndEndsWithTheSameBytes() throws Exception {
        FinishedRun run = run(many());
        Export.run(run, new FailingTarget(QWEN, "other", FailingTarget.NEVER), temp.resolve("alone"), 2);
        Map<String, String> expected = files(temp.resolve("alone"));
        int failures = 0;
        for (int point = 0; ; point++) {
            Path folder = temp.resolve("failed-" + point);
            Target target = new FailingTarget(QWEN, "other", point);
            try {
                Export.run(run, target, folder, 1);
                break;
            } catch (Exception e) {
                failures++;
                assertThat(folder.resolve("export.json")).doesNotExist();
            }
            Export.run(run, new FailingTarget(QWEN, "other", FailingTarget.NEVER), folder, 2);
            assertThat(files(folder)).isEqualTo(expected);
        }
        // Each image of each shard, each of two data files at its beginning and end, and the file about the whole.
        assertThat(failures).isEqualTo(40 + 2 * 2 + 1);
    }

    @Test
    void whatAnExportLeftBeforeItFailedIsRemovedByTheExportOfAnotherTarget() throws Exception {
        FinishedRun run = run(many());
        FinishedRun small = RunOfPairs.write(temp.resolve("small"), 1, dog("a", Split.VALIDATION));
        for (int point = 39; point < 45; point++) {
            Path folder = temp.resolve("failed-" + point);
            Target failing = new FailingTarget(QWEN, "other", point);
            assertThatThrownBy(() -> Export.run(run, failing, folder, 1)).isInstanceOf(Exception.class);
            Export.run(small, QWEN, folder, 1);
            assertThat(files(folder)).containsOnlyKeys("export.json", "validation.jsonl");
        }
    }

    @Test
    void aFolderInTheWayOfADataFileIsNamed() throws Exception {
        FinishedRun run = run(dog("a", Split.TRAIN));
        Files.createDirectories(out().resolve("train.jsonl/mine"));
        assertThatThrownBy(() -> export(run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(out().resolve("train.jsonl").toString());
        assertThat(out().resolve("train.jsonl/mine")).isDirectory();
    }
}
