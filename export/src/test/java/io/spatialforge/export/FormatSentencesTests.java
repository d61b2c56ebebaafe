package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.RegionSyntax.Parsed;
import io.spatialforge.export.syntax.TextRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences in which questions state how they want to be answered, whatever the dialect. */
class FormatSentencesTests {

    static List<String> names() {
        return Dialects.names();
    }

    private static List<String> all(RegionSyntax syntax) {
        List<String> all = new ArrayList<>(syntax.sentences(AnswerKind.BOXES));
        all.addAll(syntax.sentences(AnswerKind.POINTS));
        all.addAll(syntax.legends());
        return all;
    }

    @ParameterizedTest
    @MethodSource("names")
    void thereAreFiveOrMoreOfEachKindAndNoneIsThereTwice(String name) {
        RegionSyntax syntax = Dialects.named(name).regions();
        assertThat(syntax.sentences(AnswerKind.BOXES)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(syntax.sentences(AnswerKind.POINTS)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(syntax.legends()).hasSizeBetween(0, 10);
        assertThat(new HashSet<>(all(syntax))).hasSameSizeAs(all(syntax));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theyAreWholeSentencesThatSayWhatToWriteWhereThereIsNothing(String name) {
        RegionSyntax syntax = Dialects.named(name).regions();
        for (String sentence : all(syntax)) {
            assertThat(sentence).matches("(?s)[\\[A-Z].*\\.").doesNotContain("  ", "\n");
        }
        for (AnswerKind kind : List.of(AnswerKind.BOXES, AnswerKind.POINTS)) {
            for (String sentence : syntax.sentences(kind)) {
                assertThat(sentence).containsAnyOf("say", "sentence", "words", "unless");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theyAreTakenForNothingButWords(String name) {
        RegionSyntax syntax = Dialects.named(name).regions();
        for (String sentence : all(syntax)) {
            assertThat(syntax.parse(sentence, false, new Frame(640, 480)))
                    .isEqualTo(new Parsed(sentence, List.of(), null));
            assertThat(TextRules.inText(sentence)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noneEndsAsAnotherDoesSoThatEachCanBeTakenOffAgain(String name) {
        List<String> all = all(Dialects.named(name).regions());
        for (String sentence : all) {
            assertThat(all).filteredOn(other -> other.endsWith(" " + sentence)).isEmpty();
        }
    }
}
