package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.judge.HashModel;
import io.spatialforge.vision.vlm.StandInEndpoint;
import io.spatialforge.vision.vlm.StandInEndpoint.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Runs whose process is killed in the middle of judging, and that go on. */
class KilledJudgeTests {

    private static final HashModel MODEL = new HashModel();

    @TempDir
    static Path shared;

    private static DrawnCorpus.Written corpus;
    private static StandInEndpoint calm;
    private static Path alone;
    private static int needed;

    @TempDir
    Path folder;

    @BeforeAll
    static void judgeOnceWithoutBeingKilled() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(7, 5).withWorkers(2));
        calm = StandInEndpoint.saying(MODEL);
        alone = shared.resolve("alone");
        run(calm, alone);
        needed = calm.requests();
    }

    @AfterAll
    static void closeTheEndpoint() {
        calm.close();
    }

    @Test
    void noAnswerThatCameIsPaidForAgain() throws Exception {
        Path out = folder.resolve("run");
        int first = needed / 2;
        AtomicInteger served = new AtomicInteger();
        CountDownLatch killed = new CountDownLatch(1);
        Map<String, Integer> paid = new HashMap<>();
        Behaviour counting = counting(paid);
        try (StandInEndpoint endpoint = StandInEndpoint.behaving((exchange, asked) -> {
            if (served.incrementAndGet() > first) {
                killed.await(); // what is not answered is not paid for
                exchange.close();
            } else {
                counting.answer(exchange, asked);
            }
        })) {
            kill(endpoint, out, () -> answers(out) >= first);
            killed.countDown();
            assertThat(paid).hasSize(first);
            endpoint.always(counting);
            run(endpoint, out);
            assertThat(paid.values()).allMatch(times -> times == 1);
            assertThat(paid).hasSize(needed);
            assertThat(RunLines.of(out)).isEqualTo(RunLines.of(alone));
        }
    }

    @Test
    void killedAtAnyMomentItRepeatsAtMostWhatWasUnderWay() throws Exception {
        Path out = folder.resolve("run");
        Map<String, Integer> paid = new HashMap<>();
        int kills = 3;
        try (StandInEndpoint endpoint = StandInEndpoint.behaving(StandInEndpoint.after(15, counting(paid)))) {
            for (int kill = 1; kill <= kills; kill++) {
                int until = kill * needed / (kills + 1);
                kill(endpoint, out, () -> answers(out) >= until);
            }
            run(endpoint, out);
        }
        int repeated = paid.values().stream().mapToInt(times -> times - 1).sum();
        assertThat(paid).hasSize(needed);
        assertThat(repeated)
                .as("of %d answers, after %d kills with 8 under way at a time", needed, kills)
                .isLessThanOrEqualTo(8 * kills);
        assertThat(RunLines.of(out)).isEqualTo(RunLines.of(alone));
    }

    /** Answers, and counts by the body of the request how often it did. */
    private static Behaviour counting(Map<String, Integer> paid) {
        return (exchange, asked) -> {
            synchronized (paid) {
                paid.merge(asked.body().toString(), 1, Integer::sum);
            }
            StandInEndpoint.says(MODEL.apply(asked)).answer(exchange, asked);
        };
    }

    private static long answers(Path out) throws Exception {
        Path log = out.resolve("work/answers/answers.jsonl");
        if (!Files.exists(log)) {
            return 0;
        }
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("\"kind\":\"answer\"")).count();
        }
    }

    /** Something to wait for. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    /** Starts the run in a process of its own and kills it as soon as the condition holds. */
    private void kill(StandInEndpoint endpoint, Path out, Condition when) throws Exception {
        Path config = folder.resolve("config.yaml");
        Files.writeString(config, tree(endpoint).toString());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        config.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        try {
            Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
            while (!when.holds() && process.isAlive() && Instant.now().isBefore(deadline)) {
                Thread.sleep(5);
            }
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("output.txt")))
                    .isTrue();
            assertThat(when.holds()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void run(StandInEndpoint endpoint, Path out) throws Exception {
        Run.forge(
                RunConfig.of("test", tree(endpoint), Path.of("")),
                out,
                Run.Options.ofDefaults().withWorkers(2));
    }

    private static ObjectNode tree(StandInEndpoint endpoint) {
        return RunLines.config(corpus, endpoint.url());
    }

    /** The process that is killed. */
    static final class Killed {

        private Killed() {}

        public static void main(String[] args) throws Exception {
            Run.forge(
                    RunConfig.of("killed", RunConfig.load(Path.of(args[0])), Path.of("")),
                    Path.of(args[1]),
                    Run.Options.ofDefaults().withWorkers(2));
        }
    }
}
