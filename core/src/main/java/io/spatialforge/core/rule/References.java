package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Expression.Every;
import io.spatialforge.core.claim.Expression.Extreme;
import io.spatialforge.core.claim.Expression.ExtremeSuch;
import io.spatialforge.core.claim.Expression.Only;
import io.spatialforge.core.claim.Expression.Ordinal;
import io.spatialforge.core.claim.Expression.Stated;
import io.spatialforge.core.claim.Expression.Such;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The expressions that pick one region of a scene and no other, with a margin.
 *
 * <p>"The dog" needs exactly one dog among all regions, exhaustively annotated, with no crowd, group, tiny or related one
 * beside it. Where there are several, the k-th from a side needs its left edge, right edge and centre to lie apart from
 * every other instance's in the same order, so that it does not matter by which of the three a person counts, and no
 * instance so small that it is missed in counting; "the one
 * that covers most of the image" needs a box much larger than the next; nearest and farthest need a clear order in depth
 * with every other instance.
 */
public final class References {

    /** Counting from a side beyond this is tedious for a person. */
    private static final int LAST_ORDINAL = 5;

    private final SceneFacts facts;
    private final Map<Region, List<Reference>> byRegion = new IdentityHashMap<>();

    /**
     * An expression and the smallest of the margins by which it picks its region.
     *
     * @param measure the margin held against its threshold
     */
    public record Reference(Expression expression, Measure measure) {}

    References(SceneFacts facts) {
        this.facts = facts;
        for (SceneFacts.LabelFacts label : facts.labels().values()) {
            if (label.isNamed()) {
                collect(label);
            }
        }
    }

    /** All expressions that pick the region, the plainest first; empty where none does. */
    public List<Reference> of(Region region) {
        return byRegion.getOrDefault(region, List.of());
    }

    /** By what a region falls short of standing out from the others of its label, by place and by size. */
    List<Measure> shortfalls(Region region, List<Region> instances) {
        List<Measure> shortfalls = new ArrayList<>(2);
        double side = Double.POSITIVE_INFINITY;
        double next = 0;
        for (Region other : instances) {
            if (other != region) {
                side = Math.min(side, Math.abs(sideGap(region.box(), other.box())));
                next = Math.max(next, other.box().area());
            }
        }
        double gap = side / facts.scene().image().width();
        if (gap < facts.margins().ordinalGap()) {
            shortfalls.add(new Measure("side_gap", gap, facts.margins().ordinalGap()));
        }
        double ratio = region.box().area() / next;
        if (ratio < facts.margins().largestRatio()) {
            shortfalls.add(new Measure("area_ratio", ratio, facts.margins().largestRatio()));
        }
        return shortfalls;
    }

    /** Expressions by which a question about a relation can name things without giving the relation away. */
    static boolean givesNoSideAway(Expression expression) {
        return switch (expression) {
            case Only e -> true;
            case Extreme e -> !isOfSide(e.extremity());
            case Such e -> e.conditions().stream().noneMatch(References::isOfSide);
            case ExtremeSuch e -> !isOfSide(e.extremity()) && !isOfSide(e.condition());
            case Ordinal e -> false;
            case Every e -> false;
            case Stated e -> false; // who knows what people say
        };
    }

    static boolean givesNoDepthAway(Expression expression) {
        return switch (expression) {
            case Only e -> true;
            case Extreme e -> !isOfDepth(e.extremity());
            case ExtremeSuch e -> !isOfDepth(e.extremity());
            case Ordinal e -> true;
            case Such e -> true;
            case Every e -> true;
            case Stated e -> false;
        };
    }

    private static boolean isOfDepth(Extremity extremity) {
        return extremity.ofDepth() || extremity == Extremity.LARGEST;
    }

    private static boolean isOfSide(Extremity extremity) {
        return extremity == Extremity.LEFTMOST || extremity == Extremity.RIGHTMOST;
    }

    private static boolean isOfSide(Condition condition) {
        return condition instanceof Condition.InHalf;
    }

