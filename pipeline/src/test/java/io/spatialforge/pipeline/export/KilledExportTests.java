package io.spatialforge.pipeline.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Targets;
import io.spatialforge.export.Validation;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports whose process is killed, and that go on. */
class KilledExportTests {

    private static final Target QWEN = Targets.named("qwen3-vl");

    @TempDir
    Path temp;

    @Test
    void anExportKilledInEachOfItsStepsEndsWithTheSameBytesAsOneThatWasLeftAlone() throws Exception {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            pairs.add(RunOfPairs.dog("p" + i, Split.values()[i % 3]));
        }
        Path runFolder = temp.resolve("run");
        FinishedRun run = RunOfPairs.write(runFolder, 6, pairs);
        Export.run(run, QWEN, temp.resolve("alone"), 1);
        Path out = temp.resolve("out");
        Path work = out.resolve(".spatialforge");

        kill(runFolder, out, work.resolve("stats/export/00002.json"));
        kill(runFolder, out, out.resolve("validation.jsonl"));
        assertThat(out.resolve("export.json")).doesNotExist();
        kill(runFolder, out, out.resolve("about.txt"));
        assertThat(out.resolve("export.json")).doesNotExist();

        Export.Exported exported = Export.run(run, QWEN, out, Export.Options.of(2));
        assertThat(exported.kept()).isPositive();
        Files.delete(out.resolve("about.txt"));
        assertThat(ExportTests.files(out)).isEqualTo(ExportTests.files(temp.resolve("alone")));
    }

    /** Starts an export in a process of its own and kills it as soon as a file is there. */
    private static void kill(Path run, Path out, Path atFile) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        run.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
            while (!Files.exists(atFile) && process.isAlive() && Instant.now().isBefore(deadline)) {
                Thread.sleep(5);
            }
            assertThat(atFile).exists();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The process that is killed. */
    static final class Run {

        private Run() {}

        public static void main(String[] args) throws Exception {
            Export.run(FinishedRun.open(Path.of(args[0])), new Slow(), Path.of(args[1]), 1);
        }
    }

    /** Does the same as another target, but waits long enough to be killed meanwhile. */
    private static final class Slow implements Target {

        @Override
        public String name() {
            return QWEN.name();
        }

        @Override
        public String fingerprint() {
            return QWEN.fingerprint();
        }

        @Override
        public RowMaker rows() {
            RowMaker maker = QWEN.rows();
            return (pairs, rows) -> {
                pause(2);
                maker.image(pairs, rows);
            };
        }

        @Override
        public List<Output> outputs(SortedMap<String, List<Part>> parts) {
            List<Output> outputs = new ArrayList<>();
            for (Output output : QWEN.outputs(parts)) {
                outputs.add(new Output(output.name(), output.parts(), (of, to) -> {
                    pause(300);
                    return output.maker().make(of, to);
                }));
            }
            return outputs;
        }

        @Override
        public void describe(Finished finished) throws IOException {
            Files.writeString(finished.folder().resolve("about.txt"), "half");
            pause(30_000);
        }

        @Override
        public Validation validate(Path path) throws IOException {
            return QWEN.validate(path);
        }

        private static void pause(long millis) throws IOException {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new InterruptedIOException("killed in time");
            }
        }
    }
}
