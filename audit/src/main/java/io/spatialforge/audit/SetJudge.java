package io.spatialforge.audit;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Counts, groundings and descriptions: claims about all objects of a label, judged only where truth lists them all. */
final class SetJudge {

    /** An object of which less shows may be counted or not. */
    private static final double LEAST_VISIBLE = 0.05;

    private final Truth truth;
    private final TruthImage image;
    private final Matching matching;

    SetJudge(Truth truth, TruthImage image, Matching matching) {
        this.truth = truth;
        this.image = image;
        this.matching = matching;
    }

    Outcome count(Claim.Count claim) {
        String label = truth.aliases().of(claim.label());
        List<TruthObject> instances = image.instances(label);
        Condition condition = claim.condition();
        if (claim.count() == 0 && condition == null) {
            return absence(label);
        }
        Gap gap = gap(label);
        if (gap != null) {
            return Outcome.notJudged(gap);
        }
        int sure = instances.size();
        int possible = sure;
        Gap open = Gap.STRADDLES;
        switch (condition) {
            case null -> {}
            case Condition.InHalf half -> {
                sure = (int)
                        instances.stream().filter(o -> liesIn(o, half.side())).count();
                possible =
                        sure + (int) instances.stream().filter(this::straddles).count();
            }
            case Condition.Has has -> {
                sure = 0;
                open = Gap.NOT_RECORDED;
            }
            case Condition.Related related -> {
                sure = 0;
                open = Gap.NOT_RECORDED;
            }
        }
        if (open == Gap.NOT_RECORDED && claim.count() > possible) {
            return Outcome.wrong("%d × %s in all, not %d%s".formatted(possible, label, claim.count(), said(condition)));
        }
        if (claim.count() < sure || claim.count() > possible) {
            return Outcome.wrong("%d × %s%s, not %d".formatted(sure, label, said(condition), claim.count()));
        }
        return sure == possible ? Outcome.RIGHT : Outcome.notJudged(open);
    }

    Outcome grounding(Claim.Grounding claim) {
        String label = truth.aliases().of(claim.expression().label());
        if (claim.regions().isEmpty()
                && (claim.expression() instanceof Expression.Every
                        || claim.expression() instanceof Expression.Only
                        || image.instances(label).isEmpty())) {
            return absence(label);
        }
        Picked picked = pick(claim.expression(), label);
        if (picked.gap != null) {
            return Outcome.notJudged(picked.gap);
        }
        Set<TruthObject> claimed = new HashSet<>();
        Gap unmatched = null;
        for (String region : claim.regions()) {
            TruthObject object = matching.object(region);
            if (object != null) {
                claimed.add(object);
            } else if (matching.nothingAt(region)) {
                return Outcome.wrong("no " + label + " is where " + region + " is");
            } else {
                unmatched = Gap.REGION_UNMATCHED;
            }
        }
        if (claim.regions().size() != picked.objects.size()) {
            return Outcome.wrong("%s picks %d, not %d"
                    .formatted(
                            said(claim.expression()),
                            picked.objects.size(),
                            claim.regions().size()));
        }
        if (unmatched != null) {
            return Outcome.notJudged(unmatched);
        }
        return claimed.equals(picked.objects)
                ? Outcome.RIGHT
                : Outcome.wrong(said(claim.expression()) + " picks " + said(picked.objects));
    }

    Outcome referring(Claim.Referring claim) {
        TruthObject object = matching.object(claim.region());
        if (object == null) {
            return Outcome.notJudged(Gap.REGION_UNMATCHED);
        }
        Picked picked =
                pick(claim.expression(), truth.aliases().of(claim.expression().label()));
        if (picked.gap != null) {
            return Outcome.notJudged(picked.gap);
        }
        return picked.objects.equals(Set.of(object))
                ? Outcome.RIGHT
                : Outcome.wrong(said(claim.expression()) + " picks " + said(picked.objects) + ", not " + said(object));
    }

    /** That there is none is wrong wherever truth has one or a crowd, even if it does not list all. */
    private Outcome absence(String label) {
        int known = image.instances(label).size();
        if (known > 0) {
            return Outcome.wrong("there is a " + label + " (" + known + ")");
        }
        if (image.hasCrowdOf(label)) {
            return Outcome.wrong("there is a crowd of " + label);
        }
        Gap gap = gap(label);
        return gap == null ? Outcome.RIGHT : Outcome.notJudged(gap);
    }

    /** Why truth does not know all objects of a label; null if it does. */
    private @Nullable Gap gap(String label) {
        return gap(image, label);
    }

    /** As {@link #gap(String)}, of any photograph. */
    static @Nullable Gap gap(TruthImage image, String label) {
        switch (image.completeness()) {
            case PARTIAL -> {
                return Gap.NOT_EXHAUSTIVE;
            }
            case OF_KNOWN_LABELS -> {
                if (!image.file().knows(label)) {
                    return Gap.LABEL_OUTSIDE;
                }
            }
            case STATED -> {}
        }
        if (image.hasCrowdOf(label)) {
            return Gap.CROWD;
        }
        for (TruthObject object : image.instances(label)) {
            if (object.visible() < LEAST_VISIBLE) {
                return Gap.HARDLY_VISIBLE;
            }
        }
        return null;
    }

