package io.spatialforge.core.verify;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Claim.Bearing;
import io.spatialforge.core.claim.Claim.Count;
import io.spatialforge.core.claim.Claim.DepthOrder;
import io.spatialforge.core.claim.Claim.ExtremeDepth;
import io.spatialforge.core.claim.Claim.Facing;
import io.spatialforge.core.claim.Claim.Grounding;
import io.spatialforge.core.claim.Claim.HorizontalOrder;
import io.spatialforge.core.claim.Claim.LeftOf;
import io.spatialforge.core.claim.Claim.Nearer;
import io.spatialforge.core.claim.Claim.Referring;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Expression.Every;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derives claims anew from the raw scene, to confirm what rules stated.
 *
 * <p>It shares no intermediate value with the rules and asks other questions of the data: boxes by their edges instead of
 * centres and shared intervals, the second depth statistic instead of the first, raw keypoints instead of the estimated
 * facing, a fresh count instead of a grouped one. Its own margins are small: it is there to contradict, not to be
 * cautious a second time. What it can't derive is {@code Unknown}, and a pair whose claim is not derived is dropped.
 */
public final class Verifier {

    private final Scene scene;
    private final ExpressionResolver resolver;
    private final DepthCheck depth;
    private final ConditionCheck conditions;

    private Verifier(Scene scene) {
        this.scene = scene;
        this.depth = new DepthCheck(scene);
        this.conditions = new ConditionCheck(scene);
        this.resolver = new ExpressionResolver(scene, depth, conditions);
    }

    public static Verifier of(Scene scene) {
        return new Verifier(scene);
    }

    /**
     * Id of the region an expression picks; null where it picks none, several, or it can't be told.
     */
    public @Nullable String resolve(Expression expression) {
        return resolver.resolve(expression);
    }

    /**
     * What the raw scene says of a claim.
     *
     * @return {@code Holds} with no measures, {@code Fails} where the contrary is clear, else {@code Unknown}
     */
    public Verdict derive(Claim claim) {
        return switch (claim) {
            case Nearer c ->
                verdict(depth.compare(scene.region(c.nearer()), scene.region(c.farther())), "it is farther");
            case DepthOrder c -> depthOrder(c.order());
            case ExtremeDepth c -> extreme(c);
            case LeftOf c -> verdict(side(scene.region(c.left()), scene.region(c.right())), "it is to the right");
            case HorizontalOrder c -> horizontalOrder(c.order());
            case Facing c -> FacingCheck.facing(scene.region(c.viewer()), c.facing());
            case Bearing c ->
                FacingCheck.bearing(scene, scene.region(c.viewer()), scene.region(c.target()), c.direction());
            case Count c -> count(c.label(), c.condition(), c.count(), c.regions());
            case Grounding c -> grounding(c);
            case Referring c -> picks(c.expression(), c.region());
        };
    }

    private Verdict depthOrder(List<String> order) {
        Verdict sofar = Verdicts.HOLDS;
        for (int i = 1; i < order.size() && sofar == Verdicts.HOLDS; i++) {
            sofar = verdict(
                    depth.compare(scene.region(order.get(i - 1)), scene.region(order.get(i))),
                    "two are in another order");
        }
        return sofar;
    }

    private Verdict extreme(ExtremeDepth claim) {
        if (!claim.among().contains(claim.region())) {
            return new Verdict.Fails("the region is not among the candidates");
        }
        Region region = scene.region(claim.region());
        Verdict sofar = Verdicts.HOLDS;
        for (String id : claim.among()) {
            if (!id.equals(claim.region()) && sofar == Verdicts.HOLDS) {
                int sign = depth.compare(region, scene.region(id));
                sofar = verdict(claim.which() == DepthEnd.NEAREST ? sign : -sign, "another one is beyond it");
            }
        }
        return sofar;
    }

    private Verdict horizontalOrder(List<String> order) {
        Verdict sofar = Verdicts.HOLDS;
        for (int i = 1; i < order.size() && sofar == Verdicts.HOLDS; i++) {
            sofar = verdict(
                    side(scene.region(order.get(i - 1)), scene.region(order.get(i))), "two are in another order");
        }
        return sofar;
    }

    /** 1 where the first lies to the left: each centre lies beyond the other's edge; -1 for the contrary; 0 else. */
    private static int side(Region first, Region second) {
        Box a = first.box();
        Box b = second.box();
        if (a.centreX() < b.x1() && b.centreX() > a.x2()) {
            return 1;
        }
        return b.centreX() < a.x1() && a.centreX() > b.x2() ? -1 : 0;
    }

    private Verdict count(String label, @Nullable Condition condition, int count, List<String> named) {
        if (!scene.knowsAll(label)) {
            return Verdicts.unknown(Reason.NOT_EXHAUSTIVE);
        }
        int found = 0;
        for (Region region : scene.regions()) {
            if (!region.label().equals(label)) {
                continue;
            }
            if (ExpressionResolver.isManyOrNone(region)) {
                return Verdicts.unknown(Reason.FLAGGED);
            }
            boolean counted = true;
            if (condition != null) {
                switch (conditions.ask(region, condition)) {
                    case YES -> {}
                    case NO -> counted = false;
                    case UNKNOWN -> {
                        return Verdicts.unknown(
                                condition instanceof Condition.InHalf ? Reason.STRADDLES : Reason.CONDITION_UNKNOWN);
                    }
                }
            }
            if (counted) {
                found++;
                if (!named.contains(region.id())) {
                    return new Verdict.Fails("region " + region.id() + " is not counted");
                }
            }
        }
        return found == count ? Verdicts.HOLDS : new Verdict.Fails("counted anew: " + found);
    }

    private Verdict grounding(Grounding claim) {
        if (!(claim.expression() instanceof Every every)) {
            return claim.regions().size() == 1
                    ? picks(claim.expression(), claim.regions().get(0))
                    : new Verdict.Fails("the expression picks one region");
        }
        if (!scene.knowsAll(every.label())) {
            return Verdicts.unknown(Reason.NOT_EXHAUSTIVE);
        }
        List<String> found = new ArrayList<>();
        for (Region region : scene.regions()) {
            if (region.label().equals(every.label())) {
                if (ExpressionResolver.isManyOrNone(region)) {
                    return Verdicts.unknown(Reason.FLAGGED);
                }
                found.add(region.id());
            }
        }
        return found.equals(claim.regions()) ? Verdicts.HOLDS : new Verdict.Fails("found anew: " + found);
    }

    private Verdict picks(Expression expression, String region) {
        String picked = resolve(expression);
        if (picked == null) {
            return Verdicts.unknown(Reason.AMBIGUOUS);
        }
        return picked.equals(region) ? Verdicts.HOLDS : new Verdict.Fails("the expression picks " + picked);
    }

    private static Verdict verdict(int sign, String contrary) {
        if (sign > 0) {
            return Verdicts.HOLDS;
        }
        return sign < 0 ? new Verdict.Fails(contrary) : Verdicts.unknown(Reason.BELOW_MARGIN);
    }
}
