package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.QaPair;
import org.jspecify.annotations.Nullable;

/**
 * What a question that compares nothing is about, and its answer: there may be no more than one bed in any image, and most
 * people may face the camera.
 *
 * @param table the kind of question
 * @param about the label, with what the counted ones must meet
 * @param answer the number, the direction, or whether there are any
 */
record Subject(Table table, String about, String answer) {

    static final String NONE = "0";
    private static final String SOME = "some";

    /** What a pair's question is about; null where its answer is not one of a few. */
    static @Nullable Subject of(QaPair pair) {
        return switch (pair.claim()) {
            case Claim.Count c -> count(c);
            case Claim.Grounding c ->
                c.expression() instanceof Expression.Every every
                        ? new Subject(
                                pair.phrased().form().equals("points") ? Table.POINT : Table.LOCATE,
                                every.label(),
                                c.regions().isEmpty() ? NONE : SOME)
                        : null;
            case Claim.Facing c ->
                new Subject(
                        Table.FACING,
                        Contest.region(pair, c.viewer()).label(),
                        c.facing().id());
            case Claim.Bearing c ->
                new Subject(
                        Table.BEARING,
                        Contest.region(pair, c.target()).label(),
                        c.direction().id());
            case Claim.Nearer c -> null;
            case Claim.DepthOrder c -> null;
            case Claim.ExtremeDepth c -> null;
            case Claim.LeftOf c -> null;
            case Claim.HorizontalOrder c -> null;
            case Claim.Referring c -> null;
        };
    }

    private static Subject count(Claim.Count count) {
        String number = Integer.toString(count.count());
        return switch (count.condition()) {
            case null -> new Subject(Table.COUNT_ALL, count.label(), number);
            case Condition.InHalf half -> new Subject(Table.COUNT_HALF, count.label(), number);
            case Condition.Has has -> new Subject(Table.COUNT_HAS, has.attribute() + " " + count.label(), number);
            case Condition.Related related ->
                new Subject(
                        Table.COUNT_RELATED,
                        count.label() + " " + related.role().id() + " " + related.predicate() + " " + related.other(),
                        number);
        };
    }
}
