package io.spatialforge.export.syntax;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * LLaVA's way to tell boxes: {@code [0.123, 0.456, 0.789, 0.999]}, shares of a width and a height with three decimals, and
 * points as two such numbers. An answer is the boxes and nothing else, with commas between them; their name is in the
 * question.
 *
 * <p>LLaVA-1.5 sees each image in the middle of a square as wide as the longer side, and the shares are of that square;
 * the models after it see the image as it is. That the makers' own data has shares of the square is not in their
 * documentation; users found it out (issue 606 of LLaVA), and it fits their trainer's {@code expand2square}, which
 * rounds the border down to whole pixels.
 */
public final class ShareBoxes implements RegionSyntax {

    /** Of the image's own width and height. */
    public static final ShareBoxes OF_IMAGE = new ShareBoxes(Grid::thousandths);

    /** Of the square to which the image is padded. */
    public static final ShareBoxes OF_PADDED_SQUARE = new ShareBoxes(ShareBoxes::padded);

    private static final int MAX = 1000;
    /** Shares of others may have more decimals; they are kept to a billionth. */
    private static final double FINEST = 1e9;

    private static final String EXPECTED = "[x1, y1, x2, y2] of numbers from 0 to 1, x1 < x2 and y1 < y2";
    private static final List<String> BOX_SENTENCES = sentences("box", "boxes", "[x1, y1, x2, y2]");
    private static final List<String> POINT_SENTENCES = sentences("point", "points", "[x, y]");
    /** What begins an answer in the prompts of LLaVA-1.5, and what ends one; a text with either is not learnt from. */
    private static final List<String> SPECIAL = List.of(" ASSISTANT: ", "</s>", "<|", "<im_start>", "<im_end>");

    private static final List<String> MARKUP =
            List.of("<image>", "<video>", "<audio>", "<|", "<im_", "<s>", "</s>", "<unk>", "<pad>");

    private final Function<Frame, Grid> grid;

    private ShareBoxes(Function<Frame, Grid> grid) {
        this.grid = grid;
    }

    private static Grid padded(Frame frame) {
        int side = Math.max(frame.width(), frame.height());
        int left = (side - frame.width()) / 2;
        int above = (side - frame.height()) / 2;
        return new Grid(left, side, MAX, above, side, MAX);
    }

    private static List<String> sentences(String one, String several, String form) {
        return List.of(
                "Answer with " + several + " in the form " + form
                        + ", numbers from 0 to 1 with three decimals; if there is none, say so.",
                "Give every " + one + " as " + form + " between 0 and 1, with commas between " + several
                        + ", or say in words that there is none.",
                "Reply with nothing but " + form + ", from 0 to 1, for each " + one
                        + ". If nothing fits, say that in a sentence.",
                "Write the coordinates as " + form + " with three decimals from 0 to 1, one " + one
                        + " after another; write a sentence instead if there is nothing to give.",
                "Each " + one + " is to read " + form
                        + ", where x goes from 0 to 1 to the right and y from 0 to 1 downwards; if there is none, say"
                        + " that in words.");
    }

    @Override
    public Grid grid(Frame frame) {
        return grid.apply(frame);
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
        Grid units = grid(frame);
        switch (region.shape()) {
            case Box box -> {
                share(units.x(box.x1()), "[", out);
                share(units.y(box.y1()), ", ", out);
                share(units.x(box.x2()), ", ", out);
                share(units.y(box.y2()), ", ", out);
            }
            case Point point -> {
                share(units.x(point.x()), "[", out);
                share(units.y(point.y()), ", ", out);
            }
        }
        out.append(']');
    }

    private static void share(int thousandths, String before, StringBuilder out) {
        out.append(before).append(thousandths / MAX).append('.');
        int decimals = thousandths % MAX;
        out.append(decimals / 100).append(decimals / 10 % 10).append(decimals % 10);
    }

    @Override
    public void answer(List<Shown> regions, AnswerKind kind, Frame frame, StringBuilder out) {
        String separator = "";
        for (Shown region : regions) {
            out.append(separator);
            inline(region, frame, out);
            separator = ", ";
        }
    }

    @Override
    public Parsed parse(String text, boolean answer, @Nullable Frame frame) {
        for (String special : SPECIAL) {
            int token = text.indexOf(special);
            if (token >= 0) {
                return Parsed.faulty("nothing that the trainer takes for the end of a turn", text.substring(token));
            }
        }
        Parsed parsed = Brackets.read(text, ShareBoxes::shape, EXPECTED);
        return answer && parsed.problem() == null
                ? new Parsed(withoutCommas(parsed.neutral(), parsed.regions().size()), parsed.regions(), null)
                : parsed;
    }

    /** Of an answer that is nothing but regions. */
    private static String withoutCommas(String neutral, int regions) {
        String bare = neutral.replace("{}", "");
        for (int i = 0; i < bare.length(); i++) {
            if (bare.charAt(i) != ',' && !Character.isWhitespace(bare.charAt(i))) {
                return neutral;
            }
        }
        return regions == 0 ? neutral : "{} ".repeat(regions).stripTrailing();
    }

    /** Null if the numbers are no shares. Two whole numbers are taken for words: there are more scores than corners. */
    private static @Nullable Shape shape(NumberList list) {
        double[] units = new double[list.size()];
        for (int i = 0; i < units.length; i++) {
            double share = list.values()[i];
            if (!(share >= 0 && share <= 1)) {
                return null;
            }
            units[i] = Math.rint(share * FINEST) / FINEST * MAX;
        }
        if (units.length == 2) {
            return list.whole() == null ? new Point(units[0], units[1]) : null;
        }
        return units[0] < units[2] && units[1] < units[3] ? new Box(units[0], units[1], units[2], units[3]) : null;
    }
}
