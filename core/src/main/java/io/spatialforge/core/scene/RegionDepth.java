package io.spatialforge.core.scene;

/**
 * The depth of one region, computed twice from the same pixels by two statistics that share no intermediate value.
 *
 * @param stated what rules use
 * @param check what verifiers use
 */
public record RegionDepth(DepthExtent stated, DepthExtent check) {}
