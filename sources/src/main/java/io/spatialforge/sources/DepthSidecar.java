package io.spatialforge.sources;

import io.spatialforge.vision.depth.DepthMeaning;
import java.nio.file.Path;

/**
 * A depth map that lies beside a photograph.
 *
 * @param file where it is; it need not exist
 * @param meaning what its numbers stand for
 */
public record DepthSidecar(Path file, DepthMeaning meaning) {}
