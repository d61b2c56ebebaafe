package io.spatialforge.export.syntax;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * InternVL's way to tell boxes: {@code <ref>dog</ref><box>[[x1, y1, x2, y2], [x1, y1, x2, y2]]</box>} in thousandths of the
 * image's width and height. In running text, where the label stands in the sentence already, {@code <box>[[x1, y1, x2,
 * y2]]</box>} follows it. Points stand in {@code <point>[[x, y]]</point>}, as in the makers' data for screens.
 *
 * <p>Boxes that follow one another and have the same label share one list, so their order stays what it was.
 */
public final class RefBoxes implements RegionSyntax {

    public static final RefBoxes THOUSANDTHS = new RefBoxes();

    private static final int MAX = 1000;
    private static final List<String> BOX_SENTENCES = List.of(
            "Answer with the name in ref tags, then its boxes in box tags as [[x1, y1, x2, y2],"
                    + " ...], from 0 to 1000; if there is none, say so.",
            "Give the name as a ref and all its boxes in one box tag, [[x1, y1, x2, y2], ...] in"
                    + " whole numbers from 0 to 1000, or say in words that there is none.",
            "Reply with one ref tag for the name and one box tag for a list of all boxes, each [x1,"
                    + " y1, x2, y2] from 0 to 1000. If nothing fits, say that in a sentence.",
            "Write the name between ref tags and right after it, between box tags, a list of its"
                    + " boxes [x1, y1, x2, y2] in thousandths of the image; write a sentence instead if there"
                    + " is nothing to box.",
            "Put the name in a ref tag and its coordinates [[x1, y1, x2, y2], ...], 0 to 1000, in a"
                    + " box tag; if there is none, say that in words.");
    private static final List<String> POINT_SENTENCES = List.of(
            "Answer with the name in ref tags, then its points in point tags as [[x, y], ...], from"
                    + " 0 to 1000; if there is none, say so.",
            "Give the name as a ref and all its points in one point tag, [[x, y], ...] in whole"
                    + " numbers from 0 to 1000, or say in words that there is none.",
            "Reply with one ref tag for the name and one point tag for a list of all points, each"
                    + " [x, y] from 0 to 1000. If nothing fits, say that in a sentence.",
            "Write the name between ref tags and right after it, between point tags, a list of its"
                    + " points [x, y] in thousandths of the image; write a sentence instead if there is"
                    + " nothing to point at.",
            "Put the name in a ref tag and its coordinates [[x, y], ...], 0 to 1000, in a point tag;"
                    + " if there is none, say that in words.");
    private static final Tag REF = Tag.of("ref");
    private static final Tag BOX = Tag.of("box");
    private static final Tag POINT = Tag.of("point");
    private static final List<Tag> TAGS = List.of(REF, BOX, POINT);
    /** Tokens of the model that end a turn or stand for the image; in a text they break its record. */
    private static final List<String> SPECIAL = List.of("<|", "<img>", "</img>", "<IMG_CONTEXT>");

    private static final List<String> MARKUP = List.of(
            "<image>",
            "<video>",
            "<audio>",
            "<|",
            "<img>",
            "</img>",
            "<IMG_CONTEXT>",
            "<ref>",
            "</ref>",
            "<box>",
            "</box>",
            "<quad>",
            "</quad>",
            "<point>",
            "</point>",
            "<s>",
            "</s>",
            "<unk>");

