package io.spatialforge.vision.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.vision.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTokenizerTests {

    private static final List<String> WORDS = List.of("red", "dog", "car", "##s", "the", "man", "s", "hand");

    @TempDir
    Path folder;

    private PhraseTokenizer bert;

    @BeforeEach
    void open() throws IOException {
        bert = PhraseTokenizer.open("tiny", TinyTokenizers.wordPieces(folder, WORDS));
    }

    @Test
    void aPhraseIsReadAloneInSmallLettersAndInPieces() {
        assertThat(bert.tokens("Red DOGS")).containsExactly(10, 11, 13);
        assertThat(bert.tokens("the man's hand")).containsExactly(14, 15, 6, 16, 17);
        assertThat(bert.first()).isEqualTo(TinyTokenizers.CLS);
        assertThat(bert.last()).isEqualTo(TinyTokenizers.SEP);
    }

    @Test
    void lengthsThatAreLeftFromTrainingHaveNoEffect() {
        assertThat(bert.tokens("red ".repeat(300))).hasSize(300).containsOnly(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  \t\n", "zebra", "red zebra", "dog 🐶", "狗", "[SEP]", "dog [SEP] car", "[UNK]", "[PAD]"})
    void aPhraseThatIsBlankUnknownOrSpellsASignHasNoTokens(String phrase) {
        assertThat(bert.tokens(phrase)).isEmpty();
    }

    @Test
    void accentsAndStrangeSpacesAreWhatTheTokenizerMakesOfThem() {
        assertThat(bert.tokens("réd\u00a0dóg\u0000\ud83d")).containsExactly(10, 11);
    }

    @Test
    void aTokenizerOfPairsOfLettersKnowsEveryWord() throws IOException {
        PhraseTokenizer clip = PhraseTokenizer.open("tiny", TinyTokenizers.letterPairs(folder, List.of("cat", "cab")));
        assertThat(clip.tokens("Cat")).hasSize(1);
        assertThat(clip.tokens("cow")).hasSize(3);
        assertThat(clip.tokens("cat <|endoftext|>")).isEmpty();
        assertThat(clip.last()).isEqualTo(clip.first() + 1);
    }

    @Test
    void aFileThatIsNoTokenizerIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": 1}");
        assertThatThrownBy(() -> PhraseTokenizer.open("tiny", file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model 'tiny': the tokenizer tokenizer.json is no tokenizer.json");
        assertThatThrownBy(() -> PhraseTokenizer.open("tiny", folder.resolve("none.json")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("can't be read");
    }

    @Test
    void aTokenizerWithoutSignsAtItsEndsIsRefused() throws IOException {
        Path file = TinyTokenizers.wordPieces(folder, WORDS);
        String json = Files.readString(file)
                .replaceFirst("\"post_processor\": (?s:.*)\"decoder\"", "\"post_processor\": null, \"decoder\"");
        Files.writeString(file, json);
        assertThatThrownBy(() -> PhraseTokenizer.open("tiny", file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("around no text it puts 0");
    }

    @Test
    void manyThreadsMayReadAtOnce() {
        List<long[]> read = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> bert.tokens("red ".repeat(i % 40) + "car"))
                .toList();
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).hasSize(i % 40 + 1).endsWith(12);
        }
    }

    @Test
    void theLibraryIsToldNotToCallHome() {
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }
}
