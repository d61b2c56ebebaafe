package io.spatialforge.export;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;
import io.spatialforge.export.syntax.Placeholders;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.Shown;
import io.spatialforge.export.syntax.TextRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts conversations into a dialect's words: placeholders become coordinates, and what would be read as markup is made
 * harmless.
 *
 * <p>A question that is answered by boxes or points is followed by a sentence that says how, one of several by the hash of
 * the pair's id; one that shows regions, or whose answer does, by a sentence that says
 * what the numbers are, where the syntax has any. The questions whose answer is that there is none get it too, from the
 * same list: otherwise the missing sentence would tell the answer.
 */
public final class Teller {

    /** The form that asks to point, whether there is anything or not. */
    private static final String POINTING = "points";

    private final Dialect dialect;
    private final RegionSyntax syntax;
    private final boolean upright;

    /**
     * @param upright whether the export brings its photographs along, upright; else images that are stored otherwise are
     *     refused, because most trainers do not turn them
     */
    public Teller(Dialect dialect, boolean upright) {
        this.dialect = dialect;
        this.syntax = dialect.regions();
        this.upright = upright;
    }

    /**
     * Why a pair can't be told.
     *
     * @return null if it can
     */
    public @Nullable Refusal refusal(QaPair pair) {
        Image image = pair.image();
        if (!upright && image.transform() != Transform.IDENTITY) {
            return new Refusal(Reason.NOT_IDENTITY, image.transform().id());
        }
        String file = image.file();
        if (file == null) {
            return new Refusal(Reason.IMAGE_MISSING, "no file is known, only a URL");
        }
        if (!TextRules.isRelativePath(file)) {
            return new Refusal(Reason.IMAGE_PATH_UNSAFE, file);
        }
        List<AnswerKind> asked = sentenceKinds(pair);
        if (!syntax.tellsBoxes() && asked.contains(AnswerKind.BOXES)
                || !syntax.tellsPoints() && asked.contains(AnswerKind.POINTS)) {
            return new Refusal(
                    Reason.NEEDS_BOXES, "it asks for " + asked.getFirst().id());
        }
        String whyNot = syntax.whyNot(pair);
        if (whyNot != null) {
            return new Refusal(Reason.NEEDS_BOXES, whyNot);
        }
        Refusal ofImage = dialect.refusal(image);
        if (ofImage != null) {
            return ofImage;
        }
        Grid grid = syntax.grid(Frame.of(image));
        Refusal refusal = refusalOfShown(pair, pair.phrased().question(), grid);
        return refusal != null ? refusal : refusalOfShown(pair, pair.phrased().answer(), grid);
    }

    private static @Nullable Refusal refusalOfShown(QaPair pair, String text, Grid grid) {
        for (String id : Placeholders.in(text)) {
            QaRegion region = region(pair, id);
            if (region == null) {
                return new Refusal(Reason.UNREADABLE, "the text shows " + id + ", which is no region of the pair");
            }
            if (Placeholders.any(region.label())) {
                return new Refusal(Reason.UNREADABLE, "the label of " + id + " looks like a placeholder");
            }
            if (grid.degenerate(region.shape())) {
                return new Refusal(Reason.BOX_DEGENERATE, id + " is " + region.shape());
            }
        }
        return null;
    }

    /**
     * Tells a conversation whose pairs were not refused.
     *
     * @throws IllegalStateException if a pair shows a region it does not have
     */
    public Told tell(Conversation conversation) {
        Image image = conversation.image();
        Frame frame = Frame.of(image);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Turn> turns = new ArrayList<>(conversation.pairs().size());
        List<String> ids = new ArrayList<>(conversation.pairs().size());
        for (QaPair pair : conversation.pairs()) {
            List<Shown> shown = new ArrayList<>();
            String question = question(pair, frame, numbers, shown);
            String answer = answer(pair, frame, numbers, shown);
            turns.add(new Turn(question, answer, shown));
            ids.add(pair.id());
        }
        return new Told(conversation.id(), ids, List.of(String.valueOf(image.file())), frame, turns);
    }

