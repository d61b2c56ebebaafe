package io.spatialforge.export.syntax;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How regions stand in a dialect's text: written, checked and read back. Implementations hold no state and may be used
 * from many threads.
 */
public interface RegionSyntax {

    /** Where in the image the syntax can point to. */
    Grid grid(Frame frame);

    /** Whether boxes can be told at all; where not, a pair whose answer is boxes is refused. */
    default boolean tellsBoxes() {
        return true;
    }

    /** Whether points can be told; where not, a pair whose answer is points is refused. */
    default boolean tellsPoints() {
        return tellsBoxes();
    }

    /** Whether regions are shown by numbered marks, which are drawn into the photograph. */
    default boolean drawsMarks() {
        return false;
    }

    /**
     * Why the syntax can't show what a pair shows, in a few words; such a pair needs boxes in the text.
     *
     * @return null if it can
     */
    default @Nullable String whyNot(QaPair pair) {
        return null;
    }

    /**
     * Writes a region into running text, where its label, if it is told, has just been told: {@code [1, 2, 3, 4]}.
     *
     * @param out holds the text so far
     */
    void inline(Shown region, Frame frame, StringBuilder out);

    /**
     * Writes an answer that is nothing but boxes, or nothing but points.
     *
     * @param kind {@link AnswerKind#BOXES} or {@link AnswerKind#POINTS}
     */
    void answer(List<Shown> regions, AnswerKind kind, Frame frame, StringBuilder out);

    /**
     * The sentences that state how boxes, or points, are to be given, and that it is to be said if there is none; one of
     * them follows a question that is answered so. Empty where the question needs none.
     */
    List<String> sentences(AnswerKind kind);

    /**
     * The sentences that say what numbers in running text are; one of them follows a question in which, or in whose
     * answer, regions stand in running text. Empty where the model knows its own syntax.
     */
    default List<String> legends() {
        return List.of();
    }

    /** What would be read as markup in a label or a question, each starting with {@code <}; a space goes after it. */
    List<String> markup();

    /**
     * Reads a text and checks it.
     *
     * @param answer whether it is an answer; questions hold running text only
     * @param frame the image's size, against which coordinates are checked; null where it is not known
     */
    Parsed parse(String text, boolean answer, @Nullable Frame frame);

    /**
     * What a text says.
     *
     * @param neutral the text with <code>{}</code> for each region that stands in running text; of an answer that is
     *     nothing but regions, <code>{}</code> for each, separated by spaces
     * @param regions in the order of the text
     * @param problem what is wrong with it; null if nothing is
     */
    record Parsed(
            String neutral, List<Located> regions, @Nullable Problem problem) {
        public Parsed {
            regions = List.copyOf(regions);
        }

        public static Parsed faulty(String expected, String got) {
            return new Parsed("", List.of(), new Problem(expected, got));
        }
    }

    /**
     * A region as it was read.
     *
     * @param shape in the units of the grid
     * @param label null where the text does not tell it, as in running text
     */
    record Located(Shape shape, @Nullable String label) {}
}
