package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Region;
import java.util.List;

/**
 * Words to boxes, or to points where the regions are points: all instances of a label, the one region an expression or
 * somebody's own words pick, or none at all.
 *
 * <p>All instances are claimed only of labels whose every instance is annotated and sound. Absence is claimed only of
 * labels known to be absent, and never where a thing of a related label could be taken for one. A label with one instance
 * is asked about either as "the X" or as "every X", not both. A region that people described is also asked about in their
 * words, whatever is known of its label.
 */
final class GroundingRule implements Rule {

    @Override
    public String id() {
        return "grounding@4";
    }

    @Override
    public Task task() {
        return Task.GROUNDING;
    }

    @Override
    public void apply(SceneFacts facts, Findings findings) {
        long chance = StableHash.with(facts.chance(), "grounding");
        for (SceneFacts.LabelFacts label : facts.labels().values()) {
            if (label.doubt() != null) {
                findings.abstain(Task.GROUNDING, label.doubt(), label.label());
                continue;
            }
            boolean either = label.isNamed() && label.instances().size() == 1;
            boolean first = (StableHash.with(chance, label.label()) & 1) == 0;
            if (!either || first) {
                findings.claim(every(label));
            }
            if (label.isNamed() && (!either || !first)) {
                for (Region region : label.instances()) {
                    one(facts, region, chance, findings);
                }
            }
        }
        for (Region region : facts.scene().regions()) {
            if (!region.expressions().isEmpty()) {
                inPeoplesWords(facts, region, chance, findings);
            }
        }
        for (SceneFacts.Absence absence : facts.absences()) {
            absence(absence, findings);
        }
    }

    private Candidate every(SceneFacts.LabelFacts label) {
        List<String> ids = Region.ids(label.instances());
        return new Candidate(
                new Claim.Grounding(new Expression.Every(label.label()), ids),
                Evidence.of(id(), new Measure("instances", ids.size(), 1)),
                List.of());
    }

    private void one(SceneFacts facts, Region region, long chance, Findings findings) {
        List<References.Reference> references = facts.references().of(region);
        if (references.isEmpty()) {
            findings.abstain(Task.GROUNDING, Reason.AMBIGUOUS, region.id());
            return;
        }
        findings.claim(picked(
                facts,
                region,
                references.get(StableHash.below(StableHash.with(chance, region.id()), references.size()))));
    }

    private void inPeoplesWords(SceneFacts facts, Region region, long chance, Findings findings) {
        Reason flaw = facts.flaw(region);
        References.Reference words =
                flaw != null ? null : PeoplesWords.of(region, facts.scene(), StableHash.with(chance, "words"));
        if (words != null) {
            findings.claim(picked(facts, region, words));
        } else {
            findings.abstain(Task.GROUNDING, flaw != null ? flaw : Reason.AMBIGUOUS, region.id());
        }
    }

    private Candidate picked(SceneFacts facts, Region region, References.Reference reference) {
        return new Candidate(
                new Claim.Grounding(reference.expression(), List.of(region.id())),
                facts.evidence(id(), reference),
                List.of());
    }

    private void absence(SceneFacts.Absence absence, Findings findings) {
        String label = absence.label();
        if (absence.doubt() != null) {
            findings.abstain(Task.GROUNDING, absence.doubt(), label);
            return;
        }
        findings.claim(new Candidate(
                new Claim.Grounding(new Expression.Every(label), List.of()),
                Evidence.of(id(), new Measure("instances", 0, 0)),
                List.of()));
    }
}
