package io.spatialforge.vision.vlm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.spatialforge.vision.vlm.StandInEndpoint.Asked;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChatModelsTests {

    @TempDir
    Path answers;

    @Test
    void aQuestionIsSentAsChatCompletionsAreAndItsAnswerIsGiven() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES);
                ChatModel model = ChatModels.open(
                        Questions.options(server).withSampling(new Sampling(0.5, 77, 40)), answers, Map.of())) {
            ChatReply reply = model.ask(new ChatRequest(
                    "judge",
                    "You judge.",
                    "Is the dog nearer?",
                    List.of(Questions.picture("first"), Questions.picture("second")),
                    Questions.schema(),
                    "verdict",
                    2));

            assertThat(reply).isInstanceOfSatisfying(ChatReply.Answered.class, answered -> {
                assertThat(answered.json().path("answer").asString()).isEqualTo("yes");
                assertThat(answered.cached()).isFalse();
            });
            Asked asked = server.asked().getFirst();
            assertThat(asked.authorization()).isNull();
            assertThat(asked.model()).isEqualTo("stand-in");
            assertThat(asked.system()).isEqualTo("You judge.");
            assertThat(asked.text()).isEqualTo("Is the dog nearer?");
            assertThat(asked.images()).containsExactly("first".getBytes(UTF_8), "second".getBytes(UTF_8));
            assertThat(asked.format()).isEqualTo("json_schema");
            assertThat(asked.schema()).isEqualTo(Questions.schema());
            assertThat(asked.schemaName()).isEqualTo("verdict");
            assertThat(asked.body().path("max_tokens").asInt()).isEqualTo(77);
            assertThat(asked.body().path("temperature").asDouble()).isEqualTo(0.5);
            assertThat(asked.body().path("seed").asInt()).isEqualTo(42);
            assertThat(asked.body()
                            .path("response_format")
                            .path("json_schema")
                            .path("strict")
                            .asBoolean())
                    .isTrue();
            assertThat(model.usage()).isEqualTo(new ChatModel.Usage(1, 0, 100, 10));
        }
    }

    @Test
    void whatWasAnsweredIsNeverSentAgain() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            for (int run = 0; run < 2; run++) {
                try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                    for (int i = 0; i < 3; i++) {
                        assertThat(model.ask(Questions.question("Is it?", i / 2)))
                                .isInstanceOf(ChatReply.Answered.class);
                    }
                }
            }
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void noUpgradeToHttp2IsOfferedSinceServersLoseTheBodyOverIt() throws Exception {
        AtomicReference<Headers> headers = new AtomicReference<>();
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
                    headers.set(exchange.getRequestHeaders());
                    StandInEndpoint.says(Questions.YES).answer(exchange, asked);
                });
                ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
            assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
            assertThat(headers.get()).doesNotContainKeys("Upgrade", "Http2-settings", "Transfer-encoding");
            assertThat(headers.get().getFirst("Content-type")).isEqualTo("application/json");
        }
    }
}
