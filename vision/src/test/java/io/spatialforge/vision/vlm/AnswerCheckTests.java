package io.spatialforge.vision.vlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.vision.vlm.AnswerCheck.Checked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckTests {

    private final AnswerCheck check = new AnswerCheck();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\":\"yes\"}",
                "  \n{ \"answer\" : \"yes\" }\n",
                "```json\n{\"answer\": \"yes\"}\n```",
                "```\n{\"answer\": \"yes\"}\n```\nI hope this helps!",
                "Here is the JSON: {\"answer\":\"yes\"} - the dog is nearer.",
                "<think>It may be {\"answer\":\"no\"}, or not.</think>{\"answer\":\"yes\"}",
                "Let me see, {\"answer\":\"no\"}?\n</think>\n\n{\"answer\":\"yes\"}",
                "<think>\n</think>\n<thinking>{}</thinking>{\"answer\":\"yes\"}",
                "Set {a, b} has two; {\"answer\":\"yes\"}",
                "[{\"answer\":\"yes\"}]",
                "{\"answer\":\"yes\"}{\"answer\":\"yes\"}",
                "{\"answer\":\"maybe\"} or rather {\"answer\":\"yes\"}",
                "{\"answer\":\"y\\u0065s\"}"
            })
    void theOneObjectThatFitsIsFoundInWhateverStandsAroundIt(String content) {
        assertThat(check(content))
                .isInstanceOfSatisfying(
                        Checked.Fits.class,
                        fits -> assertThat(fits.json().path("answer").asString())
                                .isEqualTo("yes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\":\"maybe\"}",
                "{\"answer\":true}",
                "{\"answer\":\"yes\",\"why\":\"I see it\"}",
                "{}",
                "{\"result\":{\"answer\":\"yes\"}}"
            })
    void anotherObjectThanAskedForIsOfNoUse(String content) {
        assertThat(check(content)).isInstanceOfSatisfying(Checked.Wrong.class, wrong -> {
            assertThat(wrong.why()).startsWith("does not fit the schema: ");
            assertThat(wrong.form()).isTrue();
            assertThat(wrong.json()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "{\"answer\":\"yes\"",
                "{\"answer\":\"ye",
                "{'answer': 'yes'}",
                "{\"answer\":\"yes\",}",
                "{\"answer\":\"no\",\"answer\":\"yes\"}",
                "[\"yes\"]",
                "<think>{\"answer\":\"yes\"}"
            })
    void whatIsNoWholeObjectIsNotMended(String content) {
        assertThat(check(content)).isInstanceOfSatisfying(Checked.Wrong.class, wrong -> {
            assertThat(wrong.why()).startsWith("no JSON object: ");
            assertThat(wrong.form()).isTrue();
            assertThat(wrong.json()).isFalse();
        });
    }

    @Test
    void twoDifferentAnswersAreNone() {
        assertThat(check("{\"answer\":\"yes\"} No, wait: {\"answer\":\"no\"}"))
                .isEqualTo(new Checked.Wrong("two different answers", false, true));
    }

    @Test
    void anAnswerThatWasCutOffIsOfNoUseEvenIfItHappensToBeWhole() {
        Completion cut = new Completion(Questions.YES, "length", null, false, "", 1, 64, false);
        assertThat(check.check(cut, Questions.schema())).isInstanceOfSatisfying(Checked.Wrong.class, wrong -> {
            assertThat(wrong.why()).isEqualTo("cut off after 64 tokens; a larger max_tokens would help");
            assertThat(wrong.form()).isFalse();
        });
    }

    @Test
    void aRefusalIsToldInItsOwnWords() {
        Completion refusal = new Completion("", "stop", "I can't  help\nwith that.", false, "", 1, 1, false);
        assertThat(check.check(refusal, Questions.schema()))
                .isEqualTo(new Checked.Wrong("refused: I can't help with that.", false, false));
    }

    @Test
    void nothingAtAllIsNotTakenForAnEndpointThatIgnoresTheSchema() {
        assertThat(check(" ")).isEqualTo(new Checked.Wrong("an empty answer", false, false));
    }

    @Test
    void manyOpenBracesTakeNoTime() {
        assertThat(check("{\"a\":".repeat(100_000))).isInstanceOf(Checked.Wrong.class);
        assertThat(check("{".repeat(1_000_000))).isInstanceOf(Checked.Wrong.class);
    }

    private Checked check(String content) {
        return check.check(new Completion(content, "stop", null, false, "", 1, 1, false), Questions.schema());
    }
}
