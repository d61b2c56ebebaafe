package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.scene.View;
import io.spatialforge.words.phrasing.Phraser;
import org.jspecify.annotations.Nullable;

/** What a claim says, as one plain sentence. */
final class ClaimWords {

    private ClaimWords() {}

    static String sentence(Claim claim, Names names) {
        return Names.capital(
                switch (claim) {
                    case Claim.Nearer c ->
                        "%s is nearer to the camera than %s.".formatted(names.the(c.nearer()), names.the(c.farther()));
                    case Claim.DepthOrder c -> "from near to far there are %s.".formatted(names.all(c.order()));
                    case Claim.ExtremeDepth c ->
                        "of %s, %s is the one %s the camera."
                                .formatted(
                                        names.all(c.among()),
                                        names.the(c.region()),
                                        c.which() == DepthEnd.NEAREST ? "nearest to" : "farthest from");
                    case Claim.LeftOf c ->
                        "%s is to the left of %s in the image.".formatted(names.the(c.left()), names.the(c.right()));
                    case Claim.HorizontalOrder c ->
                        "from left to right in the image there are %s.".formatted(names.all(c.order()));
                    case Claim.Bearing c ->
                        "as %s sees it, %s is %s."
                                .formatted(names.the(c.viewer()), names.the(c.target()), direction(c.direction()));
                    case Claim.Facing c -> "%s faces %s.".formatted(names.the(c.viewer()), view(c.facing()));
                    case Claim.Count c -> count(c, names);
                    case Claim.Grounding c -> grounding(c, names);
                    case Claim.Referring c ->
                        "%s means %s and no other region."
                                .formatted(Names.quoted(c.expression()), names.the(c.region()));
                });
    }

    private static String count(Claim.Count c, Names names) {
        String condition = c.condition() == null
                ? "in the image"
                : "that " + (c.count() < 2 ? "is " : "are ") + said(c.condition());
        String regions = c.count() == 0 ? "" : ": " + names.all(c.regions());
        return "there %s %s %s%s."
                .formatted(
                        c.count() == 1 ? "is" : c.count() == 0 ? "is" : "are",
                        Names.counted(c.count(), c.label()),
                        condition,
                        regions);
    }

    private static String grounding(Claim.Grounding c, Names names) {
        if (!(c.expression() instanceof Expression.Every every)) {
            return "%s means %s and no other region.".formatted(Names.quoted(c.expression()), names.all(c.regions()));
        }
        return switch (c.regions().size()) {
            case 0 -> "there is no %s in the image.".formatted(Names.singular(every.label()));
            case 1 ->
                "the only %s in the image is %s.".formatted(Names.singular(every.label()), names.all(c.regions()));
            default -> "all %s in the image are %s.".formatted(Names.plural(every.label()), names.all(c.regions()));
        };
    }

    static String said(@Nullable Condition condition) {
        if (condition == null) {
            return "";
        }
        try {
            return Phraser.standard().condition(condition);
        } catch (IllegalArgumentException e) {
            return condition.toString();
        }
    }

    static String view(View view) {
        return switch (view) {
            case TOWARDS -> "the camera";
            case AWAY -> "away from the camera";
            case LEFT -> "the left of the image";
            case RIGHT -> "the right of the image";
        };
    }

    static String direction(Direction direction) {
        return switch (direction) {
            case LEFT -> "on their left";
            case RIGHT -> "on their right";
            case AHEAD -> "in front of them";
            case BEHIND -> "behind them";
        };
    }

    /** Whom the measures of a claim are about. */
    static MeasureWords.Roles roles(Claim claim, Names names) {
        return switch (claim) {
            case Claim.Nearer c -> new MeasureWords.Roles(names.the(c.nearer()), names.the(c.farther()));
            case Claim.LeftOf c -> new MeasureWords.Roles(names.the(c.left()), names.the(c.right()));
            case Claim.Bearing c -> new MeasureWords.Roles(names.the(c.viewer()), names.the(c.target()));
            case Claim.Facing c -> new MeasureWords.Roles(names.the(c.viewer()), null);
            case Claim.Referring c -> one(c.expression(), names.the(c.region()));
            case Claim.Grounding c ->
                c.regions().size() == 1 ? one(c.expression(), names.all(c.regions())) : MeasureWords.Roles.SEVERAL;
            case Claim.DepthOrder c -> MeasureWords.Roles.SEVERAL;
            case Claim.ExtremeDepth c -> MeasureWords.Roles.SEVERAL;
            case Claim.HorizontalOrder c -> MeasureWords.Roles.SEVERAL;
            case Claim.Count c -> MeasureWords.Roles.SEVERAL;
        };
    }

    /** Of "the chair nearest to the camera" the margin is that to another chair, which the evidence does not name. */
    private static MeasureWords.Roles one(Expression expression, String region) {
        boolean byDepth = switch (expression) {
            case Expression.Extreme e -> e.extremity().ofDepth();
            case Expression.ExtremeSuch e -> e.extremity().ofDepth();
            case Expression.Every e -> false;
            case Expression.Only e -> false;
            case Expression.Ordinal e -> false;
            case Expression.Such e -> false;
            case Expression.Stated e -> false;
        };
        return byDepth ? MeasureWords.Roles.SEVERAL : new MeasureWords.Roles(region, null);
    }
}
