package io.spatialforge.words.phrasing;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.words.Noun;
import java.util.List;

/** Questions about which things there are: where, what, how many. */
final class ThingPhrasing {

    private final Phrasing phrasing;

    ThingPhrasing(Phrasing phrasing) {
        this.phrasing = phrasing;
    }

    Phrased ground(Claim.Grounding claim) {
        if (!(claim.expression() instanceof Expression.Every every)) {
            phrasing.draft().fill(Slot.X, phrasing.words().of(claim.expression()));
            return phrasing.ask(Task.GROUNDING, "one").answered(boxes(claim.regions()), AnswerKind.BOXES);
        }
        Noun noun = fillNoun(every.label());
        Phrasing.Question question = phrasing.ask(Task.GROUNDING, "every", noun.hasSingular());
        return claim.regions().isEmpty()
                ? question.answered(phrasing.answer(Task.GROUNDING, "absence"), AnswerKind.TEXT)
                : question.answered(boxes(claim.regions()), AnswerKind.BOXES);
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
        };
        return phrasing.ask(Task.COUNTING, form, noun.hasSingular())
                .answered(Integer.toString(claim.count()), AnswerKind.NUMBER);
    }

    private Noun fillNoun(String label) {
        Noun noun = phrasing.lexicon().noun(label);
        phrasing.draft().fill(Slot.ONE, noun.singular()).fill(Slot.MANY, noun.plural(), !noun.isMass());
        return noun;
    }

    private static String boxes(List<String> regions) {
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