    /** The region named by one of its expressions that is allowed; null where there is none. */
    @Nullable
    Mention named(Region region, Predicate<Expression> allowed, String purpose) {
        List<Reference> all = of(region);
        List<Expression> fit = new ArrayList<>(all.size());
        for (Reference reference : all) {
            if (allowed.test(reference.expression())) {
                fit.add(reference.expression());
            }
        }
        if (fit.isEmpty()) {
            return null;
        }
        long chance = StableHash.with(StableHash.with(facts.chance(), purpose), region.id());
        return new Mention.Named(region.id(), fit.get(StableHash.below(chance, fit.size())));
    }

    /** The region named if it can be, else shown as a box. */
    Mention namedOrShown(Region region, Predicate<Expression> allowed, String purpose) {
        Mention named = named(region, allowed, purpose);
        return named != null ? named : new Mention.Shown(region.id(), region.label());
    }

    private void collect(SceneFacts.LabelFacts label) {
        List<Region> instances = label.instances();
        if (instances.size() == 1) {
            add(instances.get(0), new Only(label.label()), new Measure("instances", 1, 1));
        } else {
            extremes(label.label(), null, instances);
        }
        collectByCondition(label);
    }

    private void collectByCondition(SceneFacts.LabelFacts label) {
        List<Conditions.Met> several = new ArrayList<>();
        for (Conditions.Met met : facts.conditions().of(label)) {
            if (!met.complete() || met.meeting().isEmpty()) {
                continue;
            }
            if (met.meeting().size() == 1) {
                such(label, List.of(met.condition()), met.meeting().get(0));
            } else if (met.meeting().size() < label.instances().size()) {
                several.add(met);
                switch (met.condition()) {
                    case Condition.Has has -> {
                        extremes(label.label(), has, met.meeting());
                        byHalf(label, met);
                    }
                    case Condition.Related related -> {
                        if (Conditions.isSaidOfSeveral(related)) {
                            extremes(label.label(), related, met.meeting());
                        }
                    }
                    case Condition.InHalf half ->
                        throw new IllegalStateException("halves are no condition of their own");
                }
            }
        }
        for (int i = 0; i < several.size(); i++) {
            for (int j = i + 1; j < several.size(); j++) {
                if (!readsWell(several.get(i).condition(), several.get(j).condition())) {
                    continue;
                }
                List<Region> both = new ArrayList<>(several.get(i).meeting());
                both.retainAll(several.get(j).meeting());
                if (both.size() == 1) {
                    such(
                            label,
                            List.of(several.get(i).condition(), several.get(j).condition()),
                            both.get(0));
                }
            }
        }
    }

    /** Two relationships can be joined only if neither needs a clause of its own. */
    private static boolean readsWell(Condition first, Condition second) {
        return !(first instanceof Condition.Related one && second instanceof Condition.Related other)
                || (Conditions.isSaidOfSeveral(one) && Conditions.isSaidOfSeveral(other));
    }

    /** "The wooden chair in the left half of the image". */
    private void byHalf(SceneFacts.LabelFacts label, Conditions.Met met) {
        for (Side side : Side.values()) {
            List<Region> inside = Halves.in(facts, side, met.meeting());
            if (inside != null && inside.size() == 1) {
                such(label, List.of(met.condition(), new Condition.InHalf(side)), inside.get(0));
            }
        }
    }

    private void such(SceneFacts.LabelFacts label, List<Condition> conditions, Region region) {
        add(
                region,
                new Such(label.label(), conditions),
                new Measure(
                        "conditions_known",
                        label.instances().size(),
                        label.instances().size()));
    }

    /**
     * Those that stand out from several instances, by place, size or depth.
     *
     * @param condition what the several have in common beyond the label; null where they are all there are
     */
    private void extremes(String label, @Nullable Condition condition, List<Region> instances) {
        boolean plain = true;
        for (Region region : instances) {
            plain &= isPlain(region);
        }
        for (Region region : instances) {
            if (plain) {
                collectBySide(label, condition, region, instances);
            }
            if (region.shape() instanceof Box) {
                collectBySize(label, condition, region, instances);
                collectByDepth(label, condition, region, instances);
            }
        }
    }

