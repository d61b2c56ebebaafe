package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a question that allows few: yes or no, a letter, a side, the k-th that is mentioned, a number.
 *
 * @param kind task, form, and how many answers there are if that varies: answers are held against others of their kind
 * @param answer one of them
 * @param options how many answers there are; 0 for numbers, which have no end
 */
record ClosedAnswer(String kind, String answer, int options) {

    /** What a pair's answer is among those its question allows; null where they can't be told beforehand. */
    static @Nullable ClosedAnswer of(QaPair pair) {
        Phrased phrased = pair.phrased();
        String kind = pair.claim().task().id() + "/" + phrased.form();
        return switch (phrased.kind()) {
            case YES_NO -> among(kind, phrased.answer(), 2);
            case CHOICE ->
                phrased.choices() == null
                        ? null
                        : among(kind, phrased.answer(), phrased.choices().size());
            case NUMBER -> new ClosedAnswer(kind, phrased.answer(), 0);
            case TEXT -> text(pair, kind);
            case BOXES, POINTS -> null;
        };
    }

    private static @Nullable ClosedAnswer text(QaPair pair, String kind) {
        String answer = pair.phrased().answer();
        return switch (pair.claim()) {
            case Claim.Nearer c -> mentioned(pair, kind, answer, 2);
            case Claim.LeftOf c ->
                answer.equals("left") || answer.equals("right")
                        ? among(kind, answer, 2)
                        : mentioned(pair, kind, answer, 2);
            case Claim.ExtremeDepth c -> mentioned(pair, kind, answer, c.among().size());
            case Claim.DepthOrder c ->
                mentioned(pair, kind, first(answer), c.order().size());
            case Claim.HorizontalOrder c ->
                mentioned(pair, kind, first(answer), c.order().size());
            case Claim.Bearing c -> among(kind, answer, 4);
            case Claim.Facing c -> among(kind, answer, 4);
            case Claim.Count c -> null;
            case Claim.Grounding c -> null;
            case Claim.Referring c -> null;
        };
    }

    private static ClosedAnswer among(String kind, String answer, int options) {
        return new ClosedAnswer(kind + "/" + options, answer, options);
    }

    private static String first(String list) {
        int comma = list.indexOf(", ");
        return comma < 0 ? list : list.substring(0, comma);
    }

    /** The how-manieth of the things mentioned the answer is; null where that can't be seen. */
    private static @Nullable ClosedAnswer mentioned(QaPair pair, String kind, String answer, int of) {
        int place = MentionPlace.of(pair.phrased().question(), answer, of);
        return place == 0 ? null : among(kind, Integer.toString(place), of);
    }
}
