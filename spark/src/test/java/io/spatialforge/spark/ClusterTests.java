package io.spatialforge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on two executors that are processes of their own, into a folder and into an object store; {@code mvn -Pcluster -pl spark -am verify}. */
@Tag("cluster")
class ClusterTests {

    private static final int SHARDS = 24;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "bucket://"})
    void anExecutorThatIsKilledLosesNothing(String scheme) throws Exception {
        SmallCorpus corpus = SmallCorpus.write(folder, 24, SHARDS);
        RunConfig config = RunConfig.of("test", RunConfig.load(corpus.config()), folder);
        Run.forge(config, folder.resolve("here"), Run.Options.ofDefaults());
        Path run = folder.resolve("run");

        Map<Path, FileTime> before;
        String log;
        try (SubmittedRun submitted = SubmittedRun.start(
                folder,
                "local-cluster[2,1,1024]",
                List.of("forge", corpus.config().toString(), "--out", scheme + run))) {
            while (submitted.isAlive() && markers(run.resolve("stats/look")).size() < 3) {
                Thread.sleep(2);
            }
            assertThat(submitted.executors()).as(submitted.log()).hasSize(2);
            before = markers(run.resolve("stats"));
            assertThat(submitted.executors().getFirst().destroyForcibly()).isTrue();
            assertThat(markers(run.resolve("stats/look")).size()).isLessThan(SHARDS);

            int code = submitted.await();
            log = submitted.log();
            assertThat(code).as(log).isZero();
        }

        assertThat(log).contains("Lost executor");
        assertThat(SmallCorpus.lines(run)).isEqualTo(SmallCorpus.lines(folder.resolve("here")));
        assertThat(markers(run.resolve("stats"))).containsAllEntriesOf(before);
    }

    /** When each marker below a folder was written. */
    private static Map<Path, FileTime> markers(Path stats) throws IOException {
        Map<Path, FileTime> times = new HashMap<>();
        if (Files.isDirectory(stats)) {
            try (Stream<Path> files = Files.walk(stats)) {
                for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".json"))::iterator) {
                    if (!file.getFileName().toString().startsWith(".")) {
                        times.put(file, Files.getLastModifiedTime(file));
                    }
                }
            }
        }
        return times;
    }
}
