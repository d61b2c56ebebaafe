package io.spatialforge.core.scene;

/**
 * The depth of one region by one statistic, in the units of the scene's {@link DepthSource}. For distances
 * {@code near <= centre <= far}; for inverse depth the order is turned round.
 *
 * @param near the object's near end (10th percentile of distance)
 * @param centre its robust centre
 * @param far its far end (90th percentile of distance)
 * @param pixels how many valid pixels stand behind the numbers
 */
public record DepthExtent(double near, double centre, double far, int pixels) {}
