package io.spatialforge.export.evaluation;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.Conversation;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Teller;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;
import io.spatialforge.export.syntax.Placeholders;
import io.spatialforge.export.syntax.Problem;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.Shown;
import io.spatialforge.export.syntax.TextRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes questions of pairs, in the words of a dialect. For one thread. */
final class Questions {

    private static final List<String> YES_NO = List.of("Yes", "No");

    private final Dialect dialect;
    private final Teller teller;

    /**
     * @param upright whether the export brings its photographs along, upright
     * @throws IllegalArgumentException if the dialect does not tell boxes as the numbers of its grid
     */
    Questions(Dialect dialect, boolean upright) {
        requireNumbers(dialect);
        this.dialect = dialect;
        this.teller = new Teller(dialect, upright);
    }

    /** Scores compare the numbers in replies with those of the grid, so a question must tell just these. */
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
                    + "' does not tell boxes as whole numbers in the text, which questions of an evaluation need; "
                    + "qwen3-vl does");
        }
    }

    /** Why a pair can't be asked; null if it can. */
    @Nullable
    Refusal refusal(QaPair pair) {
        Refusal refusal = teller.refusal(pair);
        if (refusal != null) {
            return refusal;
        }
        Turn turn = told(pair);
        Problem problem = problem(pair, turn.question(), false);
        problem = problem != null ? problem : problem(pair, turn.answer(), true);
        return problem == null
                ? null
                : new Refusal(Reason.UNREADABLE, "expected " + problem.expected() + ", got " + problem.got());
    }

    private @Nullable Problem problem(QaPair pair, String text, boolean answer) {
        Problem problem = TextRules.inText(text);
        return problem != null
                ? problem
                : dialect.regions()
                        .parse(text, answer, Frame.of(pair.image()))
                        .problem();
    }

    private Turn told(QaPair pair) {
        return teller.tell(Conversation.of(pair)).turns().getFirst();
    }

    /** Of a pair that was not refused. */
    Question of(QaPair pair) {
        Turn turn = told(pair);
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
            case YES_NO -> new Chosen(YES_NO, phrased.answer().toLowerCase(Locale.ROOT).equals("yes") ? 0 : 1);
            case TEXT -> {
                List<String> words = Mentions.words(pair);
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
        List<String> choices = pair.phrased().choices();
        if (choices == null || pair.phrased().kind() != AnswerKind.CHOICE) {
            return Chosen.NONE;
        }
        List<String> told = new ArrayList<>(choices.size());
        for (String choice : choices) {
            told.add(teller.phrase(pair, choice));
        }
        return new Chosen(told, pair.phrased().answer().charAt(0) - 'A');
    }

    /** Things by what they are and where: {@code dog [1, 2, 3, 4]}. */
    private List<String> told(List<QaRegion> regions, QaPair pair) {
        List<String> told = new ArrayList<>(regions.size());
        for (QaRegion region : regions) {
            told.add(Mentions.noun(region) + " " + teller.phrase(pair, "{" + region.id() + "}"));
        }
        return told;
    }

    private record Chosen(List<String> options, int correct) {
        static final Chosen NONE = new Chosen(List.of(), -1);
    }
}
