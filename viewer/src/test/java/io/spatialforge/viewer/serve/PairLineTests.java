package io.spatialforge.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Task;
import io.spatialforge.viewer.index.PairRow;
import org.junit.jupiter.api.Test;

class PairLineTests {

    private static PairLine line(String question, String answer) {
        PairRow row = new PairRow(
                0,
                "0123456789abcdef",
                Task.NEAR_FAR,
                "pair-choice",
                "train",
                "drawn",
                "drawn/1",
                question,
                answer,
                null);
        return new PairLine(row, "/pair/0123456789abcdef", null);
    }

    @Test
    void aLetterIsShownWithWhatItStandsFor() {
        String question = "Which is nearer?\nA. the dog {r1}\nB. the bench {r2}\nReply with the letter only.";
        assertThat(line(question, "B").answer()).isEqualTo("B. the bench [r2]");
        assertThat(line(question, "B").question())
                .isEqualTo("Which is nearer? A. the dog [r1] B. the bench [r2] Reply with the letter only.");
    }

    @Test
    void anyOtherAnswerIsShownAsItIs() {
        assertThat(line("How many dogs are there?", "3").answer()).isEqualTo("3");
        assertThat(line("Which is nearer?", "the dog {r1}").answer()).isEqualTo("the dog [r1]");
    }
}
