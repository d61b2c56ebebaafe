package io.spatialforge.vision.vlm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class RememberedAnswersTests {

    @TempDir
    Path answers;

    @Test
    void whateverMakesAQuestionAnotherOneIsAskedAnew() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            EndpointOptions options = Questions.options(server);
            ChatRequest plain = Questions.shown("a", Questions.picture("p"), Questions.picture("q"));
            List<ChatRequest> different = List.of(
                    plain,
                    Questions.shown("b", Questions.picture("p"), Questions.picture("q")),
                    Questions.shown("a", Questions.picture("q"), Questions.picture("p")),
                    Questions.shown("a", Questions.picture("p")),
                    new ChatRequest("judge", "You doubt.", "a", plain.images(), plain.schema(), plain.schemaName(), 0),
                    new ChatRequest("judge", "You judge.", "a", plain.images(), plain.schema(), plain.schemaName(), 1),
                    new ChatRequest(
                            "judge",
                            "You judge.",
                            "a",
                            plain.images(),
                            Questions.schema().put("title", "another"),
                            plain.schemaName(),
                            0));
            for (int run = 0; run < 2; run++) {
                try (ChatModel model = ChatModels.open(options, answers, Map.of())) {
                    for (ChatRequest request : different) {
                        model.ask(request);
                    }
                }
                assertThat(server.requests()).isEqualTo(different.size());
            }
            List<EndpointOptions> others = List.of(
                    options.withSampling(new Sampling(0.7, 1024, 1)), options.withSampling(new Sampling(0, 1024, 2)));
            for (EndpointOptions other : others) {
                try (ChatModel model = ChatModels.open(other, answers, Map.of())) {
                    model.ask(plain);
                }
            }
            assertThat(server.requests()).isEqualTo(different.size() + 2);
        }
    }

    @Test
    void aServerThatMovedAndOptionsThatDoNotChangeAnswersMakeNoQuestionNew() throws Exception {
        try (StandInEndpoint here = StandInEndpoint.saying(asked -> Questions.YES);
                StandInEndpoint there = StandInEndpoint.saying(asked -> Questions.YES)) {
            String identity;
            try (ChatModel model = ChatModels.open(Questions.options(here), answers, Map.of())) {
                model.ask(Questions.question("a"));
                identity = model.identity();
            }
            EndpointOptions other =
                    Questions.hasty(there, 2, Duration.ofSeconds(5)).withLimits(new RateLimits(1, 60, 60_000));
            try (ChatModel model = ChatModels.open(other, answers, Map.of("SPATIALFORGE_VLM_KEY", "k-123456789"))) {
                ChatRequest renamed =
                        new ChatRequest("propose", "You judge.", "a", List.of(), Questions.schema(), "verdict", 0);
                assertThat(model.ask(renamed)).isInstanceOf(ChatReply.Answered.class);
                assertThat(model.identity()).isEqualTo(identity).doesNotContain("127.0.0.1", "k-123456789");
            }
            assertThat(there.requests()).isZero();
        }
    }

    @Test
    void theIdentityTellsWhatAnswersDependOn() throws Exception {
        EndpointOptions options = EndpointOptions.of("http://localhost/v1", "m");
        List<EndpointOptions> different = List.of(
                options,
                EndpointOptions.of("http://localhost/v1", "n"),
                options.withMaxSide(512),
                options.withSampling(new Sampling(0.1, 1024, 1)),
                options.withSampling(new Sampling(0, 1025, 1)),
                options.withSampling(new Sampling(0, 1024, 2)),
                options.withStructured(Structured.PROMPT));
        List<String> identities = new ArrayList<>();
        for (EndpointOptions each : different) {
            try (ChatModel model = ChatModels.open(each, answers, Map.of())) {
                identities.add(model.identity());
            }
        }
        assertThat(identities).doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsWithOneQuestionSendItOnce() throws Exception {
        try (StandInEndpoint server =
                        StandInEndpoint.behaving(StandInEndpoint.after(50, StandInEndpoint.says(Questions.YES)));
                ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<ChatReply>> replies = threads.invokeAll(
                    java.util.Collections.nCopies(32, (Callable<ChatReply>) () -> model.ask(Questions.question("a"))));
            int first = 0;
            for (Future<ChatReply> reply : replies) {
                first += reply.get() instanceof ChatReply.Answered answered && !answered.cached() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(1);
            assertThat(model.usage().cached()).isEqualTo(31);
        }
    }

    @Test
    void whoWaitsForAnotherThreadThatIsInterruptedAsksItself() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES);
                ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            server.then(StandInEndpoint.after(20_000, StandInEndpoint.says(Questions.YES)));
            Future<ChatReply> first = threads.submit(() -> model.ask(Questions.question("a")));
            while (server.requests() < 1) {
                Thread.sleep(1);
            }
            Future<ChatReply> second = threads.submit(() -> model.ask(Questions.question("a")));
            first.cancel(true);
            assertThat(second.get()).isInstanceOf(ChatReply.Answered.class);
            assertThat(server.requests()).isEqualTo(2);
        }
        assertThat(lines()).extracting(line -> line.path("kind").asString()).contains("lost", "answer");
    }

    @Test
    void aReplaySendsNothingAndNeedsNoServer() throws Exception {
        EndpointOptions options;
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            server.then(StandInEndpoint.says(Questions.YES), StandInEndpoint.says("gibberish"));
            options = Questions.options(server).replaying();
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                model.ask(Questions.question("good"));
                model.ask(Questions.question("bad"));
            }
            byte[] before = Files.readAllBytes(answers.resolve(AnswerLog.FILE));
            try (ChatModel model = ChatModels.open(options, answers, Map.of());
                    ChatModel another = ChatModels.open(options, answers, Map.of())) {
                assertThat(model.ask(Questions.question("good"))).isInstanceOf(ChatReply.Answered.class);
                assertThat(another.ask(Questions.question("bad"))).isInstanceOf(ChatReply.Unusable.class);
                assertThat(model.ask(Questions.question("new"))).isInstanceOf(ChatReply.NotAsked.class);
                assertThat(model.usage()).isEqualTo(new ChatModel.Usage(0, 1, 0, 0));
                assertThat(model.stopped()).isNull();
            }
            assertThat(server.requests()).isEqualTo(2);
            assertThat(Files.readAllBytes(answers.resolve(AnswerLog.FILE))).isEqualTo(before);
        }
        try (ChatModel model = ChatModels.open(options.withStructured(Structured.PROMPT), answers, Map.of())) {
            assertThat(model.ask(Questions.question("bad"))).isInstanceOf(ChatReply.Unusable.class);
        }
    }

    @Test
    void thereIsNothingToReplayWhereNothingWasAsked() {
        EndpointOptions options = EndpointOptions.of("http://localhost/v1", "m").replaying();
        assertThatIOException()
                .isThrownBy(() -> ChatModels.open(options, answers.resolve("none"), Map.of()))
                .withMessageContaining("no answers to replay");
        assertThat(answers.resolve("none")).doesNotExist();
    }

    @Test
    void aLastLineThatWasCutAnywhereIsMendedAndAskedAgain() throws Exception {
        Path file = answers.resolve(AnswerLog.FILE);
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                model.ask(Questions.question("first"));
                model.ask(Questions.question("last"));
            }
            byte[] whole = Files.readAllBytes(file);
            int start = new String(whole, UTF_8).stripTrailing().lastIndexOf('\n') + 1;
            for (int cut = start; cut < whole.length; cut += 41) {
                Files.write(file, Arrays.copyOf(whole, cut));
                int before = server.requests();
                try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                    assertThat(model.ask(Questions.question("first"))).isEqualTo(known());
                    assertThat(server.requests()).isEqualTo(before);
                    model.ask(Questions.question("last"));
                    assertThat(server.requests()).isEqualTo(before + 1);
                }
                assertThat(lines()).hasSize(3);
                try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                    assertThat(model.ask(Questions.question("last"))).isEqualTo(known());
                }
            }
        }
    }

    @Test
    void aTornLineIsNoAnswerForAReplayEither() throws Exception {
        Path file = answers.resolve(AnswerLog.FILE);
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                model.ask(Questions.question("first"));
                model.ask(Questions.question("last"));
            }
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 20));
            try (ChatModel model = ChatModels.open(Questions.options(server).replaying(), answers, Map.of())) {
                assertThat(model.ask(Questions.question("first"))).isEqualTo(known());
                assertThat(model.ask(Questions.question("last"))).isInstanceOf(ChatReply.NotAsked.class);
            }
        }
    }

    @Test
    void aLineThatWasDamagedIsAskedForAgainAndTheOthersHold() throws Exception {
        Path file = answers.resolve(AnswerLog.FILE);
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                for (String text : List.of("a", "b", "c")) {
                    model.ask(Questions.question(text));
                }
            }
            byte[] bytes = Files.readAllBytes(file);
            int middle = new String(bytes, UTF_8).indexOf("\"text\":\"b\"");
            Arrays.fill(bytes, middle - 200, middle + 200, (byte) 0); // as a disk that lost its power leaves it
            Files.write(file, bytes);
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                for (String text : List.of("a", "b", "c")) {
                    assertThat(model.ask(Questions.question(text))).isInstanceOf(ChatReply.Answered.class);
                }
            }
            assertThat(server.requests()).isEqualTo(4);
        }
    }

    @Test
    void aPersonFindsInTheFileWhatWasAskedShownAndAnswered() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES);
                ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
            model.ask(Questions.shown("Is the dog nearer?", Questions.picture("p")));
        }
        JsonNode prompt = lines().getFirst();
        JsonNode answer = lines().getLast();
        assertThat(prompt.path("system").asString()).isEqualTo("You judge.");
        assertThat(prompt.path("schema")).isEqualTo(Questions.schema());
        assertThat(answer.path("prompt")).isEqualTo(prompt.path("key"));
        assertThat(answer.path("text").asString()).isEqualTo("Is the dog nearer?");
        assertThat(answer.path("content").asString()).isEqualTo(Questions.YES);
        assertThat(answer.path("purpose").asString()).isEqualTo("judge");
        assertThat(answer.path("model").asString()).isEqualTo("stand-in");
        assertThat(answer.path("images").path(0).path("sha256").asString())
                .isEqualTo("148de9c5a7a44d19e56cd9ae1a554bf67847afb0c58f6e12fa29ac7ddfca9940");
        assertThat(answer.path("tokens").asInt()).isEqualTo(110);
    }

    @Test
    void twoModelsDoNotWriteToOneFolder() throws Exception {
        EndpointOptions options = EndpointOptions.of("http://localhost/v1", "m");
        try (ChatModel model = ChatModels.open(options, answers, Map.of())) {
            assertThat(model.name()).isEqualTo("m");
            assertThatIOException()
                    .isThrownBy(() -> ChatModels.open(options, answers, Map.of()))
                    .withMessageContaining("in use by another process");
        }
        ChatModels.open(options, answers, Map.of()).close();
    }

    @Test
    void aSecondProcessIsRefusedButMayReplay() throws Exception {
        EndpointOptions options = EndpointOptions.of("http://localhost/v1", "m");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        answers.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> ChatModels.open(options, answers, Map.of()))
                    .hasMessageContaining("in use by another process");
            try (ChatModel model = ChatModels.open(options.replaying(), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.NotAsked.class);
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
        ChatModels.open(options, answers, Map.of()).close(); // a lock dies with its process
    }

    /** Another process that has the answers open. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            try (ChatModel model =
                    ChatModels.open(EndpointOptions.of("http://localhost/v1", "m"), Path.of(args[0]), Map.of())) {
                System.out.println(model.name().equals("m") ? "open" : "");
                System.in.read();
            }
        }
    }

    private static ChatReply known() {
        return new ChatReply.Answered(new JsonMapper().readTree(Questions.YES), true);
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(answers.resolve(AnswerLog.FILE))) {
            lines.add(new JsonMapper().readTree(line));
        }
        return lines;
    }
}
