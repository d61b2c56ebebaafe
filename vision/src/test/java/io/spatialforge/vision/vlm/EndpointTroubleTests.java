package io.spatialforge.vision.vlm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.vision.vlm.StandInEndpoint.Behaviour;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that are slow, busy, broken or not there. */
@Timeout(60)
class EndpointTroubleTests {

    @TempDir
    Path answers;

    static Stream<Behaviour> passing() {
        return Stream.of(
                StandInEndpoint.fails(500, "out of memory"),
                StandInEndpoint.fails(503, "Loading model"),
                StandInEndpoint.fails(529, "overloaded"),
                StandInEndpoint.fails(429, "slow down"),
                StandInEndpoint.fails(408, "too slow"),
                StandInEndpoint.sends(502, "text/html", "<html><title>502 Bad Gateway</title></html>"),
                StandInEndpoint.sends(200, "text/html", "<!doctype html><title>maintenance</title>"),
                StandInEndpoint.sends(200, "application/json", "{\"error\":{\"message\":\"busy\",\"code\":502}}"),
                StandInEndpoint.sends(200, "application/json", "{\"choices\":[{\"message\":{\"cont"),
                StandInEndpoint.sends(200, "application/json", "{\"choices\":[]}"),
                StandInEndpoint.sends(200, "application/json", ""),
                StandInEndpoint.hangsUp(),
                StandInEndpoint.breaksOff());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatMayPassIsTriedAgain(Behaviour trouble) throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            server.then(trouble, trouble);
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
                assertThat(model.usage().requests()).isEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatDoesNotPassFailsAfterItsTriesAndIsAskedAgainInTheNextRun(Behaviour trouble) throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving(trouble)) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a")))
                        .isInstanceOfSatisfying(
                                ChatReply.Failed.class,
                                failed -> assertThat(failed.why()).endsWith(", also at the last of 4 tries"));
            }
            assertThat(server.requests()).isEqualTo(4);
            server.always(StandInEndpoint.says(Questions.YES));
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
            }
        }
    }

    static Stream<Behaviour> endless() {
        return Stream.of(StandInEndpoint.after(30_000, StandInEndpoint.says(Questions.YES)), StandInEndpoint.drips(5));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void anAnswerThatDoesNotComeOrDripsForeverEnds(Behaviour trouble) throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving(trouble);
                ChatModel model =
                        ChatModels.open(Questions.hasty(server, 2, Duration.ofMillis(200)), answers, Map.of())) {
            assertThat(model.ask(Questions.question("b")))
                    .isEqualTo(new ChatReply.Failed("no whole answer within 200 ms, also at the last of 2 tries"));
        }
    }

    @ParameterizedTest
    @MethodSource("endless")
    void aTryAfterOneThatCameToNoEndMayBringTheAnswer(Behaviour trouble) throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES);
                ChatModel model =
                        ChatModels.open(Questions.hasty(server, 5, Duration.ofSeconds(1)), answers, Map.of())) {
            server.then(trouble);
            assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
        }
    }

    @Test
    void aServerWithoutTlsAtAnHttpsAddressIsNoServer() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread plain = answering(socket, (client, in) -> {
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                in.transferTo(OutputStream.nullOutputStream()); // until the client has heard it and goes
            });
            try (ChatModel model = ChatModels.open(at("https", socket), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a")))
                        .isInstanceOfSatisfying(
                                ChatReply.Failed.class,
                                // The client may find the line closed before it has read what was no TLS.
                                failed -> assertThat(failed.why()).containsAnyOf("can't be reached", "broke off"));
            }
            socket.close();
            plain.join();
        }
    }

    @Test
    void anAnswerWithoutEndIsNotTakenIn() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(block);
            }
        })) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a")))
                        .isInstanceOfSatisfying(
                                ChatReply.Failed.class,
                                failed -> assertThat(failed.why()).contains("an answer of more than 16,777,216 bytes"));
            }
        }
    }

    @Test
    void aServerThatSaysHowLongToWaitIsGivenThatTime() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            server.then(StandInEndpoint.fails(429, "slow down", Map.of("Retry-After", "1")));
            long start = System.nanoTime();
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aServerThatWantsMoreTimeThanThereIsIsGivenUpOn() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            server.then(StandInEndpoint.fails(429, "come back tomorrow", Map.of("Retry-After", "86400")));
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a")))
                        .isEqualTo(new ChatReply.Failed("status 429, come back tomorrow, asks to wait 86,400 s"));
            }
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsResetIsTriedAgain() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread resetter = answering(socket, (client, in) -> {
                client.setSoLinger(true, 0); // a close that is a reset
                in.read();
            });
            try (ChatModel model = ChatModels.open(at("http", socket), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Failed.class);
                assertThat(model.usage().requests()).isEqualTo(3);
            }
            socket.close();
            resetter.join();
        }
    }

    private interface Talk {
        void with(Socket client, InputStream in) throws IOException;
    }

    /** Serves one connection after the other until the socket is closed. */
    private static Thread answering(ServerSocket socket, Talk talk) {
        return Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept();
                        InputStream in = client.getInputStream()) {
                    talk.with(client, in);
                } catch (IOException e) {
                    // the client went, or the test is over
                }
            }
        });
    }

    private static EndpointOptions at(String scheme, ServerSocket socket) {
        return EndpointOptions.of(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/v1", "stand-in")
                .withPatience(new Patience(3, Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofSeconds(10)));
    }

    @Test
    void whereNobodyListensNothingIsAskedAfterTheFirstQuestion() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        EndpointOptions options = EndpointOptions.of("http://127.0.0.1:" + port + "/v1", "stand-in")
                .withPatience(new Patience(3, Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofSeconds(5)))
                .withBudget(new Budget(3, 1_000_000));
        try (ChatModel model = ChatModels.open(options, answers, Map.of())) {
            assertThat(model.stopped()).isNull();
            assertThat(model.ask(Questions.question("a")))
                    .isInstanceOfSatisfying(
                            ChatReply.Failed.class,
                            failed -> assertThat(failed.why()).contains(": can't be reached: "));
            assertThat(model.ask(Questions.question("b")))
                    .isInstanceOfSatisfying(
                            ChatReply.NotAsked.class,
                            not -> assertThat(not.why())
                                    .startsWith("http://127.0.0.1:" + port + "/v1: can't be reached: ")
                                    .contains("Is the server running"));
            assertThat(model.stopped()).contains("nothing more is sent to it");
            assertThat(model.usage().requests()).isEqualTo(3);
        }
        assertThat(Files.readString(answers.resolve(AnswerLog.FILE))).isEmpty(); // and nothing was paid
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 404, 405, 301})
    void anEndpointThatRefusesEverybodyIsAskedOnce(int status) throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving(StandInEndpoint.fails(status, "no such thing"))) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a")))
                        .isInstanceOfSatisfying(
                                ChatReply.Failed.class,
                                failed -> assertThat(failed.why())
                                        .startsWith(
                                                server.url() + ": status " + status + ", no such thing; nothing more"));
                for (int i = 0; i < 20; i++) {
                    assertThat(model.ask(Questions.question("b" + i))).isInstanceOf(ChatReply.NotAsked.class);
                }
                assertThat(model.stopped()).contains("status " + status);
            }
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj",
                "Failed to parse messages: Unsupported content part type: \"image_url\"",
                "llama-3-8b is not a multimodal model"
            })
    void aModelThatCanNotSeeIsAskedOnce(String complaint) throws Exception {
        for (int status : new int[] {400, 500}) {
            try (StandInEndpoint server = StandInEndpoint.behaving(StandInEndpoint.fails(status, complaint))) {
                try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                    model.ask(Questions.shown("a", Questions.picture("p")));
                    model.ask(Questions.shown("b", Questions.picture("p")));
                    assertThat(model.stopped()).contains("can't be shown pictures");
                }
                assertThat(server.requests()).isEqualTo(1);
            }
        }
    }

    @Test
    void anAccountWithoutQuotaIsNotTriedUntilItHasSome() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving(StandInEndpoint.sends(
                429,
                "application/json",
                "{\"error\":{\"message\":\"You exceeded your current quota\",\"code\":\"insufficient_quota\"}}"))) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                model.ask(Questions.question("a"));
                model.ask(Questions.question("b"));
                assertThat(model.stopped()).contains("no quota left");
            }
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void oneQuestionThatIsRefusedDoesNotStopTheOthers() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                for (int i = 0; i < 30; i++) {
                    server.then(StandInEndpoint.fails(403, "your input was flagged"));
                    assertThat(model.ask(Questions.question("bad" + i))).isInstanceOf(ChatReply.Failed.class);
                    assertThat(model.ask(Questions.question("good" + i))).isInstanceOf(ChatReply.Answered.class);
                }
                assertThat(model.stopped()).isNull();
            }
        }
    }

    @Test
    void anEndpointThatFailsForeverIsLeftAlone() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                model.ask(Questions.question("good"));
                server.always(StandInEndpoint.fails(500, "CUDA error"));
                for (int i = 0; i < 30; i++) {
                    model.ask(Questions.question("bad" + i));
                }
                assertThat(server.requests()).isEqualTo(1 + 10 * 4);
                assertThat(model.stopped()).contains("CUDA error").contains("10 questions in a row failed");
                assertThat(model.ask(Questions.question("good"))) // what is known is still told
                        .isInstanceOf(ChatReply.Answered.class);
            }
        }
    }

    @Test
    void answersOfNoUseAreRememberedWithoutBeingTriedAgain() throws Exception {
        List<String> contents = List.of("{\"answer\":\"may", "", "no idea");
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            for (int run = 0; run < 2; run++) {
                try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                    model.ask(Questions.question("first"));
                    for (String content : contents) {
                        if (run == 0) {
                            server.then(StandInEndpoint.says(content));
                        }
                        boolean again = run > 0;
                        assertThat(model.ask(Questions.question("q" + content)))
                                .isInstanceOfSatisfying(
                                        ChatReply.Unusable.class,
                                        unusable ->
                                                assertThat(unusable.cached()).isEqualTo(again));
                    }
                }
            }
            assertThat(server.requests()).isEqualTo(1 + contents.size());
        }
    }
}