    private static Expression extreme(String label, @Nullable Condition condition, Extremity extremity) {
        return condition == null ? new Extreme(label, extremity) : new ExtremeSuch(label, condition, extremity);
    }

    /** Whether nobody who counts from a side would miss the instance; of a point, that is not known. */
    private boolean isPlain(Region region) {
        Image image = facts.scene().image();
        return region.shape() instanceof Box box
                && box.area() >= facts.margins().ordinalArea() * image.width() * image.height();
    }

    private void collectBySide(String label, @Nullable Condition condition, Region region, List<Region> instances) {
        double width = facts.scene().image().width();
        double asked = facts.margins().ordinalGap();
        double smallest = Double.POSITIVE_INFINITY;
        int fromLeft = 1;
        for (Region other : instances) {
            if (other == region) {
                continue;
            }
            double gap = sideGap(region.box(), other.box()) / width;
            if (Math.abs(gap) < asked || gap == 0) {
                return;
            }
            smallest = Math.min(smallest, Math.abs(gap));
            fromLeft += gap > 0 ? 1 : 0;
        }
        Measure measure = new Measure("side_gap", smallest, asked);
        int fromRight = instances.size() + 1 - fromLeft;
        if (fromLeft == 1) {
            add(region, extreme(label, condition, Extremity.LEFTMOST), measure);
        } else if (fromRight == 1) {
            add(region, extreme(label, condition, Extremity.RIGHTMOST), measure);
        } else if (condition == null) {
            if (fromLeft <= LAST_ORDINAL) {
                add(region, new Ordinal(label, fromLeft, Side.LEFT), measure);
            }
            if (fromRight <= LAST_ORDINAL) {
                add(region, new Ordinal(label, fromRight, Side.RIGHT), measure);
            }
        }
    }

    private void collectBySize(String label, @Nullable Condition condition, Region region, List<Region> instances) {
        double next = 0;
        for (Region other : instances) {
            next = other == region ? next : Math.max(next, other.box().area());
        }
        double ratio = region.box().area() / next;
        if (ratio >= facts.margins().largestRatio()) {
            add(
                    region,
                    extreme(label, condition, Extremity.LARGEST),
                    new Measure("area_ratio", ratio, facts.margins().largestRatio()));
        }
    }

    private void collectByDepth(String label, @Nullable Condition condition, Region region, List<Region> instances) {
        if (region.depth() == null) {
            return;
        }
        int nearerThan = 0;
        int fartherThan = 0;
        Measure smallest = null;
        for (Region other : instances) {
            if (other == region) {
                continue;
            }
            if (!(DepthComparison.compare(facts.scene(), facts.margins(), facts.thing(region), facts.thing(other))
                    instanceof DepthComparison.Ordered order)) {
                return;
            }
            if (order.nearer() == region) {
                nearerThan++;
            } else {
                fartherThan++;
            }
            Measure measure = order.measures().get(0);
            smallest = smallest == null || measure.value() < smallest.value() ? measure : smallest;
        }
        if (smallest == null) {
            return;
        }
        if (fartherThan == 0) {
            add(region, extreme(label, condition, Extremity.NEAREST), smallest);
        } else if (nearerThan == 0) {
            add(region, extreme(label, condition, Extremity.FARTHEST), smallest);
        }
    }

    private void add(Region region, Expression expression, Measure measure) {
        byRegion.computeIfAbsent(region, r -> new ArrayList<>(4)).add(new Reference(expression, measure));
    }

    /**
     * By how many pixels the first box lies to the right of the second by the least of left edge, centre and right edge;
     * negative where it lies to the left; 0 where they disagree.
     */
    private static double sideGap(Box box, Box other) {
        double left = box.x1() - other.x1();
        double right = box.x2() - other.x2();
        if (left > 0 && right > 0) {
            return Math.min(left, right);
        }
        return left < 0 && right < 0 ? Math.max(left, right) : 0;
    }
}
