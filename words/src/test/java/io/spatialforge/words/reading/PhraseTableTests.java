package io.spatialforge.words.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.words.reading.PhraseTable.Entry;
import io.spatialforge.words.reading.PhraseTable.Phrase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhraseTableTests {

    private final PhraseTable<String> table = new PhraseTable<>(8);
    private final Letters letters = new Letters();

    @Test
    void theLongestPhraseWins() {
        put("in", "in front", "in order to");

        assertThat(matchAt("in front of it", 0)).isEqualTo("in front");
        assertThat(matchAt("in order", 0)).isEqualTo("in");
        assertThat(matchAt("it is in", 6)).isEqualTo("in");
    }

    @Test
    void aPhraseEndsWhereAWordDoes() {
        put("table", "table tennis", "electric toothbrush");

        assertThat(matchAt("tables", 0)).isNull();
        assertThat(matchAt("table tennises", 0)).isEqualTo("table");
        assertThat(matchAt("table, tennis", 0)).isEqualTo("table");
        assertThat(matchAt("electric toothbrushes", 0)).isNull();
        assertThat(matchAt("electric toothbrush?", 0)).isEqualTo("electric toothbrush");
    }

    @Test
    void capitalsCountAsSmallLetters() {
        put("tv", "refrigerator", "t-shirt");

        assertThat(matchAt("TV", 0)).isEqualTo("tv");
        assertThat(matchAt("Refrigerator.", 0)).isEqualTo("refrigerator");
        assertThat(matchAt("T-Shirt", 0)).isEqualTo("t-shirt");
    }

    @Test
    void wordsOfMoreThanEightLettersAreToldApartByAllOfThem() {
        put("refrigerator", "watermelon");

        assertThat(matchAt("refrigeratos", 0)).isNull();
        assertThat(matchAt("refrigerato", 0)).isNull();
        assertThat(matchAt("watermelon", 0)).isEqualTo("watermelon");
    }

    @Test
    void whatIsNoAsciiIsNotTakenForSomethingElse() {
        put("café", "crème brûlée", "plate");

        assertThat(matchAt("café", 0)).isEqualTo("café");
        assertThat(matchAt("cafè", 0)).isNull();
        assertThat(matchAt("crème BRÛLÉE", 0)).isEqualTo("crème brûlée");
        assertThat(matchAt("crême brûlée", 0)).isNull();
        assertThat(matchAt("plate of crème", 0)).isEqualTo("plate");
        assertThat(matchAt("plateé", 0)).isNull();
        assertThat(matchAt("plate…", 0)).isEqualTo("plate");
    }

    @Test
    void nothingIsLookedAtBehindTheEnd() {
        put("point", "point to");

        assertThat(matchAt("point to the dog, please, in this picture", 0)).isEqualTo("point to");
        letters.read("point to", 0, 5);
        assertThat(match(0)).isEqualTo("point");
    }

    private void put(String... phrases) {
        for (String phrase : phrases) {
            table.put(new Phrase(phrase), phrase);
        }
    }

    private @Nullable String matchAt(String text, int start) {
        letters.read(text, 0, text.length());
        return match(start);
    }

    private @Nullable String match(int start) {
        int word = letters.wordLength(start);
        Entry<String> entry = table.match(letters, start, word, letters.key(start, word));
        return entry == null ? null : entry.meaning();
    }
}
