package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal order in the upright image as the camera sees it: of two things, and of three to five.
 *
 * <p>Two things have an order if their centres lie apart by the margin and their intervals share little of the narrower
 * one; of a point, by twice the margin. A box inside another, or one that overlaps much of it, has no side. Both must be nameable without coordinates and
 * without a side: a question that shows where a thing is would give the answer away.
 */
final class LeftRightRule implements Rule {

    @Override
    public String id() {
        return "left-right@3";
    }

    @Override
    public Task task() {
        return Task.LEFT_RIGHT;
    }

    @Override
    public void apply(SceneFacts facts, Findings findings) {
        facts.reportFlaws(Task.LEFT_RIGHT, findings);
        List<Region> regions = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        for (Region region : facts.placed()) {
            Mention mention = facts.references().named(region, References::givesNoSideAway, "left-right");
            if (mention == null) {
                findings.abstain(Task.LEFT_RIGHT, Reason.AMBIGUOUS, region.id());
            } else {
                regions.add(region);
                mentions.add(mention);
            }
        }
        for (int i = 0; i < regions.size(); i++) {
            for (int j = i + 1; j < regions.size(); j++) {
                pair(facts, regions.get(i), mentions.get(i), regions.get(j), mentions.get(j), findings);
            }
        }
        if (regions.size() >= Chain.SHORTEST) {
            order(facts, regions, mentions, findings);
        }
    }

    private void pair(SceneFacts facts, Region a, Mention ma, Region b, Mention mb, Findings findings) {
        Reason doubt = doubt(facts, a, b);
        if (doubt != null) {
            findings.abstain(Task.LEFT_RIGHT, doubt, a.id(), b.id());
            return;
        }
        boolean aLeft = a.box().centreX() < b.box().centreX();
        findings.claim(new Candidate(
                new Claim.LeftOf(aLeft ? a.id() : b.id(), aLeft ? b.id() : a.id()),
                Evidence.of(
                        id(),
                        new Measure("centre_gap", gap(facts, a, b), asked(facts, a, b)),
                        new Measure(
                                "shared_interval",
                                shared(a.box(), b.box()),
                                facts.margins().sideOverlap())),
                List.of(ma, mb)));
    }

    private void order(SceneFacts facts, List<Region> regions, List<Mention> mentions, Findings findings) {
        List<Integer> chosen = new ArrayList<>(Chain.choose(
                regions.size(),
                facts.margins().maxOrder(),
                StableHash.with(facts.chance(), "horizontal-order"),
                (i, j) -> doubt(facts, regions.get(i), regions.get(j)) == null));
        if (chosen.isEmpty()) {
            findings.abstain(Task.LEFT_RIGHT, Reason.BELOW_MARGIN, "horizontal-order");
            return;
        }
        chosen.sort(Comparator.comparingDouble(i -> regions.get(i).box().centreX()));
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < chosen.size(); i++) {
            smallest = Math.min(smallest, gap(facts, regions.get(chosen.get(i - 1)), regions.get(chosen.get(i))));
        }
        List<String> ids = new ArrayList<>(chosen.size());
        List<Mention> named = new ArrayList<>(chosen.size());
        for (int place : chosen) {
            ids.add(regions.get(place).id());
            named.add(mentions.get(place));
        }
        findings.claim(new Candidate(
                new Claim.HorizontalOrder(ids),
                Evidence.of(
                        id(),
                        new Measure("centre_gap", smallest, facts.margins().sideGap())),
                named));
    }

    private static @Nullable Reason doubt(SceneFacts facts, Region a, Region b) {
        Margins margins = facts.margins();
        if (a.box().iou(b.box()) > margins.sideIou() || shared(a.box(), b.box()) >= margins.sideOverlap()) {
            return Reason.OVERLAP;
        }
        return gap(facts, a, b) < asked(facts, a, b) ? Reason.BELOW_MARGIN : null;
    }

    /** The least gap between the centres of the two. */
    static double asked(SceneFacts facts, Region a, Region b) {
        boolean point = a.shape() instanceof Point || b.shape() instanceof Point;
        return (point ? 2 : 1) * facts.margins().sideGap();
    }

    static double gap(SceneFacts facts, Region a, Region b) {
        return Math.abs(a.box().centreX() - b.box().centreX())
                / facts.scene().image().width();
    }

    /** The shared interval as a share of the narrower box's width, 0 to 1; of a point, whether it lies in the other's. */
    static double shared(Box a, Box b) {
        double narrower = Math.min(a.width(), b.width());
        if (narrower == 0) {
            return a.x1() <= b.x2() && b.x1() <= a.x2() ? 1 : 0;
        }
        return a.horizontalOverlap(b) / narrower;
    }
}
