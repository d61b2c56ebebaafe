package io.spatialforge.words.phrasing;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.words.Noun;
import java.util.List;

/** Questions about which things there are: where, what, how many. */
final class ThingPhrasing {

    private final Phrasing phrasing;

    ThingPhrasing(Phrasing phrasing) {
        this.phrasing = phrasing;
    }

    Phrased ground(Claim.Grounding claim) {
        return switch (claim.expression()) {
            case Expression.Every every -> every(every.label(), claim.regions());
            case Expression.Stated stated -> {
                phrasing.draft().fill(Slot.TEXT, stated.text());
                yield phrasing.ask(Task.GROUNDING, "stated").answered(shown(claim.regions()), AnswerKind.BOXES);
            }
            case Expression.Only e -> one(claim);
            case Expression.Ordinal e -> one(claim);
            case Expression.Extreme e -> one(claim);
            case Expression.Such e -> one(claim);
            case Expression.ExtremeSuch e -> one(claim);
        };
    }

    private Phrased one(Claim.Grounding claim) {
        phrasing.draft().fill(Slot.X, phrasing.words().of(claim.expression()));
        return arePoints(claim.regions())
                ? phrasing.ask(Task.GROUNDING, "point-one").answered(shown(claim.regions()), AnswerKind.POINTS)
                : phrasing.ask(Task.GROUNDING, "one").answered(shown(claim.regions()), AnswerKind.BOXES);
    }

    private Phrased every(String label, List<String> regions) {
        Noun noun = fillNoun(label);
        boolean points = regions.isEmpty() ? wouldBePoints(label) : arePoints(regions);
        Phrasing.Question question = phrasing.ask(Task.GROUNDING, points ? "points" : "every", noun.hasSingular());
        if (regions.isEmpty()) {
            return question.answered(phrasing.answer(Task.GROUNDING, "absence"), AnswerKind.TEXT);
        }
        return question.answered(shown(regions), points ? AnswerKind.POINTS : AnswerKind.BOXES);
    }

    private boolean arePoints(List<String> regions) {
        for (String id : regions) {
            if (!(phrasing.scene().region(id).shape() instanceof Point)) {
                return false;
            }
        }
        return !regions.isEmpty();
    }

    /** Whether what is absent would have been pointed at: as everything else was, or for being a label people wrote. */
    private boolean wouldBePoints(String label) {
        List<Region> regions = phrasing.scene().regions();
        for (Region region : regions) {
            if (!(region.shape() instanceof Point)) {
                return false;
            }
        }
        return !regions.isEmpty() || !Labels.standard().isKnown(label);
    }

    Phrased refer(Claim.Referring claim) {
        phrasing.draft().fill(Slot.R, '{' + claim.region() + '}');
        return phrasing.ask(Task.REFERRING, "name").answered(phrasing.words().of(claim.expression()), AnswerKind.TEXT);
    }

    Phrased count(Claim.Count claim) {
        Noun noun = fillNoun(claim.label());
        String form = switch (claim.condition()) {
            case null -> "all";
            case Condition.InHalf inHalf -> {
                phrasing.draft().askSecondSide(inHalf.side() == Side.RIGHT);
                yield "half";
            }
            case Condition.Has has -> {
                fillCondition(noun, has);
                yield "has";
            }
            case Condition.Related related -> {
                fillCondition(noun, related);
                yield "related";
            }
        };
        return phrasing.ask(Task.COUNTING, form, noun.hasSingular())
                .answered(Integer.toString(claim.count()), AnswerKind.NUMBER);
    }

    private void fillCondition(Noun noun, Condition condition) {
        ConditionWords words = phrasing.words().conditions();
        phrasing.draft()
                .fill(Slot.SUCH, words.with(noun.plural(), condition, false))
                .fill(Slot.MET, words.afterVerb(condition));
    }

    private Noun fillNoun(String label) {
        Noun noun = phrasing.lexicon().noun(label);
        phrasing.draft().fill(Slot.ONE, noun.singular()).fill(Slot.MANY, noun.plural(), !noun.isMass());
        return noun;
    }

    private static String shown(List<String> regions) {
        StringBuilder text = new StringBuilder();
        for (String region : regions) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append('{').append(region).append('}');
        }
        return text.toString();
    }
}
