package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import java.util.List;

/**
 * Box to words: a region is shown, and the answer is an expression that picks it and no other, made of what is known or in
 * the words of the people who described it. It abstains where there is none, of points, and of regions that nearly share their box with another one, since the box would not say which is
 * meant.
 */
final class ReferringRule implements Rule {

    /** Two boxes that overlap more than this (intersection over union) can't be told apart as shown. */
    static final double SAME_BOX = 0.7;

    @Override
    public String id() {
        return "referring@4";
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
                if (!(region.shape() instanceof Box)) {
                    findings.abstain(Task.REFERRING, Reason.NO_EXTENT, region.id());
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
                    findings.claim(described(facts, region, chosen));
                }
            }
        }
        for (Region region : facts.scene().regions()) {
            if (!region.expressions().isEmpty()) {
                inPeoplesWords(facts, region, chance, findings);
            }
        }
    }

    private void inPeoplesWords(SceneFacts facts, Region region, long chance, Findings findings) {
        Reason doubt = facts.flaw(region);
        if (doubt == null && !(region.shape() instanceof Box)) {
            doubt = Reason.NO_EXTENT;
        }
        if (doubt == null && sharesItsBox(facts, region)) {
            doubt = Reason.OVERLAP;
        }
        References.Reference words =
                doubt != null ? null : PeoplesWords.of(region, facts.scene(), StableHash.with(chance, "words"));
        if (words != null) {
            findings.claim(described(facts, region, words));
        } else {
            findings.abstain(Task.REFERRING, doubt != null ? doubt : Reason.AMBIGUOUS, region.id());
        }
    }

    private Candidate described(SceneFacts facts, Region region, References.Reference reference) {
        return new Candidate(
                new Claim.Referring(reference.expression(), region.id()), facts.evidence(id(), reference), List.of());
    }

    private static boolean sharesItsBox(SceneFacts facts, Region region) {
        Thing thing = facts.thing(region);
        for (Thing other : facts.things()) {
            if (other != thing && thing.coversWith(other, SAME_BOX)) {
                return true;
            }
        }
        return false;
    }
}
