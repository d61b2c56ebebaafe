package io.spatialforge.core.rule.cue;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Of two things whose boxes overlap, of which one was annotated as partly hidden and the other as not, the hidden one is
 * the farther, unless a third thing that is not hidden lies over the hidden one at least as much. Boxes without such flags
 * tell nothing of occlusion.
 */
public record Occlusion() implements DepthCue {

    @Override
    public String id() {
        return "occlusion";
    }

    @Override
    public Look look() {
        return Look.COVER;
    }

    @Override
    public @Nullable Vote vote(Scene scene, Margins margins, Thing a, Thing b) {
        if (a.isOccluded() == b.isOccluded()) {
            return null;
        }
        Thing hidden = a.isOccluded() ? a : b;
        Thing front = hidden == a ? b : a;
        double shared = front.box().overlapOfSmaller(hidden.box());
        if (shared < margins.occlusionOverlap() || shared == 0) {
            return null;
        }
        double covered = front.box().intersection(hidden.box());
        for (Region other : scene.regions()) {
            boolean couldHide = other != hidden.region() && other != front.region() && !other.has(RegionFlag.OCCLUDED);
            if (couldHide && other.box().intersection(hidden.box()) >= covered) {
                return null;
            }
        }
        return new Vote(front.region(), new Measure(id(), shared, margins.occlusionOverlap()));
    }
}