    private RefBoxes() {}

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
        Tag tag = tag(region.shape());
        out.append(tag.open()).append('[');
        grid(frame).append(region.shape(), out);
        out.append(']').append(tag.close());
    }

    @Override
    public void answer(List<Shown> regions, AnswerKind kind, Frame frame, StringBuilder out) {
        Grid units = grid(frame);
        String label = "";
        @Nullable Tag open = null;
        for (Shown region : regions) {
            Tag tag = tag(region.shape());
            if (tag == open && label.equals(region.label())) {
                out.append(", ");
            } else {
                if (open != null) {
                    out.append(']').append(open.close()).append('\n');
                }
                open = tag;
                label = region.label();
                out.append(REF.open()).append(label).append(REF.close());
                out.append(tag.open()).append('[');
            }
            units.append(region.shape(), out);
        }
        if (open != null) {
            out.append(']').append(open.close());
        }
    }

    private static Tag tag(Shape shape) {
        return switch (shape) {
            case Box box -> BOX;
            case Point point -> POINT;
        };
    }

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
        return new Reading(text).read(answer);
    }

    /** One text being read. */
    private static final class Reading {
        private final String text;
        private final StringBuilder neutral;
        private final List<Located> regions = new ArrayList<>();
        private int done;
        private boolean regionsOnly = true;

        Reading(String text) {
            this.text = text;
            this.neutral = new StringBuilder(text.length());
        }

        Parsed read(boolean answer) {
            @Nullable String label = null;
            for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', Math.max(at + 1, done))) {
                Tag tag = tagAt(at);
                if (tag == null) {
                    continue;
                }
                boolean opens = text.startsWith(tag.open(), at);
                int from = at + tag.open().length();
                int end = opens ? text.indexOf(tag.close(), from) : -1;
                if (end < 0) {
                    return Parsed.faulty("<" + tag.name() + "> and </" + tag.name() + "> in pairs", text.substring(at));
                }
                boolean adjacent = at == done;
                words(at);
                String inside = text.substring(from, end);
                done = end + tag.close().length();
                if (tag == REF) {
                    if (inside.isBlank()) {
                        return Parsed.faulty("a name in <ref>", text.substring(at));
                    }
                    label = inside;
                    boolean located = text.startsWith(BOX.open(), done) || text.startsWith(POINT.open(), done);
                    if (!located) {
                        regionsOnly = false;
                    }
                    neutral.append(inside).append(located ? " " : "");
                    continue;
                }
                if (!adjacent) {
                    label = null;
                }
                if (!shapes(inside, tag == BOX ? 4 : 2, label)) {
                    return Parsed.faulty(
                            tag == BOX
                                    ? "<box> with [[x1, y1, x2, y2], ...] of whole numbers from 0 to 1000, x1 < x2 and"
                                            + " y1 < y2"
                                    : "<point> with [[x, y], ...] of whole numbers from 0 to 1000",
                            text.substring(at));
                }
            }
            words(text.length());
            return answer && regionsOnly && !regions.isEmpty()
                    ? new Parsed("{} ".repeat(regions.size()).stripTrailing(), regions, null)
                    : new Parsed(neutral.toString(), regions, null);
        }

        private @Nullable Tag tagAt(int at) {
            for (Tag tag : TAGS) {
                if (text.startsWith(tag.open(), at) || text.startsWith(tag.close(), at)) {
                    return tag;
                }
            }
            return null;
        }

        private void words(int to) {
            for (int i = done; i < to && regionsOnly; i++) {
                regionsOnly = Character.isWhitespace(text.charAt(i));
            }
            neutral.append(text, done, to);
        }

        /** False if what stands in a tag is no list of lists of so many numbers in range. */
        private boolean shapes(String inside, int count, @Nullable String label) {
            String list = inside.strip();
            if (!list.startsWith("[") || !list.endsWith("]")) {
                return false;
            }
            int at = 1;
            int last = list.length() - 1;
            for (String separator = ""; ; separator = " ") {
                while (at < last && Character.isWhitespace(list.charAt(at))) {
                    at++;
                }
                int end = list.indexOf(']', at);
                if (at >= last || list.charAt(at) != '[' || end >= last) {
                    return false;
                }
                Shape shape = shape(NumberList.read(list, at + 1, end), count);
                if (shape == null) {
                    return false;
                }
                regions.add(new Located(shape, label));
                neutral.append(separator).append("{}");
                at = end + 1;
                while (at < last && Character.isWhitespace(list.charAt(at))) {
                    at++;
                }
                if (at == last) {
                    return true;
                }
                if (list.charAt(at) != ',') {
                    return false;
                }
                at++;
            }
        }

        private static @Nullable Shape shape(@Nullable NumberList list, int count) {
            if (list == null || list.whole() == null || list.size() != count) {
                return null;
            }
            long[] numbers = list.whole();
            for (long number : numbers) {
                if (number < 0 || number > MAX) {
                    return null;
                }
            }
            if (count == 2) {
                return new Point(numbers[0], numbers[1]);
            }
            return numbers[0] < numbers[2] && numbers[1] < numbers[3]
                    ? new Box(numbers[0], numbers[1], numbers[2], numbers[3])
                    : null;
        }
    }

    private record Tag(String name, String open, String close) {
        static Tag of(String name) {
            return new Tag(name, "<" + name + ">", "</" + name + ">");
        }
    }
}
