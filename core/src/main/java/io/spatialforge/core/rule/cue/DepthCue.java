package io.spatialforge.core.rule.cue;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a picture that tells which of two is nearer to the camera, without any depth. No cue is right often enough
 * alone; {@link CueAgreement} believes two that look at different things.
 *
 * <p>A cue is a pure function and takes no side: exchanging the regions gives the same vote, and so does flipping the
 * scene.
 */
public sealed interface DepthCue permits GroundContact, Elevation, ApparentSize, Occlusion, LowerEdge {

    GroundContact GROUND_CONTACT = new GroundContact();
    Elevation ELEVATION = new Elevation();
    ApparentSize APPARENT_SIZE = new ApparentSize();
    Occlusion OCCLUSION = new Occlusion();

    /** All cues that may speak for themselves, in the order in which evidence names them. */
    List<DepthCue> ALL = List.of(GROUND_CONTACT, ELEVATION, APPARENT_SIZE, OCCLUSION);

    /** What a cue looks at. Two cues that look at the same are one witness. */
    enum Look {
        /** Where in the picture a thing ends at the bottom. */
        PLACE,
        /** How large it looks. */
        SIZE,
        /** What hides what. */
        COVER
    }

    /** Its name in evidence. */
    String id();

    /** What it looks at. */
    Look look();

    /** What it says of two regions that do not touch; null where it has nothing to say. */
    @Nullable
    Vote vote(Scene scene, Margins margins, Thing a, Thing b);

    /**
     * What a cue says.
     *
     * @param nearer the region that is the nearer one
     * @param measure by how much, held against its margin
     */
    record Vote(Region nearer, Measure measure) {}
}
