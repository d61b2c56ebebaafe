package io.spatialforge.vision.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundingPromptTests {

    @TempDir
    Path folder;

    private PhraseTokenizer tokenizer;

    @BeforeEach
    void open() throws IOException {
        tokenizer = PhraseTokenizer.open(
                "tiny", TinyTokenizers.wordPieces(folder, List.of("red", "dog", "car", "##s", "st", "bernard")));
    }

    private List<GroundingPrompt> prompts(int longest, int together, String... phrases) {
        return GroundingPrompt.of(List.of(phrases), tokenizer, longest, together);
    }

    @Test
    void aTextIsThePhrasesEachWithAFullStopBetweenTheSignsOfItsEnds() {
        GroundingPrompt prompt = prompts(256, 9, "Red car", "dogs").get(0);
        assertThat(prompt.tokens()).containsExactly(2, 10, 12, 4, 11, 13, 4, 3);
        assertThat(prompt.owner()).containsExactly(-1, 0, 0, -1, 1, 1, -1, -1);
    }

    @Test
    void theSameWordInTwoPhrasesBelongsToEachInItsPlace() {
        GroundingPrompt prompt = prompts(256, 9, "red car", "red dog", "red").get(0);
        assertThat(prompt.owner()).containsExactly(-1, 0, 0, -1, 1, 1, -1, 2, -1, -1);
    }

    @Test
    void aFullStopWithinAPhraseDoesNotMakeTwoOfIt() {
        GroundingPrompt prompt = prompts(256, 9, "St. Bernard?").get(0);
        assertThat(prompt.phrases()).containsExactly("St. Bernard?");
        assertThat(prompt.tokens()).containsExactly(2, 14, 15, 4, 3);
        assertThat(prompt.owner()).containsExactly(-1, 0, 0, -1, -1);
    }

    @Test
    void whatDoesNotFitGoesIntoAnotherText() {
        List<GroundingPrompt> prompts = prompts(8, 9, "red car", "red dog", "dogs");
        assertThat(prompts).hasSize(2);
        assertThat(prompts.get(0).phrases()).containsExactly("red car", "red dog");
        assertThat(prompts.get(0).tokens()).hasSize(8);
        assertThat(prompts.get(1).phrases()).containsExactly("dogs");
        assertThat(prompts.get(1).tokens()).containsExactly(2, 11, 13, 4, 3);
    }

    @Test
    void noMorePhrasesThanSaidGoTogether() {
        assertThat(prompts(256, 1, "car", "dog", "red"))
                .hasSize(3)
                .allSatisfy(prompt -> assertThat(prompt.tokens()).hasSize(4));
        assertThat(prompts(256, 2, "car", "dog", "red"))
                .extracting(p -> p.phrases().size())
                .containsExactly(2, 1);
        assertThat(prompts(256, 2)).isEmpty();
    }

    @Test
    void aPhraseIsReadIfOneTextHoldsIt() {
        assertThat(GroundingPrompt.reads("red red red", tokenizer, 6)).isTrue();
        assertThat(GroundingPrompt.reads("red red red", tokenizer, 5)).isFalse();
        assertThat(GroundingPrompt.reads("...", tokenizer, 256)).isFalse();
        assertThat(GroundingPrompt.reads("zebra", tokenizer, 256)).isFalse();
    }
}
