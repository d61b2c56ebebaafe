package io.spatialforge.vision.vlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.vision.vlm.StandInEndpoint.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process that is killed in the middle of asking, again and again, and never pays twice for what it has. */
@Timeout(120)
class KilledAskingTests {

    private static final int QUESTIONS = 400;
    private static final int THREADS = 8;
    private static final String KEY = "a-key-that-must-not-be-seen";

    @TempDir
    Path temp;

    @Test
    void whatWasAnsweredBeforeAKillIsNotPaidForAgain() throws Exception {
        Path answers = temp.resolve("answers");
        Path output = temp.resolve("output.txt");
        Random random = new Random(5);
        try (StandInEndpoint server =
                StandInEndpoint.behaving(StandInEndpoint.after(4, StandInEndpoint.says(Questions.YES)))) {
            int kills = 3;
            for (int kill = 0; kill < kills; kill++) {
                Set<String> had = onDisk(answers);
                int before = server.requests();
                Process process = start(server, answers, output);
                try {
                    while (process.isAlive() && server.requests() < before + 60) {
                        Thread.sleep(1);
                    }
                    Thread.sleep(random.nextInt(20));
                } finally {
                    process.destroyForcibly().waitFor();
                }
                Set<String> asked = texts(server.asked().subList(before, server.requests()));
                assertThat(asked).hasSizeGreaterThanOrEqualTo(60).noneMatch(had::contains);
                Set<String> has = onDisk(answers);
                assertThat(has).containsAll(had);
                // all that was asked is there, but for what was under way
                asked.removeAll(has);
                assertThat(asked).hasSizeLessThanOrEqualTo(THREADS);
            }
            Set<String> had = onDisk(answers);
            assertThat(had).hasSizeLessThan(QUESTIONS);
            int before = server.requests();
            assertThat(askAll(Questions.options(server), answers)).isEqualTo(QUESTIONS);
            List<Asked> last = server.asked().subList(before, server.requests());
            assertThat(texts(last)).hasSize(QUESTIONS - had.size()).noneMatch(had::contains);
            assertThat(server.requests()).isLessThanOrEqualTo(QUESTIONS + kills * THREADS);
            assertThat(server.asked()).extracting(Asked::authorization).contains("Bearer " + KEY);
            int sent = server.requests();
            assertThat(askAll(Questions.options(server), answers)).isEqualTo(QUESTIONS);
            assertThat(server.requests()).isEqualTo(sent);
        }
        try (var files = Files.walk(temp)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(KEY);
            }
        }
    }

    private static Process start(StandInEndpoint server, Path answers, Path output) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asking.class.getName(),
                        server.url(),
                        answers.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("SPATIALFORGE_VLM_KEY", KEY);
        return builder.start();
    }

    private static Set<String> texts(List<Asked> asked) {
        Set<String> texts = new HashSet<>();
        asked.forEach(each -> texts.add(each.text()));
        return texts;
    }

    /** The questions whose answers a process that is gone left behind, read without the code under test. */
    private static Set<String> onDisk(Path answers) throws Exception {
        Set<String> texts = new HashSet<>();
        Path file = answers.resolve("answers.jsonl");
        if (Files.exists(file)) {
            for (String line : Files.readString(file).lines().toList()) {
                try {
                    JsonNode json = new JsonMapper().readTree(line);
                    if (json.path("kind").asString("").equals("answer")) {
                        texts.add(json.path("text").asString(""));
                    }
                } catch (JacksonException e) {
                    // a torn last line
                }
            }
        }
        return texts;
    }

    private static int askAll(EndpointOptions options, Path answers) throws Exception {
        try (ChatModel model = ChatModels.open(options, answers, System.getenv());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<ChatReply>> work = new ArrayList<>();
            for (int i = 0; i < QUESTIONS; i++) {
                ChatRequest request = Questions.question("q" + i);
                work.add(() -> model.ask(request));
            }
            int answered = 0;
            for (Future<ChatReply> reply : threads.invokeAll(work)) {
                answered += reply.get() instanceof ChatReply.Answered ? 1 : 0;
            }
            return answered;
        }
    }

    /** The process that is killed. */
    static final class Asking {

        private Asking() {}

        public static void main(String[] args) throws Exception {
            EndpointOptions options = EndpointOptions.of(args[0], "stand-in")
                    .withPatience(new Patience(4, Duration.ofMillis(1), Duration.ofSeconds(2), Duration.ofSeconds(20)));
            System.out.println(askAll(options, Path.of(args[1])));
        }
    }
}
