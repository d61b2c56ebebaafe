package io.spatialforge.export.syntax;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Qwen2-VL's way to tell boxes, with tokens of its own: {@code <|box_start|>(x1,y1),(x2,y2)<|box_end|>}, from 0 to 1000, and
 * before it, where the answer is nothing but boxes, {@code <|object_ref_start|>dog<|object_ref_end|>}. Boxes of the same
 * name that follow each other share it. A point has one pair of numbers instead of two.
 */
public final class BoxTokens implements RegionSyntax {

    public static final BoxTokens QWEN2_VL = new BoxTokens();

    private static final String REF = "<|object_ref_start|>";
    private static final String REF_END = "<|object_ref_end|>";
    private static final String BOX = "<|box_start|>";
    private static final String BOX_END = "<|box_end|>";
    private static final int MAX = 1000;

    private static final List<String> BOX_SENTENCES = List.of(
            "Answer with the name of each object followed by its box as (x1,y1),(x2,y2), in whole numbers from 0 to 1000;"
                    + " if there is none, say so in a sentence.",
            "Give each object as name(x1,y1),(x2,y2), coordinates from 0 to 1000, or say in words that there is none.",
            "Reply with references and boxes only: the name, then (x1,y1),(x2,y2) from 0 to 1000."
                    + " If nothing fits, say so in a sentence.",
            "Ground each object: write its name as a reference and then its box, top left and bottom right corner, as"
                    + " (x1,y1),(x2,y2) from 0 to 1000. Where there is nothing to box, write a sentence that says so.",
            "Write the boxes one after another, each as (x1,y1),(x2,y2) from 0 to 1000 behind the name of what it holds;"
                    + " if there is none, say that in words.");
    private static final List<String> POINT_SENTENCES = List.of(
            "Answer with the name of each object followed by its point as (x,y), in whole numbers from 0 to 1000;"
                    + " if there is none, say so in a sentence.",
            "Give each object as name(x,y), coordinates from 0 to 1000, or say in words that there is none.",
            "Reply with references and points only: the name, then (x,y) from 0 to 1000."
                    + " If nothing fits, say so in a sentence.",
            "Ground each object: write its name as a reference and then its centre as (x,y) from 0 to 1000."
                    + " Where there is nothing to point at, write a sentence that says so.",
            "Write the points one after another, each as (x,y) from 0 to 1000 behind the name of what it points at;"
                    + " if there is none, say that in words.");
    private static final List<String> MARKUP = List.of("<image>", "<video>", "<audio>", "<|");

    private BoxTokens() {}

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
        box(region.shape(), grid(frame), out);
    }

    private static void box(Shape shape, Grid units, StringBuilder out) {
        out.append(BOX);
        switch (shape) {
            case Box box -> {
                pair(units.x(box.x1()), units.y(box.y1()), out);
                out.append(',');
                pair(units.x(box.x2()), units.y(box.y2()), out);
            }
            case Point point -> pair(units.x(point.x()), units.y(point.y()), out);
        }
        out.append(BOX_END);
    }

    private static void pair(int x, int y, StringBuilder out) {
        out.append('(').append(x).append(',').append(y).append(')');
    }

    @Override
    public void answer(List<Shown> regions, AnswerKind kind, Frame frame, StringBuilder out) {
        Grid units = grid(frame);
        String named = "";
        for (Shown region : regions) {
            if (!region.label().equals(named)) {
                named = region.label();
                out.append(REF).append(named).append(REF_END);
            }
            box(kind == AnswerKind.POINTS ? Shapes.centre(region.shape()) : region.shape(), units, out);
        }
    }

    @Override
    public Parsed parse(String text, boolean answer, @Nullable Frame frame) {
        return text.contains("<|") ? new Reading(text).read() : new Parsed(text, List.of(), null);
    }

    /** One text being read. */
    private static final class Reading {
        private final String text;
        private final StringBuilder neutral = new StringBuilder();
        private final List<Located> regions = new ArrayList<>();
        private boolean anyWords;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        Parsed read() {
            @Nullable String name = null;
            boolean pending = false;
            while (at < text.length()) {
                if (text.startsWith(REF, at)) {
                    anyWords |= pending;
                    name = between(REF, REF_END);
                    if (name == null || name.isBlank()) {
                        return Parsed.faulty("a name between " + REF + " and " + REF_END, text.substring(at));
                    }
                    neutral.append(name);
                    pending = true;
                } else if (text.startsWith(BOX, at)) {
                    int start = at;
                    String inside = between(BOX, BOX_END);
                    Shape shape = inside == null ? null : shape(inside);
                    if (shape == null) {
                        return Parsed.faulty(
                                BOX + "(x1,y1),(x2,y2)" + BOX_END
                                        + " in whole numbers from 0 to 1000, x1 < x2 and y1 < y2",
                                text.substring(start));
                    }
                    regions.add(new Located(shape, name));
                    neutral.append("{}");
                    pending = false;
                } else if (text.startsWith("<|", at)) {
                    return Parsed.faulty("no special token but those of names and boxes", text.substring(at));
                } else {
                    anyWords = true;
                    name = null;
                    neutral.append(text.charAt(at++));
                }
            }
            boolean onlyRegions = !anyWords && !pending && !regions.isEmpty();
            return new Parsed(
                    onlyRegions ? String.join(" ", Collections.nCopies(regions.size(), "{}")) : neutral.toString(),
                    regions,
                    null);
        }

        /** What stands between two tokens, the first of which is here; null if the second does not follow. */
        private @Nullable String between(String token, String end) {
            int from = at + token.length();
            int to = text.indexOf("<|", from);
            if (to < 0 || !text.startsWith(end, to)) {
                return null;
            }
            at = to + end.length();
            return text.substring(from, to);
        }

        private static @Nullable Shape shape(String inside) {
            int middle = inside.indexOf("),(");
            String first = middle < 0 ? inside : inside.substring(0, middle + 1);
            long[] from = pair(first);
            if (from.length == 0) {
                return null;
            }
            if (middle < 0) {
                return new Point(from[0], from[1]);
            }
            long[] to = pair(inside.substring(middle + 2));
            return to.length == 2 && from[0] < to[0] && from[1] < to[1]
                    ? new Box(from[0], from[1], to[0], to[1])
                    : null;
        }

        /** Empty if it is not {@code (x,y)} in range. */
        private static long[] pair(String text) {
            if (!text.startsWith("(") || !text.endsWith(")") || text.indexOf(' ') >= 0) {
                return new long[0];
            }
            NumberList list = NumberList.read(text, 1, text.length() - 1);
            long[] whole = list == null ? null : list.whole();
            if (whole == null || whole.length != 2 || !inRange(whole[0]) || !inRange(whole[1])) {
                return new long[0];
            }
            return whole;
        }

        private static boolean inRange(long number) {
            return number >= 0 && number <= MAX;
        }
    }
}
