package io.spatialforge.core.verify;

import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps an expression back to the one region it picks, as a person would who sees the picture: lists the instances, puts
 * them in order, and takes the one that is asked for if no other one could be meant.
 */
final class ExpressionResolver {

    /** Centres closer than this part of the image's width have no order from a side. */
    private static final double TIE = 0.01;

    /** An area this many times the next one's is the largest. */
    private static final double LARGER = 1.3;

    private final Scene scene;
    private final DepthCheck depth;
    private final ConditionCheck conditions;

    ExpressionResolver(Scene scene, DepthCheck depth, ConditionCheck conditions) {
        this.scene = scene;
        this.depth = depth;
        this.conditions = conditions;
    }

    @Nullable
    String resolve(Expression expression) {
        if (expression instanceof Expression.Stated stated) {
            return bearer(stated);
        }
        List<Region> instances = new ArrayList<>();
        String unrelated = null;
        for (Region region : scene.regions()) {
            if (region.label().equals(expression.label())) {
                if (isManyOrNone(region)) {
                    return null;
                }
                instances.add(region);
            } else if (!region.label().equals(unrelated)) {
                if (Labels.standard().related(region.label(), expression.label())) {
                    return null;
                }
                unrelated = region.label();
            }
        }
        if (instances.isEmpty() || !scene.exhaustive().contains(expression.label())) {
            return null;
        }
        Region picked = switch (expression) {
            case Expression.Only e -> instances.size() == 1 ? instances.get(0) : null;
            case Expression.Every e -> null;
            case Expression.Ordinal e -> fromSide(instances, e.from(), e.position());
            case Expression.Extreme e -> extreme(instances, e.extremity());
            case Expression.Such e -> such(instances, e.conditions());
            case Expression.ExtremeSuch e -> extremeSuch(instances, e);
            case Expression.Stated e -> null;
        };
        return picked == null ? null : picked.id();
    }

    /** Id of the one region that bears the text; null where several do, or none of that label. */
    private @Nullable String bearer(Expression.Stated stated) {
        String wanted = Labels.normal(stated.text());
        Region bearer = null;
        for (Region region : scene.regions()) {
            if (region.expressions().stream()
                    .anyMatch(text -> Labels.normal(text).equals(wanted))) {
                if (bearer != null || isManyOrNone(region)) {
                    return null;
                }
                bearer = region;
            }
        }
        return bearer != null && bearer.label().equals(stated.label()) ? bearer.id() : null;
    }

    private @Nullable Region such(List<Region> instances, List<Condition> asked) {
        Region only = null;
        for (Region instance : instances) {
            boolean meetsAll = true;
            for (Condition condition : asked) {
                switch (conditions.ask(instance, condition)) {
                    case YES -> {}
                    case NO -> meetsAll = false;
                    case UNKNOWN -> {
                        if (!(condition instanceof Condition.InHalf)) {
                            return null;
                        }
                        // One that fails the other condition may lie anywhere.
                        if (meetsAll) {
                            return null;
                        }
                    }
                }
            }
            if (meetsAll) {
                if (only != null) {
                    return null;
                }
                only = instance;
            }
        }
        return only;
    }

    private @Nullable Region extremeSuch(List<Region> instances, Expression.ExtremeSuch asked) {
        List<Region> meeting = new ArrayList<>();
        for (Region instance : instances) {
            switch (conditions.ask(instance, asked.condition())) {
                case YES -> meeting.add(instance);
                case NO -> {}
                case UNKNOWN -> {
                    return null;
                }
            }
        }
        return extreme(meeting, asked.extremity());
    }

    /** Whether the box stands for many instances, or for a picture of one. */
    static boolean isManyOrNone(Region region) {
        return region.has(RegionFlag.CROWD)
                || region.has(RegionFlag.GROUP)
                || region.has(RegionFlag.DEPICTION)
                || region.has(RegionFlag.REFLECTED)
                || region.has(RegionFlag.INSIDE);
    }

    private @Nullable Region extreme(List<Region> instances, Extremity extremity) {
        if (instances.size() < 2) {
            return null;
        }
        return switch (extremity) {
            case LEFTMOST -> fromSide(instances, Side.LEFT, 1);
            case RIGHTMOST -> fromSide(instances, Side.RIGHT, 1);
            case LARGEST -> largest(instances);
            case NEAREST -> extremeInDepth(instances, 1);
            case FARTHEST -> extremeInDepth(instances, -1);
        };
    }

    private @Nullable Region fromSide(List<Region> instances, Side side, int position) {
        if (position > instances.size()) {
            return null;
        }
        Comparator<Region> fromLeft = Comparator.comparingDouble(r -> r.box().centreX());
        instances.sort(side == Side.LEFT ? fromLeft : fromLeft.reversed());
        Region picked = instances.get(position - 1);
        double tie = TIE * scene.image().width();
        boolean clear = (position == 1 || distance(picked, instances.get(position - 2)) > tie)
                && (position == instances.size() || distance(picked, instances.get(position)) > tie);
        return clear ? picked : null;
    }

    private static double distance(Region a, Region b) {
        return Math.abs(a.box().centreX() - b.box().centreX());
    }

    private static @Nullable Region largest(List<Region> instances) {
        instances.sort(Comparator.comparingDouble(
                (Region r) -> -r.box().width() * r.box().height()));
        double first = instances.get(0).box().width() * instances.get(0).box().height();
        double second = instances.get(1).box().width() * instances.get(1).box().height();
        return first >= LARGER * second ? instances.get(0) : null;
    }

    private @Nullable Region extremeInDepth(List<Region> instances, int sign) {
        for (Region candidate : instances) {
            boolean beatsAll = true;
            for (Region other : instances) {
                beatsAll &= other == candidate || depth.compare(candidate, other) == sign;
            }
            if (beatsAll) {
                return candidate;
            }
        }
        return null;
    }
}