    private record Picked(
            Set<TruthObject> objects, @Nullable Gap gap) {
        static Picked of(List<TruthObject> objects) {
            return new Picked(Set.copyOf(objects), null);
        }

        static Picked unknown(Gap gap) {
            return new Picked(Set.of(), gap);
        }
    }

    /** What the expression picks by truth: several where it should pick one but does not. */
    private Picked pick(Expression expression, String label) {
        Gap gap = gap(label);
        if (gap != null) {
            return Picked.unknown(gap);
        }
        List<TruthObject> instances = image.instances(label);
        return switch (expression) {
            case Expression.Every every -> Picked.of(instances);
            case Expression.Only only -> Picked.of(instances);
            case Expression.Ordinal ordinal -> Picked.of(ordinal(instances, ordinal));
            case Expression.Extreme extreme -> extreme(instances, extreme.extremity());
            case Expression.Such such -> Picked.unknown(Gap.NOT_RECORDED);
            case Expression.ExtremeSuch extreme -> Picked.unknown(Gap.NOT_RECORDED);
            case Expression.Stated stated -> Picked.unknown(Gap.NOT_RECORDED);
        };
    }

    private static List<TruthObject> ordinal(List<TruthObject> instances, Expression.Ordinal ordinal) {
        ToDoubleFunction<TruthObject> fromSide =
                ordinal.from() == Side.LEFT ? SetJudge::middle : object -> -middle(object);
        List<TruthObject> sorted = new ArrayList<>(instances);
        sorted.sort(Comparator.comparingDouble(fromSide));
        if (ordinal.position() < 1 || ordinal.position() > sorted.size()) {
            return List.of();
        }
        double place = middle(sorted.get(ordinal.position() - 1));
        return sorted.stream().filter(o -> middle(o) == place).toList();
    }

    private static Picked extreme(List<TruthObject> instances, Extremity extremity) {
        if (extremity == Extremity.NEAREST || extremity == Extremity.FARTHEST) {
            return extremeDepth(instances, extremity);
        }
        return Picked.of(highest(
                instances,
                switch (extremity) {
                    case LEFTMOST -> object -> -middle(object);
                    case RIGHTMOST -> SetJudge::middle;
                    case LARGEST -> SetJudge::area;
                    case NEAREST, FARTHEST -> throw new IllegalStateException("depth was dealt with");
                }));
    }

    private static Picked extremeDepth(List<TruthObject> instances, Extremity extremity) {
        for (TruthObject a : instances) {
            for (TruthObject b : instances) {
                Double da = a.depth();
                Double db = b.depth();
                if (da == null || db == null) {
                    return Picked.unknown(Gap.NO_DEPTH);
                }
                if (a != b && DepthJudge.isCoarse(a, b, da, db)) {
                    return Picked.unknown(Gap.DEPTH_COARSE);
                }
            }
        }
        return Picked.of(highest(instances, object -> extremity == Extremity.NEAREST ? -depth(object) : depth(object)));
    }

    private static double depth(TruthObject object) {
        Double depth = object.depth();
        return depth == null ? Double.NaN : depth;
    }

    private static List<TruthObject> highest(List<TruthObject> instances, ToDoubleFunction<TruthObject> measure) {
        double most = Double.NEGATIVE_INFINITY;
        for (TruthObject object : instances) {
            most = Math.max(most, measure.applyAsDouble(object));
        }
        List<TruthObject> found = new ArrayList<>();
        for (TruthObject object : instances) {
            if (measure.applyAsDouble(object) == most) {
                found.add(object);
            }
        }
        return found;
    }

    static double middle(TruthObject object) {
        return (object.box().x1() + object.box().x2()) / 2;
    }

    private static double area(TruthObject object) {
        return (object.box().x2() - object.box().x1())
                * (object.box().y2() - object.box().y1());
    }

    private boolean liesIn(TruthObject object, Side side) {
        double half = image.width() / 2.0;
        return side == Side.LEFT ? object.box().x2() <= half : object.box().x1() >= half;
    }

    private boolean straddles(TruthObject object) {
        return !liesIn(object, Side.LEFT) && !liesIn(object, Side.RIGHT);
    }

    private static String said(@Nullable Condition condition) {
        return switch (condition) {
            case null -> "";
            case Condition.InHalf half -> " in the " + half.side().id() + " half";
            case Condition.Has has -> " that is " + has.attribute();
            case Condition.Related related -> " as " + related.role().id() + " of '" + related.predicate() + "'";
        };
    }

    private static String said(Expression expression) {
        return switch (expression) {
            case Expression.Every every -> "every " + every.label();
            case Expression.Only only -> "the only " + only.label();
            case Expression.Ordinal o ->
                o.label() + " " + o.position() + " from the " + o.from().id();
            case Expression.Extreme e -> "the " + e.extremity().id() + " " + e.label();
            case Expression.Such e -> "the such " + e.label();
            case Expression.ExtremeSuch e -> "the " + e.extremity().id() + " such " + e.label();
            case Expression.Stated e -> "'" + e.text() + "'";
        };
    }

    private static String said(Set<TruthObject> objects) {
        return objects.isEmpty()
                ? "nothing"
                : String.join(
                        ", ", objects.stream().map(SetJudge::said).sorted().toList());
    }

    private static String said(TruthObject object) {
        return "object " + object.id();
    }
}
