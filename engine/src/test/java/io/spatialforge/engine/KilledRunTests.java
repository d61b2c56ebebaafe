package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed as a machine that loses its power kills them, and go on. */
class KilledRunTests {

    private static final Shards SHARDS = new Shards(24);

    @TempDir
    Path temp;

    @Test
    void aRunKilledAgainAndAgainEndsWithTheSameBytesAsOneThatWasLeftAlone() throws Exception {
        RunFolder alone = RunFolder.create(temp.resolve("alone"));
        StageSummary expected = StageRunner.of(alone, new LocalEngine(2)).run(plan(0));
        RunFolder folder = RunFolder.create(temp.resolve("killed"));
        Random random = new Random(3);
        int finished = 0;
        for (int kill = 0; kill < 3; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Run.class.getName(),
                            folder.root().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
                while (markers(folder) <= finished && Instant.now().isBefore(deadline)) {
                    Thread.sleep(5);
                }
                Thread.sleep(random.nextInt(30));
            } finally {
                process.destroyForcibly().waitFor();
            }
            finished = markers(folder);
        }
        assertThat(finished).isBetween(3, SHARDS.count() - 1);
        try (RunLock lock = folder.lock()) {
            assertThat(lock).isNotNull();
            StageSummary summary = StageRunner.of(folder, new LocalEngine(2)).run(plan(0));
            assertThat(summary.reused()).isEqualTo(finished);
            assertThat(summary.outputsHash()).isEqualTo(expected.outputsHash());
            assertThat(summary.books()).isEqualTo(expected.books());
        }
        try (Stream<Path> files = Files.walk(folder.root())) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(AtomicFile.UNFINISHED_END));
        }
        assertThat(LinesTests.names(folder.root().resolve("scenes"))).hasSize(SHARDS.count());
    }

    private static int markers(RunFolder folder) throws Exception {
        Path stats = folder.stats("ingest");
        return Files.isDirectory(stats)
                ? (int) LinesTests.names(stats).stream()
                        .filter(name -> !name.startsWith("."))
                        .count()
                : 0;
    }

    private static StagePlan plan(long pauseMillis) {
        return new StagePlan("ingest", SHARDS, shard -> Fingerprint.of("version", "1"), (shard, context) -> {
            Books books = new Books();
            LineWriter scenes = context.lines(RunFolder.SCENES);
            Random random = new Random(shard);
            for (int i = 0; i < 20_000; i++) {
                scenes.write(Long.toString(random.nextLong()).getBytes(UTF_8));
                books.read(Unit.IMAGES, 1);
                books.kept(Unit.IMAGES, 1);
            }
            Thread.sleep(pauseMillis);
            return ShardResult.of(books);
        });
    }

    /** The process that is killed. */
    static final class Run {

        private Run() {}

        public static void main(String[] args) throws Exception {
            RunFolder folder = new RunFolder(Path.of(args[0]));
            try (RunLock lock = folder.lock()) {
                if (lock != null) {
                    StageRunner.of(folder, new LocalEngine(2)).run(plan(150));
                }
            }
        }
    }
}
