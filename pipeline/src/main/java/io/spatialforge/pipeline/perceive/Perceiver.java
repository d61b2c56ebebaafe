package io.spatialforge.pipeline.perceive;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.vision.depth.DepthReader;
import io.spatialforge.vision.depth.DepthUnreadableException;
import io.spatialforge.vision.depth.SceneDepth;
import io.spatialforge.vision.people.FacingFromKeypoints;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to a scene what its pixels and keypoints tell: the depth of each region, and which way people face. */
public final class Perceiver {

    private Perceiver() {}

    /**
     * A scene after perception.
     *
     * @param scene with depth and facing where they could be told
     * @param depthProblem why there is no depth although a map was expected; null where there is depth or none was expected
     * @param detail of the problem, for a person
     */
    public record Perceived(
            Scene scene,
            @Nullable Reason depthProblem,
            @Nullable String detail) {}

    /**
     * @param depthMap the map that belongs to the scene's image; null where none is expected
     */
    public static Perceived perceive(Scene scene, @Nullable DepthSidecar depthMap) {
        Scene withFacing = withFacing(scene);
        if (depthMap == null) {
            return new Perceived(withFacing, null, null);
        }
        if (!Files.isRegularFile(depthMap.file())) {
            return new Perceived(
                    withFacing, Reason.DEPTH_MISSING, depthMap.file().toString());
        }
        try {
            return switch (SceneDepth.apply(
                    withFacing, DepthReader.read(depthMap.file(), depthMap.meaning()), depthMap.meaning())) {
                case SceneDepth.Outcome.Given given -> new Perceived(given.scene(), null, null);
                case SceneDepth.Outcome.Refused refused ->
                    new Perceived(withFacing, refused.reason(), depthMap.file() + ": " + refused.detail());
            };
        } catch (DepthUnreadableException e) {
            return new Perceived(withFacing, Reason.DEPTH_UNREADABLE, e.getMessage());
        }
    }

    private static Scene withFacing(Scene scene) {
        List<Region> regions = new ArrayList<>(scene.regions().size());
        for (Region region : scene.regions()) {
            regions.add(
                    region.keypoints() == null
                            ? region
                            : region.withFacing(FacingFromKeypoints.estimate(region.keypoints(), region.box())));
        }
        return scene.withRegions(regions, scene.depth());
    }
}
