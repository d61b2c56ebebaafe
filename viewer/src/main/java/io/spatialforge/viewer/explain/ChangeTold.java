package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Margins;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what would have changed a pair. */
final class ChangeTold {

    /** A margin passed by less than this factor is called close. */
    private static final double CLOSE = 1.1;

    private ChangeTold() {}

    /** The closest margin, or what else would have changed it. */
    static List<String> of(QaPair pair, Margins margins, Names names) {
        Measure closest = closest(pair);
        if (closest == null) {
            return List.of(exact(pair.claim()));
        }
        MeasureWords.Roles roles = ClaimWords.roles(pair.claim(), names);
        double spare = MeasureWords.spare(closest);
        String setting = MeasureWords.setting(closest, margins);
        return List.of(
                "The closest call: %s. %s%s Had it been on the other side, the rule would not have stated the claim."
                        .formatted(
                                MeasureWords.sentence(closest, roles),
                                spare < CLOSE
                                        ? "That is close."
                                        : "That leaves room for a factor of %s.".formatted(factor(spare)),
                                setting == null ? "" : " The margin is margins." + setting + "."));
    }

    private static String factor(double spare) {
        return String.format(Locale.ROOT, spare < 10 ? "%.2f" : "%.0f", spare);
    }

    private static String exact(Claim claim) {
        return switch (claim) {
            case Claim.Count c ->
                "There is no margin to it: one more or one less annotated, or a doubt about the label, would have.";
            case Claim.Grounding g ->
                "There is no margin to it: another thing of the label in the annotations, or a doubt about the label,"
                        + " would have.";
            case Claim.Referring r ->
                "There is no margin to it: another region that the words fit, or a doubt about the label, would have.";
            case Claim.Nearer c -> noMargin();
            case Claim.DepthOrder c -> noMargin();
            case Claim.ExtremeDepth c -> noMargin();
            case Claim.LeftOf c -> noMargin();
            case Claim.HorizontalOrder c -> noMargin();
            case Claim.Bearing c -> noMargin();
            case Claim.Facing c -> noMargin();
        };
    }

    private static String noMargin() {
        return "No margin of it was recorded.";
    }

    /** The measure that passed its threshold by the least factor; null where none has a margin. */
    static @Nullable Measure closest(QaPair pair) {
        Measure closest = null;
        for (Measure measure : pair.evidence().measures()) {
            boolean closer = Double.isFinite(MeasureWords.spare(measure))
                    && (closest == null || MeasureWords.spare(measure) < MeasureWords.spare(closest));
            closest = closer ? measure : closest;
        }
        return closest;
    }
}
