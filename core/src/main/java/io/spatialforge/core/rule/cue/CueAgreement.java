package io.spatialforge.core.rule.cue;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.cue.DepthCue.Vote;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all cues together say of two regions.
 *
 * @param nearer the region that every cue that speaks calls the nearer; null where none speaks, or they disagree
 * @param measures of the cues that speak, in the order of the cues
 * @param looks what those cues look at; bit {@code n} stands for the look of ordinal {@code n}
 * @param disagree whether two cues call different regions the nearer
 */
public record CueAgreement(@Nullable Region nearer, List<Measure> measures, int looks, boolean disagree) {

    private static final CueAgreement SILENCE = new CueAgreement(null, List.of(), 0, false);

    public CueAgreement {
        measures = List.copyOf(measures);
    }

    public static CueAgreement of(Scene scene, Margins margins, Region a, Region b) {
        return of(scene, margins, Thing.of(a), Thing.of(b));
    }

    public static CueAgreement of(Scene scene, Margins margins, Thing a, Thing b) {
        // Not in a loop over all cues: hundreds of millions of pairs are asked, and single calls are compiled into one.
        return SILENCE.with(DepthCue.GROUND_CONTACT, DepthCue.GROUND_CONTACT.vote(scene, margins, a, b))
                .with(DepthCue.ELEVATION, DepthCue.ELEVATION.vote(scene, margins, a, b))
                .with(DepthCue.APPARENT_SIZE, DepthCue.APPARENT_SIZE.vote(scene, margins, a, b))
                .with(DepthCue.OCCLUSION, DepthCue.OCCLUSION.vote(scene, margins, a, b));
    }

    private CueAgreement with(DepthCue cue, @Nullable Vote vote) {
        if (vote == null) {
            return this;
        }
        boolean contrary = disagree || (nearer != null && nearer != vote.nearer());
        return new CueAgreement(
                contrary ? null : vote.nearer(),
                with(measures, vote.measure()),
                looks | 1 << cue.look().ordinal(),
                contrary);
    }

    private static List<Measure> with(List<Measure> measures, Measure last) {
        return switch (measures.size()) {
            case 0 -> List.of(last);
            case 1 -> List.of(measures.getFirst(), last);
            default -> {
                List<Measure> all = new ArrayList<>(measures);
                all.add(last);
                yield all;
            }
        };
    }

    /** Whether two cues that look at different things agree and none says the contrary: enough without any depth. */
    public boolean suffices() {
        return nearer != null && Integer.bitCount(looks) >= 2;
    }
}
