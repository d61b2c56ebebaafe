package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many there are, in the whole image or in one half of it.
 *
 * <p>Only labels whose every instance is annotated and sound are counted. A half is counted only if every instance lies
 * wholly in one half or the other: one that straddles the middle makes the whole count unknown. Zero is claimed of labels
 * known to be absent, and of the empty half.
 */
final class CountingRule implements Rule {

    @Override
    public String id() {
        return "counting@1";
    }

    @Override
    public Task task() {
        return Task.COUNTING;
    }

    @Override
    public void apply(SceneFacts facts, Findings findings) {
        long chance = StableHash.with(facts.chance(), "counting");
        for (SceneFacts.LabelFacts label : facts.labels().values()) {
            if (label.doubt() != null) {
                findings.abstain(Task.COUNTING, label.doubt(), label.label());
                continue;
            }
            findings.claim(count(label.label(), null, label.instances(), List.of()));
            Side side = (StableHash.with(chance, label.label()) & 1) == 0 ? Side.LEFT : Side.RIGHT;
            half(facts, label, side, findings);
        }
        for (String label : facts.scene().absent()) {
            zero(facts, label, findings);
        }
    }

    private void half(SceneFacts facts, SceneFacts.LabelFacts label, Side side, Findings findings) {
        double width = facts.scene().image().width();
        double asked = facts.margins().halfGap();
        double smallest = Double.POSITIVE_INFINITY;
        List<Region> inside = new ArrayList<>();
        for (Region region : label.instances()) {
            double leftGap = 0.5 - region.box().x2() / width;
            double rightGap = region.box().x1() / width - 0.5;
            double gap = Math.max(leftGap, rightGap);
            if (gap < asked) {
                findings.abstain(Task.COUNTING, Reason.STRADDLES, label.label());
                return;
            }
            smallest = Math.min(smallest, gap);
            if ((leftGap > rightGap) == (side == Side.LEFT)) {
                inside.add(region);
            }
        }
        findings.claim(count(
                label.label(), new Condition.InHalf(side), inside, List.of(new Measure("half_gap", smallest, asked))));
    }

    private void zero(SceneFacts facts, String label, Findings findings) {
        Reason doubt = facts.doubtOfAbsence(label);
        if (doubt != null) {
            findings.abstain(Task.COUNTING, doubt, label);
            return;
        }
        findings.claim(count(label, null, List.of(), List.of()));
    }

    private Candidate count(String label, @Nullable Condition condition, List<Region> regions, List<Measure> measures) {
        List<String> ids = regions.stream().map(Region::id).toList();
        return new Candidate(
                new Claim.Count(label, condition, ids.size(), ids), new Evidence(id(), null, measures), List.of());
    }
}
