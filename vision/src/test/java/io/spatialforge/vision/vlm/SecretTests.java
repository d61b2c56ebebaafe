package io.spatialforge.vision.vlm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SecretTests {

    private static final String KEY = "Te/st+0123456789==";
    private static final Map<String, String> ENVIRONMENT = Map.of("SPATIALFORGE_VLM_KEY", KEY);

    @TempDir
    Path answers;

    @Test
    void theKeyGoesIntoTheHeader() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES);
                ChatModel model = ChatModels.open(Questions.options(server), answers, ENVIRONMENT)) {
            model.ask(Questions.question("a"));
            assertThat(server.asked().getFirst().authorization()).isEqualTo("Bearer " + KEY);
            assertThat(model.toString() + model.identity() + model.name()).doesNotContain(KEY);
        }
        assertNowhere();
    }

    static Stream<String> echoes() {
        return Stream.of(
                "you sent Bearer " + KEY,
                "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}",
                "{\"error\":{\"message\":\"" + KEY.replace("/", "\\/") + "\"}}",
                "{\"error\":{\"message\":\"no\",\"code\":\"" + KEY + "\"}}",
                "<html><title>401 for " + KEY + "</title></html>",
                URLEncoder.encode(KEY, UTF_8),
                Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8)),
                "x".repeat(290) + KEY,
                "{\"choices\":[{\"message\":{\"content\":\"{\\\"answer\\\":\\\"yes\\\"} " + KEY + "\"}}]}",
                "{\"choices\":[{\"message\":{\"content\":\"no JSON but " + KEY + "\"}}]}",
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"" + KEY + "\"}}]}");
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void aServerThatRepeatsTheKeyGetsItNowhere(String body) throws Exception {
        for (int status : new int[] {200, 400, 401, 500}) {
            try (StandInEndpoint server = StandInEndpoint.behaving(StandInEndpoint.sends(status, "text/plain", body));
                    ChatModel model = ChatModels.open(Questions.options(server), answers, ENVIRONMENT)) {
                for (int i = 0; i < 4; i++) {
                    assertHidden(model.ask(Questions.question("q" + status + i)).toString());
                }
                assertHidden(String.valueOf(model.stopped()));
            }
        }
        assertNowhere();
    }

    @Test
    void otherThingsThatLookLikeKeysAreHiddenToo() throws Exception {
        Secret secret = Secret.of(EndpointOptions.of("http://localhost/v1", "m"), Map.of());
        assertThat(secret.redacted("Authorization: Bearer abcdefghij, sk-abcdefghij and hf_abcdefghij"))
                .isEqualTo("Authorization: Bearer [key], sk-[key] and hf_[key]");
        assertThat(secret.redacted("task-oriented, bearer of news")).isEqualTo("task-oriented, bearer of news");
    }

    @Test
    void aKeyOfAFewLettersDoesNotSpoilAnswersInWhichItIsAWord() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES);
                ChatModel model =
                        ChatModels.open(Questions.options(server), answers, Map.of("SPATIALFORGE_VLM_KEY", "answer"))) {
            assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
        }
    }

    @Test
    void aRedirectIsNotFollowedWithTheKey() throws Exception {
        try (StandInEndpoint elsewhere = StandInEndpoint.saying(asked -> Questions.YES);
                StandInEndpoint server = StandInEndpoint.behaving(StandInEndpoint.fails(
                        307, "moved", Map.of("Location", elsewhere.url() + "/chat/completions")));
                ChatModel model = ChatModels.open(Questions.options(server), answers, ENVIRONMENT)) {
            assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Failed.class);
            assertThat(elsewhere.requests()).isZero();
        }
    }

    @Test
    void aKeyMeantForAnotherEndpointIsTakenOnlyWhereNobodyCanReadIt() {
        Map<String, String> other = Map.of("OPENAI_API_KEY", KEY);
        for (String open : List.of("http://gpu-box:8000/v1", "http://10.0.0.7/v1", "http://localhost.example/v1")) {
            assertThat(Secret.of(EndpointOptions.of(open, "m"), other).isPresent())
                    .isFalse();
            assertThat(Secret.of(EndpointOptions.of(open, "m"), ENVIRONMENT).isPresent())
                    .isTrue();
        }
        for (String hidden :
                List.of("https://api.example/v1", "http://localhost:1/v1", "http://127.0.0.1/v1", "http://[::1]/v1")) {
            assertThat(Secret.of(EndpointOptions.of(hidden, "m"), other).isPresent())
                    .isTrue();
        }
    }

    @Test
    void aVariableThatWasNamedMustBeSet() {
        EndpointOptions options = EndpointOptions.of("http://localhost/v1", "m").withKeyVariable("MY_KEY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatModels.open(options, answers, ENVIRONMENT))
                .withMessageContaining("MY_KEY is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "schlüssel"})
    void whatCanNotBeAKeyIsRefusedWithoutRepeatingIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatModels.open(
                        EndpointOptions.of("http://localhost/v1", "m"), answers, Map.of("SPATIALFORGE_VLM_KEY", key)))
                .withMessageStartingWith("SPATIALFORGE_VLM_KEY: expected")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(key));
    }

    @Test
    void aReplayNeedsNoKey() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            EndpointOptions options = Questions.options(server).withKeyVariable("MY_KEY");
            ChatModels.open(options, answers, Map.of("MY_KEY", KEY)).close();
            ChatModels.open(options.replaying(), answers, Map.of()).close();
        }
    }

    private static void assertHidden(String text) {
        assertThat(text)
                .doesNotContain(KEY)
                .doesNotContain(KEY.substring(0, 9))
                .doesNotContain(URLEncoder.encode(KEY, UTF_8))
                .doesNotContain(Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8)));
    }

    private void assertNowhere() throws Exception {
        try (Stream<Path> files = Files.walk(answers)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertHidden(Files.readString(file));
            }
        }
    }
}
