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
 * How many there are, in the whole image, in one half of it, or of those that have an attribute or stand in a relationship.
 *
 * <p>Only labels whose every instance is annotated and sound are counted. A half is counted only if every instance lies
 * wholly in one half or the other: one that straddles the middle makes the whole count unknown. So does an attribute or a
 * relationship that is unknown of one instance. Zero is claimed of labels known to be absent, of the empty half, and of a
 * condition that is known of every instance and met by none.
 */
final class CountingRule implements Rule {

    @Override
    public String id() {
        return "counting@3";
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
            conditions(facts, label, StableHash.with(chance, label.label()), findings);
        }
        for (SceneFacts.Absence absence : facts.absences()) {
            zero(absence, findings);
        }
    }

    private void half(SceneFacts facts, SceneFacts.LabelFacts label, Side side, Findings findings) {
        Halves.Place closest = null;
        List<Region> inside = new ArrayList<>();
        for (Region region : label.instances()) {
            Halves.Place place = Halves.place(facts, region);
            if (place == null) {
                findings.abstain(Task.COUNTING, Reason.STRADDLES, label.label());
                return;
            }
            closest = closest == null || place.gap() < closest.gap() ? place : closest;
            if (place.side() == side) {
                inside.add(region);
            }
        }
        List<Measure> measures =
                closest == null ? List.of() : List.of(new Measure("half_gap", closest.gap(), closest.asked()));
        findings.claim(count(label.label(), new Condition.InHalf(side), inside, measures));
    }

    /** Of the conditions known of every instance, one attribute and one relationship by chance. */
    private void conditions(SceneFacts facts, SceneFacts.LabelFacts label, long chance, Findings findings) {
        List<Conditions.Met> attributes = new ArrayList<>();
        List<Conditions.Met> relationships = new ArrayList<>();
        for (Conditions.Met met : facts.conditions().of(label)) {
            if (!isCounted(met.condition())) {
                continue;
            }
            if (!met.complete()) {
                findings.abstain(Task.COUNTING, Reason.CONDITION_UNKNOWN, label.label());
            } else if (met.condition() instanceof Condition.Has) {
                attributes.add(met);
            } else {
                relationships.add(met);
            }
        }
        for (List<Conditions.Met> kind : List.of(attributes, relationships)) {
            if (!kind.isEmpty()) {
                Conditions.Met met = kind.get(StableHash.below(StableHash.with(chance, "condition"), kind.size()));
                int known = label.instances().size();
                findings.claim(count(
                        label.label(),
                        met.condition(),
                        met.meeting(),
                        List.of(new Measure("conditions_known", known, known))));
            }
        }
    }

    /** Whether "how many of them are …" can be asked. */
    private static boolean isCounted(Condition condition) {
        return switch (condition) {
            case Condition.Has has -> true;
            case Condition.Related related -> Conditions.isSaidOfSeveral(related);
            case Condition.InHalf half -> false;
        };
    }

    private void zero(SceneFacts.Absence absence, Findings findings) {
        if (absence.doubt() != null) {
            findings.abstain(Task.COUNTING, absence.doubt(), absence.label());
            return;
        }
        findings.claim(count(absence.label(), null, List.of(), List.of()));
    }

    private Candidate count(String label, @Nullable Condition condition, List<Region> regions, List<Measure> measures) {
        List<String> ids = Region.ids(regions);
        return new Candidate(
                new Claim.Count(label, condition, ids.size(), ids), new Evidence(id(), null, measures), List.of());
    }
}
