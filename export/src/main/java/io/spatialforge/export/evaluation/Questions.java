package io.spatialforge.export.evaluation;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.RecordWriter;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;
import io.spatialforge.export.syntax.Placeholders;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.Shown;
import io.spatialforge.export.syntax.TextRules;
import io.spatialforge.export.target.PhotographCopies;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Rows;
import io.spatialforge.words.phrasing.Phraser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes questions of pairs, in the words of a dialect. For one thread. */
final class Questions {

    private static final List<String> YES_NO = List.of("Yes", "No");

    private final Dialect dialect;
    private final boolean upright;
    private final RecordWriter writer;
    private final PhotographCopies copies;

    /**
     * @param photographs that the export brings along; {@link Photographs#NONE} if it does not
     */
    Questions(Dialect dialect, Photographs photographs) {
        this.dialect = dialect;
        this.upright = photographs != Photographs.NONE;
        this.writer = new RecordWriter(dialect, upright);
        this.copies = new PhotographCopies(photographs);
    }

    /** What questions depend on beside the pairs. */
    static String fingerprint(String target, Dialect dialect, HeldOut heldOut, Photographs photographs) {
        String copies = photographs == Photographs.NONE ? "" : " copies " + photographs.fingerprint();
        return target + " " + dialect.fingerprint() + " " + heldOut.id() + copies;
    }

    /** The pairs of an image that can be asked, as questions; the others are refused. */
    List<Question> of(List<QaPair> pairs, Rows rows) throws IOException {
        List<QaPair> writable = writer.writable(pairs, rows::refuse);
        List<Question> questions = new ArrayList<>(writable.size());
        for (QaPair pair : upright ? copies.bring(writable, rows) : writable) {
            Told told = writer.tell(pair, rows::refuse);
            if (told == null) {
                continue;
            }
            Question question = question(pair, told.turns().getFirst());
            if (question.options().stream().anyMatch(String::isBlank)) {
                rows.refuse(pair, new Refusal(Reason.UNREADABLE, "an option has no text"));
            } else {
                questions.add(question);
            }
        }
        return questions;
    }

    /**
     * Scores compare the numbers in replies with those of the grid, so a question must tell just these.
     *
     * @throws IllegalArgumentException if the dialect does not tell boxes so
     */
    static void requireNumbers(Dialect dialect) {
        RegionSyntax syntax = dialect.regions();
        Frame frame = new Frame(640, 480);
        Box box = new Box(64, 96, 320, 432);
        StringBuilder told = new StringBuilder();
        syntax.inline(new Shown("box", box, 1), frame, told);
        Grid grid = syntax.grid(frame);
        String numbers = "%d, %d, %d, %d".formatted(grid.x(64), grid.y(96), grid.x(320), grid.y(432));
        if (!syntax.tellsBoxes() || !told.toString().contains(numbers)) {
            throw new IllegalArgumentException("the dialect '" + dialect.name()
                    + "' does not tell boxes as whole numbers in the text, or not with these options, as questions of an"
                    + " evaluation need it; qwen3-vl does where regions are shown as text");
        }
    }

    private Question question(QaPair pair, Turn turn) {
        QuestionKind kind = kind(pair);
        List<Shape> shapes = new ArrayList<>();
        if (kind == QuestionKind.BOXES || kind == QuestionKind.POINTS) {
            for (String id : Placeholders.in(pair.phrased().answer())) {
                QaRegion region = Mentions.region(pair, id);
                if (region != null) {
                    shapes.add(region.shape());
                }
            }
        }
        Chosen chosen = chosen(pair, kind);
        boolean asksWhere = kind == QuestionKind.BOXES || kind == QuestionKind.POINTS || kind == QuestionKind.NONE;
        return new Question(
                pair,
                kind,
                turn.question(),
                turn.answer(),
                chosen.options,
                chosen.correct,
                shapes,
                dialect.regions().grid(Frame.of(pair.image())),
                asksWhere || Placeholders.any(pair.phrased().question()));
    }

    private static QuestionKind kind(QaPair pair) {
        return switch (pair.phrased().kind()) {
            case CHOICE -> QuestionKind.CHOICE;
            case YES_NO -> QuestionKind.YES_NO;
            case NUMBER -> QuestionKind.NUMBER;
            case BOXES -> QuestionKind.BOXES;
            case POINTS -> QuestionKind.POINTS;
            case TEXT ->
                switch (pair.claim()) {
                    case Claim.Grounding grounding -> QuestionKind.NONE;
                    case Claim.Referring referring -> QuestionKind.EXPRESSION;
                    case Claim.DepthOrder order -> QuestionKind.ORDER;
                    case Claim.HorizontalOrder order -> QuestionKind.ORDER;
                    case Claim.Nearer nearer -> QuestionKind.TEXT;
                    case Claim.ExtremeDepth extreme -> QuestionKind.TEXT;
                    case Claim.LeftOf leftOf -> QuestionKind.TEXT;
                    case Claim.Bearing bearing -> QuestionKind.TEXT;
                    case Claim.Facing facing -> QuestionKind.TEXT;
                    case Claim.Count count -> QuestionKind.TEXT;
                };
        };
    }

    private Chosen chosen(QaPair pair, QuestionKind kind) {
        Phrased phrased = pair.phrased();
        return switch (kind) {
            case CHOICE -> letters(pair);
            case YES_NO ->
                new Chosen(YES_NO, phrased.answer().toLowerCase(Locale.ROOT).equals("yes") ? 0 : 1);
            case TEXT -> {
                List<String> words = Phraser.closedAnswers(pair.claim());
                if (words.contains(phrased.answer())) {
                    yield new Chosen(words, words.indexOf(phrased.answer()));
                }
                List<QaRegion> candidates = Mentions.candidates(pair);
                QaRegion right = Mentions.answered(pair, candidates);
                yield right == null ? Chosen.NONE : new Chosen(told(candidates, pair), candidates.indexOf(right));
            }
            case ORDER -> new Chosen(told(Mentions.inOrder(pair), pair), -1);
            case NUMBER, EXPRESSION, BOXES, POINTS, NONE -> Chosen.NONE;
        };
    }

    private Chosen letters(QaPair pair) {
        List<String> choices = writer.choices(pair);
        return choices == null
                ? Chosen.NONE
                : new Chosen(choices, pair.phrased().answer().charAt(0) - 'A');
    }

    /** Things by what they are and where: {@code dog [1, 2, 3, 4]}. */
    private List<String> told(List<QaRegion> regions, QaPair pair) {
        RegionSyntax syntax = dialect.regions();
        List<String> told = new ArrayList<>(regions.size());
        for (QaRegion region : regions) {
            String noun = TextRules.harmless(Mentions.noun(region), syntax.markup());
            StringBuilder text = new StringBuilder(noun).append(' ');
            syntax.inline(new Shown(noun, region.shape(), told.size() + 1), Frame.of(pair.image()), text);
            told.add(text.toString());
        }
        return told;
    }

    private record Chosen(List<String> options, int correct) {
        static final Chosen NONE = new Chosen(List.of(), -1);
    }
}