    /**
     * The options of a pair that was not refused, as its question shows them.
     *
     * @return null if it has none
     */
    public @Nullable List<String> choices(QaPair pair) {
        List<String> choices = pair.phrased().choices();
        if (choices == null) {
            return null;
        }
        Frame frame = Frame.of(pair.image());
        Map<String, Integer> numbers = new LinkedHashMap<>();
        question(pair, frame, numbers, new ArrayList<>());
        return choices.stream()
                .map(choice -> running(pair, choice, frame, numbers, new ArrayList<>()))
                .toList();
    }

    private String question(QaPair pair, Frame frame, Map<String, Integer> numbers, List<Shown> shown) {
        String question = running(pair, pair.phrased().question(), frame, numbers, shown);
        List<String> sentences = sentences(pair);
        if (sentences.isEmpty()) {
            return question;
        }
        long chance = StableHash.with(StableHash.of(pair.id()), dialect.name() + ".format");
        String sentence = sentences.get(StableHash.below(chance, sentences.size()));
        return question + (Character.isWhitespace(question.charAt(question.length() - 1)) ? "" : " ") + sentence;
    }

    private List<String> sentences(QaPair pair) {
        Phrased phrased = pair.phrased();
        if (phrased.question().isBlank()) {
            return List.of();
        }
        List<AnswerKind> kinds = sentenceKinds(pair);
        if (!kinds.isEmpty()) {
            return syntax.sentences(kinds.getFirst());
        }
        return Placeholders.any(phrased.question()) || Placeholders.any(phrased.answer())
                ? syntax.legends()
                : List.of();
    }

    /** Whether boxes or points are asked for, be there any or not: one kind or none. */
    private static List<AnswerKind> sentenceKinds(QaPair pair) {
        Phrased phrased = pair.phrased();
        return switch (phrased.kind()) {
            case BOXES, POINTS -> List.of(phrased.kind());
            case TEXT -> {
                boolean none = pair.claim() instanceof Claim.Grounding grounding
                        && grounding.regions().isEmpty();
                if (!none) {
                    yield List.of();
                }
                yield List.of(phrased.form().equals(POINTING) ? AnswerKind.POINTS : AnswerKind.BOXES);
            }
            case CHOICE, YES_NO, NUMBER -> List.of();
        };
    }

    private String answer(QaPair pair, Frame frame, Map<String, Integer> numbers, List<Shown> shown) {
        AnswerKind kind = pair.phrased().kind();
        String answer = pair.phrased().answer();
        boolean located = kind == AnswerKind.BOXES || kind == AnswerKind.POINTS;
        if (!located || !Placeholders.replace(answer, id -> "").isBlank()) {
            return running(pair, answer, frame, numbers, shown);
        }
        List<Shown> regions = new ArrayList<>();
        for (String id : Placeholders.in(answer)) {
            Shown region = shown(pair, id, numbers);
            regions.add(kind == AnswerKind.POINTS ? region.asPoint() : region);
        }
        shown.addAll(regions);
        StringBuilder out = new StringBuilder(64 * regions.size());
        syntax.answer(regions, kind, frame, out);
        return out.toString();
    }

    private String running(QaPair pair, String text, Frame frame, Map<String, Integer> numbers, List<Shown> shown) {
        String harmless = TextRules.harmless(text, syntax.markup());
        return Placeholders.replace(harmless, (id, out) -> {
            Shown region = shown(pair, id, numbers);
            shown.add(region);
            syntax.inline(region, frame, out);
        });
    }

    private Shown shown(QaPair pair, String id, Map<String, Integer> numbers) {
        QaRegion region = region(pair, id);
        if (region == null) {
            throw new IllegalStateException("pair " + pair.id() + " shows " + id + ", which was not checked");
        }
        Integer known = numbers.putIfAbsent(id, numbers.size() + 1);
        int number = known == null ? numbers.size() : known;
        // As the question says it: of COCO's "tv", "screen".
        String label = TextRules.harmless(Labels.standard().spoken(region.label()), syntax.markup());
        return new Shown(label, region.shape(), number);
    }

    private static @Nullable QaRegion region(QaPair pair, String id) {
        for (QaRegion region : pair.regions()) {
            if (region.id().equals(id)) {
                return region;
            }
        }
        return null;
    }
}
