package io.spatialforge.vision.vlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.vision.vlm.StandInEndpoint.Asked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that take less than the whole protocol. */
@Timeout(60)
class StructuredOutputTests {

    private static final String FENCED = "Sure!\n```json\n{\"answer\": \"yes\"}\n```";

    @TempDir
    Path answers;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_format.type 'json_schema' is not supported",
                "Invalid schema for response_format 'verdict'",
                "Either \"json_schema\" or \"grammar\" can be specified, but not both",
                "guided decoding is not available"
            })
    void aRefusalOfTheSchemaLeadsToAnObjectAndIsRemembered(String refusal) throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
            boolean schema = asked.format().equals("json_schema");
            (schema ? StandInEndpoint.fails(400, refusal) : StandInEndpoint.says(Questions.YES))
                    .answer(exchange, asked);
        })) {
            asksTwice(Questions.options(server));
            assertThat(server.asked())
                    .extracting(Asked::format)
                    .containsExactly("json_schema", "json_object", "json_object");
            assertThat(server.asked().getLast().system())
                    .contains("JSON Schema")
                    .contains("\"enum\"");
        }
    }

    @Test
    void aRefusalOfBothLeadsToWordsAlone() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
            boolean formed = !asked.format().isEmpty();
            (formed
                            ? StandInEndpoint.fails(422, "Extra inputs are not permitted: response_format")
                            : StandInEndpoint.says(FENCED))
                    .answer(exchange, asked);
        })) {
            asksTwice(Questions.options(server));
            assertThat(server.asked()).extracting(Asked::format).containsExactly("json_schema", "json_object", "", "");
        }
    }

    @Test
    void anEndpointThatTakesNoNoticeIsAskedInOtherWays() throws Exception {
        try (StandInEndpoint server =
                StandInEndpoint.saying(asked -> asked.format().isEmpty() ? FENCED : "The dog."); ) {
            EndpointOptions options = Questions.options(server);
            try (ChatModel model = ChatModels.open(options, answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
                assertThat(model.ask(Questions.question("b"))).isInstanceOf(ChatReply.Answered.class);
                assertThat(model.usage().requests()).isEqualTo(4);
            }
            assertThat(server.asked()).extracting(Asked::format).containsExactly("json_schema", "json_object", "", "");
            try (ChatModel model = ChatModels.open(options.withBudget(new Budget(4, 1_000_000)), answers, Map.of())) {
                assertThat(model.ask(Questions.question("c"))) // the two that were of no use were paid for
                        .isInstanceOf(ChatReply.NotAsked.class);
            }
        }
    }

    @Test
    void onceAnAnswerFitABadOneIsTheModelsFault() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> "gibberish")) {
            server.then(StandInEndpoint.says(Questions.YES));
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
                assertThat(model.ask(Questions.question("b"))).isInstanceOf(ChatReply.Unusable.class);
            }
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void aWayThatWasSetIsKeptTo() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> "gibberish")) {
            EndpointOptions options = Questions.options(server).withStructured(Structured.JSON_OBJECT);
            try (ChatModel model = ChatModels.open(options, answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Unusable.class);
            }
            assertThat(server.asked()).extracting(Asked::format).containsExactly("json_object");
        }
    }

    @Test
    void aSettingForStructuredOutputThatChangedGivesUnusableAnswersAnotherChance() throws Exception {
        try (StandInEndpoint server =
                StandInEndpoint.saying(asked -> asked.format().isEmpty() ? FENCED : "gibberish")) {
            EndpointOptions schema = Questions.options(server).withStructured(Structured.JSON_SCHEMA);
            for (EndpointOptions options : List.of(schema, schema, schema.withStructured(Structured.PROMPT))) {
                try (ChatModel model = ChatModels.open(options, answers, Map.of())) {
                    ChatReply reply = model.ask(Questions.question("a"));
                    assertThat(reply instanceof ChatReply.Answered)
                            .isEqualTo(options.structured() == Structured.PROMPT);
                }
            }
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatWasCutOffIsAskedForAgainWithMoreTokensOnly() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
            boolean enough = asked.body().path("max_tokens").asInt() >= 50;
            StandInEndpoint.send(
                    exchange,
                    200,
                    enough
                            ? StandInEndpoint.completion(Questions.YES, "stop")
                            : StandInEndpoint.completion("{\"answer\":\"y", "length"));
        })) {
            EndpointOptions options = Questions.options(server);
            for (int tokens : new int[] {20, 20, 10, 50, 10}) {
                try (ChatModel model =
                        ChatModels.open(options.withSampling(new Sampling(0, tokens, 1)), answers, Map.of())) {
                    ChatReply reply = model.ask(Questions.question("a"));
                    boolean late = server.requests() == 2;
                    assertThat(reply instanceof ChatReply.Answered).isEqualTo(late);
                }
            }
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void aFieldThatAHostedModelDoesNotTakeIsReplacedOrLeftOut() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
            StandInEndpoint.Behaviour behaviour = StandInEndpoint.says(Questions.YES);
            if (asked.body().has("max_tokens")) {
                behaviour = StandInEndpoint.fails(
                        400,
                        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens'"
                                + " instead.");
            } else if (asked.body().has("temperature")) {
                behaviour = StandInEndpoint.fails(
                        400,
                        "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is"
                                + " supported.");
            } else if (asked.body().has("seed")) {
                behaviour = StandInEndpoint.sends(
                        422,
                        "application/json",
                        "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"seed\"],\"msg\":\"Extra inputs\"}]}");
            } else if (!asked.system().isEmpty()) {
                behaviour = StandInEndpoint.fails(400, "System role not supported");
            }
            behaviour.answer(exchange, asked);
        })) {
            asksTwice(Questions.options(server));
            assertThat(server.requests()).isEqualTo(6);
            Asked last = server.asked().getLast();
            assertThat(last.body().path("max_completion_tokens").asInt()).isEqualTo(1024);
            assertThat(last.format()).isEqualTo("json_schema");
            assertThat(last.text()).startsWith("You judge.").endsWith("b");
        }
    }

    @Test
    void aRefusalOfSomethingElseIsNoReasonToAskOtherwise() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving(
                StandInEndpoint.fails(400, "At most 1 image(s) may be provided in one request."))) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a")))
                        .isEqualTo(
                                new ChatReply.Failed("status 400, At most 1 image(s) may be provided in one request."));
            }
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatAnswersWithAFaultToWhatItDoesNotKnowIsAskedOtherwise() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
            boolean schema = asked.format().equals("json_schema");
            (schema ? StandInEndpoint.fails(500, "failed to parse grammar") : StandInEndpoint.says(Questions.YES))
                    .answer(exchange, asked);
        })) {
            asksTwice(Questions.options(server));
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 512 tokens; 'max_tokens' or 'max_completion_tokens' is too large",
                "1 validation error: {'type': 'missing', 'loc': ('body', 'x'), 'msg': 'Field required', 'input': {'seed': 1,"
                        + " 'temperature': 0, 'max_tokens': 5, 'response_format': {}}}",
                "the picture shows a system that the temperature of a seed told"
            })
    void aComplaintThatNamesFieldsInPassingIsNoReasonToAskOtherwise(String complaint) throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving(StandInEndpoint.fails(400, complaint))) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Failed.class);
            }
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void oneQuestionWhoseSchemaIsRefusedDoesNotTakeTheSchemaFromTheOthers() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
            boolean odd = asked.text().equals("odd") && !asked.format().isEmpty();
            (odd
                            ? StandInEndpoint.fails(400, "Invalid schema for response_format")
                            : StandInEndpoint.says(Questions.YES))
                    .answer(exchange, asked);
        })) {
            try (ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of())) {
                for (String text : List.of("a", "odd", "b")) {
                    assertThat(model.ask(Questions.question(text))).isInstanceOf(ChatReply.Answered.class);
                }
            }
            assertThat(server.asked())
                    .extracting(Asked::format)
                    .containsExactly("json_schema", "json_schema", "json_object", "", "json_schema");
        }
    }

    @Test
    void manyThreadsFindOutTogetherWhatOneWouldFindOut() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving((exchange, asked) -> {
                    boolean formed = !asked.format().isEmpty();
                    (formed ? StandInEndpoint.says("The dog.") : StandInEndpoint.says(FENCED)).answer(exchange, asked);
                });
                ChatModel model = ChatModels.open(Questions.options(server), answers, Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<ChatReply>> work = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                ChatRequest request = Questions.question("q" + i);
                work.add(() -> model.ask(request));
            }
            for (Future<ChatReply> reply : threads.invokeAll(work)) {
                assertThat(reply.get()).isInstanceOf(ChatReply.Answered.class);
            }
            assertThat(server.requests()).isEqualTo(52);
        }
    }

    private void asksTwice(EndpointOptions options) throws Exception {
        try (ChatModel model = ChatModels.open(options, answers, Map.of())) {
            assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Answered.class);
            assertThat(model.ask(Questions.question("b"))).isInstanceOf(ChatReply.Answered.class);
        }
    }
}
