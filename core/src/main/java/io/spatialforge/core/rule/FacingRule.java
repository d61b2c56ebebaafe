package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which way a person faces as the camera sees it: towards it, away from it, or to a side of the image. Perception already
 * abstains between these; the rule adds that the person must be whole in the image and apart from other people, whose
 * keypoints are easily mixed up.
 */
final class FacingRule implements Rule {

    /** People whose boxes overlap more than this (intersection over union) may have had their keypoints mixed up. */
    static final double CROWDED = 0.3;

    @Override
    public String id() {
        return "facing@4";
    }

    @Override
    public Task task() {
        return Task.PERSPECTIVE;
    }

    @Override
    public void apply(SceneFacts facts, Findings findings) {
        for (Region region : facts.scene().regions()) {
            if (region.keypoints() == null && region.facing() == null) {
                continue;
            }
            Reason doubt = doubtOfViewer(facts, region);
            FacingEstimate facing = region.facing();
            if (doubt != null || facing == null) {
                findings.abstain(Task.PERSPECTIVE, doubt == null ? Reason.NO_FACING : doubt, region.id());
                continue;
            }
            findings.claim(new Candidate(
                    new Claim.Facing(region.id(), facing.view()),
                    new Evidence(id(), null, facing.source(), List.of(confidence(facts, facing))),
                    List.of(facts.references().namedOrShown(region, e -> true, "facing"))));
        }
    }

    static Measure confidence(SceneFacts facts, FacingEstimate facing) {
        return new Measure(
                "facing_confidence", facing.confidence(), facts.margins().facingConfidence());
    }

    /** Why nothing is said of what this person faces or sees; null where something may be. */
    static @Nullable Reason doubtOfViewer(SceneFacts facts, Region viewer) {
        Reason flaw = facts.flaw(viewer);
        if (flaw != null) {
            return flaw;
        }
        if (viewer.has(RegionFlag.TRUNCATED)) {
            return Reason.TRUNCATED;
        }
        FacingEstimate facing = viewer.facing();
        if (facing == null) {
            return Reason.NO_FACING;
        }
        if (facing.confidence() < facts.margins().facingConfidence()) {
            return Reason.BELOW_MARGIN;
        }
        for (Region other : facts.scene().regions()) {
            if (other != viewer
                    && Labels.standard().isPerson(other.label())
                    && other.box().iou(viewer.box()) > CROWDED) {
                return Reason.OVERLAP;
            }
        }
        return null;
    }
}
