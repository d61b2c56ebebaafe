package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Region;
import java.util.List;

/**
 * Box to words: a region is shown, and the answer is an expression that picks it and no other. It abstains where no such
 * expression exists, and of regions that nearly share their box with another one, since the box would not say which is
 * meant.
 */
final class ReferringRule implements Rule {

    /** Two boxes that overlap more than this (intersection over union) can't be told apart as shown. */
    private static final double SAME_BOX = 0.7;

    @Override
    public String id() {
        return "referring@1";
    }

    @Override
    public Task task() {
        return Task.REFERRING;
    }

    @Override
    public void apply(SceneFacts facts, Findings findings) {
        long chance = StableHash.with(facts.chance(), "referring");
        for (SceneFacts.LabelFacts label : facts.labels().values()) {
            for (Region region : label.instances()) {
                if (label.doubt() != null) {
                    findings.abstain(Task.REFERRING, label.doubt(), region.id());
                    continue;
                }
                List<References.Reference> references = facts.references().of(region);
                if (references.isEmpty()) {
                    findings.abstain(Task.REFERRING, Reason.AMBIGUOUS, region.id());
                } else if (sharesItsBox(facts, region)) {
                    findings.abstain(Task.REFERRING, Reason.OVERLAP, region.id());
                } else {
                    References.Reference chosen =
                            references.get(StableHash.below(StableHash.with(chance, region.id()), references.size()));
                    findings.claim(new Candidate(
                            new Claim.Referring(chosen.expression(), region.id()),
                            facts.evidence(id(), chosen),
                            List.of()));
                }
            }
        }
    }

    private static boolean sharesItsBox(SceneFacts facts, Region region) {
        for (Region other : facts.scene().regions()) {
            if (other != region && region.box().iou(other.box()) > SAME_BOX) {
                return true;
            }
        }
        return false;
    }
}
