package io.spatialforge.viewer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Box;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which words of a text are a region's, and so have the colour of its box. */
class PieceTests {

    private static Mark mark(String region, String label) {
        return new Mark(region, label, new Box(0, 0, 10, 10), "#e69f00", false, null, null);
    }

    private static final Mark BESIDE = new Mark("r9", "cat", new Box(0, 0, 10, 10), "#c4cacd", true, null, null);

    private static final List<Mark> MARKS =
            List.of(mark("r1", "dog"), mark("r2", "hot dog"), mark("r3", "person"), mark("r4", "person"), BESIDE);

    /** Pieces that name a region in brackets, with the region. */
    private static String shown(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> {
                    Mark mark = piece.mark();
                    return mark == null ? piece.text() : "<" + piece.text() + ":" + mark.region() + ">";
                })
                .collect(Collectors.joining());
    }

    private static String ofQuestion(String text) {
        return shown(Piece.ofQuestion(text, MARKS));
    }

    private static String ofStory(String text) {
        return shown(Piece.ofStory(text, MARKS));
    }

    @Test
    void placeholdersOfAQuestionAreTheirRegions() {
        assertThat(ofQuestion("Is {r3} nearer than {r4}?")).isEqualTo("Is <r3:r3> nearer than <r4:r4>?");
    }

    @Test
    void aLabelThatOneRegionHasAloneIsThatRegionWherever() {
        assertThat(ofQuestion("Dog or person?")).isEqualTo("<Dog:r1> or person?");
        assertThat(ofQuestion("the hot dog")).isEqualTo("the <hot dog:r2>");
        assertThat(ofQuestion("dogma and bulldog")).isEqualTo("dogma and bulldog");
        assertThat(ofQuestion("a cat")).isEqualTo("a cat");
    }

    @Test
    void aStoryNamesRegionsByTheirIdsWithTheLabelsBeforeThem() {
        assertThat(ofStory("The person r3 hides the dog r1; a dog is near [r4]."))
                .isEqualTo("The <person r3:r3> hides the <dog r1:r1>; a dog is near <r4:r4>.");
        assertThat(ofStory("r77 and error3 are none")).isEqualTo("r77 and error3 are none");
    }

    @Test
    void hostileLabelsAreLookedForLetterByLetter() {
        List<Mark> marks = List.of(mark("r1", "\\E.*("));
        assertThat(shown(Piece.ofQuestion("a \\E.*( b", marks))).isEqualTo("a <\\E.*(:r1> b");
        assertThat(shown(Piece.ofStory("the \\E.*( r1", marks))).isEqualTo("the <\\E.*( r1:r1>");
    }

    @Test
    void nothingOfATextIsLost() {
        String text = "{r1}[r2] r3r4 {r5} {} dog";
        String plain = Piece.ofQuestion(text, MARKS).stream().map(Piece::text).collect(Collectors.joining());
        assertThat(plain).isEqualTo("r1r2 r3r4 {r5} {} dog");
    }
}
