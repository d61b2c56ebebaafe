package io.spatialforge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs by Spark on two threads of this process. */
class SparkMainTests {

    private static final int SHARDS = 3;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static SmallCorpus corpus;

    private record Said(int code, String out, String err) {}

    @BeforeAll
    static void drawScenes() throws IOException {
        corpus = SmallCorpus.write(shared, 4, SHARDS);
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
    }

    @AfterAll
    static void forgetSpark() {
        System.clearProperty("spark.master");
        System.clearProperty("spark.ui.enabled");
    }

    @Test
    void aRunOnSparkWritesTheLinesOfOneOnThreadsAndMendsWhatIsDamaged() throws Exception {
        RunConfig config = RunConfig.of("test", RunConfig.load(corpus.config()), shared);
        Run.forge(config, folder.resolve("here"), Run.Options.ofDefaults().withWorkers(2));

        Said first = forge("--out", folder.resolve("run").toString());
        assertThat(first.err).doesNotContain("spatialforge:");
        assertThat(first.code).isZero();
        assertThat(first.out).contains("verified pairs in " + folder.resolve("run/qa"));
        assertThat(SmallCorpus.lines(folder.resolve("run"))).isEqualTo(SmallCorpus.lines(folder.resolve("here")));

        damage(folder.resolve("run/perception/00001-of-00003.jsonl.zst"));
        Files.delete(folder.resolve("run/stats/perceive/00001.json"));
        List<Path> others = List.of(
                folder.resolve("run/stats/look/00000.json"),
                folder.resolve("run/stats/curate/00001.json"),
                folder.resolve("run/stats/forge/00001.json"));
        List<Object> before = times(others);
        Said again = forge("--out", folder.resolve("run").toString(), "--json");

        assertThat(again.code).isZero();
        assertThat(again.err).contains("look: shard 00001-of-00003 is done again");
        assertThat(SmallCorpus.lines(folder.resolve("run"))).isEqualTo(SmallCorpus.lines(folder.resolve("here")));
        assertThat(times(others)).isEqualTo(before);
    }

    @Test
    void aRunOnSparkInABucketHasTheLinesOfOneOnDiskAndResumes() throws Exception {
        String photograph;
        try (Stream<Path> images = Files.walk(shared.resolve("corpus"))) {
            photograph = images.map(image -> image.getFileName().toString())
                    .filter(name -> name.endsWith(".jpg") || name.endsWith(".png"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Path takedown = Files.writeString(shared.resolve("down.txt"), photograph + "\n");
        Path config = Files.writeString(
                shared.resolve("bucket.yaml"),
                Files.readString(corpus.config()) + "\ncurate:\n  takedown: bucket://" + takedown + "\n");
        Run.forge(
                RunConfig.of("test", RunConfig.load(config), shared),
                folder.resolve("here"),
                Run.Options.ofDefaults().withWorkers(2));
        String bucket = "bucket://" + folder.resolve("run");

        Said first = run("forge", config.toString(), "--out", bucket);
        assertThat(first.err).doesNotContain("spatialforge:");
        assertThat(first.code).isZero();
        assertThat(first.out).contains("verified pairs in bucket:").contains("copy " + bucket);
        assertThat(HadoopFolderTests.lines(folder.resolve("run")))
                .isEqualTo(HadoopFolderTests.lines(folder.resolve("here")));

        Files.delete(folder.resolve("run/stats/look/00001.json"));
        Said again = run("forge", config.toString(), "--out", bucket);

        assertThat(again.code).isZero();
        assertThat(folder.resolve("run/stats/look/00001.json")).exists();
        assertThat(folder.resolve("run/perception").toFile().list()).hasSize(SHARDS);
        assertThat(folder.resolve("run/run.lock")).doesNotExist();
    }

    @Test
    void whatCanNeverGoWellIsSaidOnceAndStopsTheRun() throws Exception {
        Path odd = Files.writeString(
                shared.resolve("odd.yaml"),
                Files.readString(corpus.config()).replace("models.yaml", "odd-models.yaml"));
        Files.writeString(
                shared.resolve("odd-models.yaml"),
                Files.readString(shared.resolve("models.yaml")).replace("width: 64", "width: 32"));

        Said said = run("forge", odd.toString(), "--out", folder.resolve("run").toString());

        assertThat(said.code).isEqualTo(2);
        assertThat(said.err).contains("stage look, shard 0").contains("brightness");
        assertThat(folder.resolve("run/stats/curate/00000.json")).exists();
        assertThat(folder.resolve("run/stats/look/00000.json")).doesNotExist();
    }

    @Test
    void aShardThatFailsIsNamed() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("perception"), "a file where a folder is to be");

        Said said = forge("--out", run.toString());

        assertThat(said.err)
                .contains("stage look, shard 0000")
                .contains(run.resolve("perception").toString());
        assertThat(said.code).isEqualTo(2);
        assertThat(run.resolve("stats/curate/00002.json")).exists();
    }

    @Test
    void aCommandThatRunsElsewhereIsRefused() {
        Said said = run("export", "run", "--to", "qwen3-vl");

        assertThat(said.code).isEqualTo(2);
        assertThat(said.err).contains("export");
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 20, bytes.length - 4, (byte) 7);
        Files.write(file, bytes);
    }

    private static Said forge(String... options) {
        return run(Stream.concat(Stream.of("forge", corpus.config().toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private static Said run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = SparkMain.run(args);
            return new Said(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<Object> times(List<Path> files) throws IOException {
        Object[] times = new Object[files.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = Files.getLastModifiedTime(files.get(i));
        }
        return List.of(times);
    }
}
