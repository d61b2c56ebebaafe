package io.spatialforge.vision.vlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.vision.vlm.CompletionReader.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as servers of several makes send them. */
class CompletionReaderTests {

    private final ChatRequest request = Questions.shown("x".repeat(400), Questions.picture("p"));

    @Test
    void aMessageIsReadWithWhatItCost() {
        Completion said =
                said("{\"role\":\"assistant\",\"content\":\"{}\",\"refusal\":null,\"tool_calls\":[]}", "\"stop\"");
        assertThat(said).isEqualTo(new Completion("{}", "stop", null, false, "served", 7, 3, false));
    }

    @Test
    void aContentInPartsIsPutTogetherWithoutTheThoughtsAmongThem() {
        Completion said = said(
                "{\"content\":[{\"type\":\"thinking\",\"text\":\"hm\"},{\"type\":\"text\",\"text\":\"{\\\"a\\\"\"},"
                        + "{\"type\":\"text\",\"text\":\":1}\"}]}",
                "\"stop\"");
        assertThat(said.content()).isEqualTo("{\"a\":1}");
    }

    @Test
    void thoughtsBesideTheContentAreNotTheAnswer() {
        Completion said =
                said("{\"content\":null,\"reasoning_content\":\"So {\\\"answer\\\":\\\"yes\\\"}\"}", "\"length\"");
        assertThat(said.content()).isEmpty();
        assertThat(said.isCutOff()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void anAnswerThatTheServerTookForThoughtsIsTheAnswer(String field) {
        Completion said = said("{\"content\":null,\"" + field + "\":\" {\\\"answer\\\":\\\"yes\\\"}\\n\"}", "\"stop\"");
        assertThat(said.content().strip()).isEqualTo("{\"answer\":\"yes\"}");
        assertThat(said("{\"content\":\"\",\"" + field + "\":\"It may be {}, I think\"}", "\"stop\"")
                        .content())
                .isEmpty();
    }

    @Test
    void refusalsAndFiltersAreTold() {
        assertThat(said("{\"content\":null,\"refusal\":\"No.\"}", "\"stop\"").refusal())
                .isEqualTo("No.");
        assertThat(said("{\"content\":\"\"}", "\"content_filter\"").refusal()).isEqualTo("content filter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":null,\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]}",
                "{\"function_call\":{\"name\":\"f\"}}"
            })
    void aCallOfAToolIsNotTheAnswer(String message) {
        assertThat(said(message, "\"tool_calls\"").called()).isTrue();
    }

    @Test
    void whereNothingIsCountedTokensAreEstimatedFromLettersAndPixels() {
        Read read = CompletionReader.read("{\"choices\":[{\"message\":{\"content\":\"12345678\"}}]}", request);
        assertThat(read).isInstanceOfSatisfying(Read.Said.class, said -> {
            assertThat(said.completion().estimated()).isTrue();
            assertThat(said.completion().promptTokens()).isBetween(490L, 560L); // 640 x 480 pixels are 392 of them
            assertThat(said.completion().completionTokens()).isEqualTo(3);
            assertThat(said.completion().finish()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"error":{"message":"Rate limited","code":429}}|429
                    {"error":{"message":"Overloaded","code":"overloaded"}}|0
                    {"error":"model is loading"}|0
                    """)
    void anErrorUnderAStatusOf200IsAnError(String body, int status) {
        assertThat(CompletionReader.read(body, request))
                .isInstanceOfSatisfying(
                        Read.Complaint.class,
                        complaint -> assertThat(complaint.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"choices\":[]}",
                "{\"choices\":[{}]}",
                "{\"choices\":[{\"message\":\"hi\"}]}",
                "{\"choices\":[{\"message\":{\"content\":\"cut",
                "data: {\"choices\":[{\"delta\":{}}]}",
                "<!DOCTYPE html><html><head><title>Log in</title></head></html>"
            })
    void whatIsNoCompletionIsSaidToBeNone(String body) {
        assertThat(CompletionReader.read(body, request)).isInstanceOf(Read.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"error":{"message":"Bad image","type":"invalid_request_error","param":null,"code":null}}|Bad image
                    {"error":{"message":"No quota","code":"insufficient_quota"}}|No quota (insufficient_quota)
                    {"object":"error","message":"too long","code":400}|too long
                    {"detail":[{"loc":["body","seed"],"msg":"extra"}]}|[{"loc":["body","seed"],"msg":"extra"}]
                    {"error":"not loaded"}|not loaded
                    Service Unavailable|no JSON: Service Unavailable
                    <html><head><title>502 Bad Gateway</title></head></html>|a web page, '502 Bad Gateway'
                    """)
    void whatServersComplainOfIsFoundWhereverTheyPutIt(String body, String told) {
        assertThat(CompletionReader.error(body)).isEqualTo(told);
    }

    @Test
    void aLongComplaintIsCutShort() {
        assertThat(CompletionReader.error("x".repeat(100_000))).hasSizeLessThan(400);
    }

    private Completion said(String message, String finish) {
        String body = "{\"model\":\"served\",\"choices\":[{\"index\":0,\"message\":" + message + ",\"finish_reason\":"
                + finish + "}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}";
        return ((Read.Said) CompletionReader.read(body, request)).completion();
    }
}
