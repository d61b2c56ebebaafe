package io.spatialforge.export.syntax;

import io.spatialforge.core.qa.AnswerKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ms-swift's way to tell boxes: the text holds {@code <bbox>} for the coordinates and, in answers, {@code <ref-object>} for
 * the name, and the record holds both apart. The trainer puts in what its model is used to, so the sentences say where name
 * and box stand and not how they are written.
 */
public final class BoxTags implements RegionSyntax {

    /** Stands for the coordinates of a box or a point. */
    public static final String BOX = "<bbox>";

    /** Stands for a name. */
    public static final String REF = "<ref-object>";

    public static final BoxTags INSTANCE = new BoxTags();

    private static final List<String> BOX_SENTENCES = List.of(
            "Answer with one line for each box: its name, then the box; if there is none, say so.",
            "Give name and bounding box, one pair a line, or say that there is none.",
            "List them line by line, each name followed right away by its box. If nothing fits, say that in words.",
            "Write a line per box that begins with the name and ends with the box, unless there is nothing to box.",
            "For every box, put the name and then the box on a line of their own; say so if there is none.");
    private static final List<String> POINT_SENTENCES = List.of(
            "Answer with one line for each point: its name, then the point; if there is none, say so.",
            "Give name and point, one pair a line, or say that there is none.",
            "List them line by line, each name followed right away by its point. If nothing fits, say that in words.",
            "Write a line per point that begins with the name and ends with the point, unless there is nothing to point"
                    + " at.",
            "For every point, put the name and then the point on a line of their own; say so if there is none.");
    /** What ms-swift itself replaces, then what the tokenizers of its models take for their own. */
    private static final List<String> MARKUP = List.of(
            "<image>",
            "<video>",
            "<audio>",
            BOX,
            REF,
            "<cot-process>",
            "<start-image>",
            "<|",
            "<ref>",
            "</ref>",
            "<box>",
            "</box>",
            "<quad>",
            "</quad>",
            "<img>",
            "</img>",
            "<IMG_CONTEXT>",
            "<s>",
            "</s>",
            "<unk>",
            "<pad>",
            "<bos>",
            "<eos>",
            "<think>",
            "</think>");

    /** Tokens that end a turn; those that mark boxes are a way of their own to write them. */
    private static final List<String> SPECIAL = List.of("<|im_start|>", "<|im_end|>", "<|endoftext|>");

    private BoxTags() {}

    /** What becomes of the coordinates for most models. */
    @Override
    public Grid grid(Frame frame) {
        return Grid.thousandths(frame);
    }

    @Override
    public List<String> markup() {
        return MARKUP;
    }

    @Override
    public List<String> sentences(AnswerKind kind) {
        return kind == AnswerKind.POINTS ? POINT_SENTENCES : BOX_SENTENCES;
    }

    @Override
    public void inline(Shown region, Frame frame, StringBuilder out) {
        out.append(BOX);
    }

    @Override
    public void answer(List<Shown> regions, AnswerKind kind, Frame frame, StringBuilder out) {
        String separator = "";
        for (int i = 0; i < regions.size(); i++) {
            out.append(separator).append(REF).append(BOX);
            separator = "\n";
        }
    }

    /** Finds the places of regions; the regions themselves stand elsewhere in the record. */
    @Override
    public Parsed parse(String text, boolean answer, @Nullable Frame frame) {
        if (text.indexOf('<') < 0) {
            return new Parsed(text, List.of(), null);
        }
        for (String special : SPECIAL) {
            int token = text.indexOf(special);
            if (token >= 0) {
                return Parsed.faulty("no special token", text.substring(token));
            }
        }
        String without = text.replace(REF + BOX, "{}");
        if (answer && without.replace("{}", "").isBlank() && !without.equals(text)) {
            return new Parsed(String.join(" ", without.trim().split("\\s+")), List.of(), null);
        }
        return new Parsed(text.replace(BOX, "{}"), List.of(), null);
    }
}
