package io.spatialforge.export.syntax;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.QaPair;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A syntax that shows regions by numbered boxes drawn into the photograph: {@code the dog (mark 3)}, or
 * {@code the dog at mark 3}. Numbers count from 1 in
 * each conversation. It can tell no coordinates, so what asks for boxes or points is refused.
 */
public final class MarkSyntax implements RegionSyntax {

    private static final List<String> LEGENDS = List.of(
            "Marks are the numbered boxes that are drawn in the image.",
            "The marks are boxes drawn in the image, each with its number.",
            "A mark is a box with a number that is drawn in the image.",
            "What is marked has a box with that number drawn around it.",
            "The numbers of the marks stand beside the boxes that are drawn in the image.");
    private static final Pattern MARK = Pattern.compile("\\(mark ([0-9]+)\\)|\\bmark ([0-9]+)");
    /** Before a place that is named rather than added. */
    private static final String AT = " at ";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    private final RegionSyntax syntax;

    /**
     * @param syntax of the dialect whose records are written
     */
    public MarkSyntax(RegionSyntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public Grid grid(Frame frame) {
        return syntax.grid(frame);
    }

    @Override
    public boolean tellsBoxes() {
        return false;
    }

    @Override
    public boolean drawsMarks() {
        return true;
    }

    @Override
    public @Nullable String whyNot(QaPair pair) {
        return MARK.matcher(pair.phrased().question()).find()
                        || MARK.matcher(pair.phrased().answer()).find()
                ? "its words speak of a mark already"
                : null;
    }

    @Override
    public void inline(Shown region, Frame frame, StringBuilder out) {
        boolean at = out.length() >= AT.length()
                && out.substring(out.length() - AT.length()).equals(AT);
        out.append(at ? "mark " : "(mark ").append(region.number()).append(at ? "" : ")");
    }

    /**
     * @throws IllegalStateException always: a mark is no answer to where something is
     */
    @Override
    public void answer(List<Shown> regions, AnswerKind kind, Frame frame, StringBuilder out) {
        throw new IllegalStateException("an answer of " + kind.id() + " was not refused");
    }

    @Override
    public List<String> sentences(AnswerKind kind) {
        return List.of();
    }

    @Override
    public List<String> legends() {
        return LEGENDS;
    }

    @Override
    public List<String> markup() {
        return syntax.markup();
    }

    /** Finds the marks; where they are, only the photograph tells. */
    @Override
    public Parsed parse(String text, boolean answer, @Nullable Frame frame) {
        Parsed parsed = syntax.parse(text, answer, frame);
        if (parsed.problem() != null) {
            return parsed;
        }
        if (!parsed.regions().isEmpty()) {
            return Parsed.faulty("marks only, no coordinates", text);
        }
        StringBuilder neutral = new StringBuilder(text.length());
        Matcher marks = MARK.matcher(parsed.neutral());
        while (marks.find()) {
            String number = marks.group(1) == null ? marks.group(2) : marks.group(1);
            if (!NUMBER.matcher(number).matches()) {
                return Parsed.faulty("the number of a mark, from 1", marks.group());
            }
            marks.appendReplacement(neutral, "{}");
        }
        return new Parsed(marks.appendTail(neutral).toString(), List.of(), null);
    }
}
