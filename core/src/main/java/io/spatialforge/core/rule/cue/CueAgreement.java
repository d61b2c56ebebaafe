package io.spatialforge.core.rule.cue;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.cue.DepthCue.Look;
import io.spatialforge.core.rule.cue.DepthCue.Vote;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all cues together say of two regions.
 *
 * @param nearer the region that every cue that speaks calls the nearer; null where none speaks, or they disagree
 * @param measures of the cues that speak, in the order of the cues
 * @param looks what those cues look at
 * @param disagree whether two cues call different regions the nearer
 */
public record CueAgreement(@Nullable Region nearer, List<Measure> measures, Set<Look> looks, boolean disagree) {

    private static final CueAgreement SILENCE = new CueAgreement(null, List.of(), Set.of(), false);

    public CueAgreement {
        measures = List.copyOf(measures);
        looks = Set.copyOf(looks);
    }

    public static CueAgreement of(Scene scene, Margins margins, Region a, Region b) {
        Region nearer = null;
        boolean disagree = false;
        List<Measure> measures = null;
        Set<Look> looks = EnumSet.noneOf(Look.class);
        for (DepthCue cue : DepthCue.ALL) {
            Vote vote = cue.vote(scene, margins, a, b);
            if (vote != null) {
                measures = measures == null ? new ArrayList<>(3) : measures;
                disagree |= nearer != null && nearer != vote.nearer();
                nearer = vote.nearer();
                measures.add(vote.measure());
                looks.add(cue.look());
            }
        }
        return measures == null ? SILENCE : new CueAgreement(disagree ? null : nearer, measures, looks, disagree);
    }

    /** Whether two cues that look at different things agree and none says the contrary: enough without any depth. */
    public boolean suffices() {
        return nearer != null && looks.size() >= 2;
    }
}
