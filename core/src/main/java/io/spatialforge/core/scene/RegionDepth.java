package io.spatialforge.core.scene;

import org.jspecify.annotations.Nullable;

/**
 * The depth of one region, computed twice from the same pixels by two statistics that share no intermediate value, and what
 * a second look says of it.
 *
 * @param stated what rules use
 * @param check what verifiers use
 * @param second how near the region is by the map of another model, or of the same one at another size: 0 at the far end
 *     of that map's robust range, 1 at its near end, by inverse distance; null where there was no second look, or it can't
 *     tell
 */
public record RegionDepth(
        DepthExtent stated, DepthExtent check, @Nullable Double second) {

    /** Depth by one look. */
    public RegionDepth(DepthExtent stated, DepthExtent check) {
        this(stated, check, null);
    }

    /** The same with the nearness that a second look found; null takes it away. */
    public RegionDepth withSecond(@Nullable Double newSecond) {
        return new RegionDepth(stated, check, newSecond);
    }
}
