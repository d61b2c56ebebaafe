package io.spatialforge.pipeline.perceive;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.depth.DepthReader;
import io.spatialforge.vision.depth.DepthUnreadableException;
import io.spatialforge.vision.depth.PolarityTest;
import io.spatialforge.vision.depth.SceneDepth;
import io.spatialforge.vision.people.FacingFromKeypoints;
import io.spatialforge.vision.see.Perception;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to a scene what its pixels and keypoints tell: the depth of each region, and which way people face. */
public final class Perceiver {

    private Perceiver() {}

    /**
     * A scene that was given depth.
     *
     * @param scene with depth where it could be told
     * @param drop the map, if it can't be used
     * @param meaning of the map, as declared
     * @param vote whether the photograph speaks for the declaration
     */
    public record Depthed(Scene scene, @Nullable Drop drop, DepthMeaning meaning, PolarityTest.Vote vote) {}

    /** Depth by a map that the user has. */
    public static Depthed withDepth(Scene scene, DepthSidecar map) {
        DepthMeaning meaning = map.meaning();
        if (!Files.isRegularFile(map.file())) {
            return refused(scene, Reason.DEPTH_MISSING, map.file().toString(), meaning);
        }
        try {
            DepthMap depths = DepthReader.read(map.file(), meaning);
            PolarityTest.Vote vote = scene.image().transform() == Transform.IDENTITY
                    ? PolarityTest.vote(depths, meaning, scene)
                    : PolarityTest.Vote.NONE; // the map may lie on its side
            return applied(
                    scene, SceneDepth.apply(scene, depths, meaning), map.file().toString(), meaning, vote);
        } catch (DepthUnreadableException e) {
            return refused(scene, Reason.DEPTH_UNREADABLE, String.valueOf(e.getMessage()), meaning);
        }
    }

    /**
     * Depth by the maps that models made.
     *
     * @param depths the second one, if there is one, is a second opinion of the first
     */
    public static Depthed withDepth(Scene scene, List<Perception.Depth> depths) {
        Perception.Depth first = depths.getFirst();
        DepthMap map = first.map();
        Depthed depthed = applied(
                scene,
                SceneDepth.applyModel(scene, map, first.meaning()),
                first.model().brief(),
                first.meaning(),
                PolarityTest.vote(map, first.meaning(), scene));
        if (depths.size() < 2 || depthed.drop() != null) {
            return depthed;
        }
        Perception.Depth second = depths.get(1);
        return applied(
                depthed.scene(),
                SceneDepth.applySecond(depthed.scene(), second.map(), second.meaning()),
                second.model().brief(),
                first.meaning(),
                depthed.vote());
    }

    private static Depthed applied(
            Scene scene, SceneDepth.Outcome outcome, String source, DepthMeaning meaning, PolarityTest.Vote vote) {
        return switch (outcome) {
            case SceneDepth.Outcome.Given given -> new Depthed(given.scene(), null, meaning, vote);
            case SceneDepth.Outcome.Refused refused ->
                refused(scene, refused.reason(), source + ": " + refused.detail(), meaning);
        };
    }

    private static Depthed refused(Scene scene, Reason reason, String detail, DepthMeaning meaning) {
        return new Depthed(
                scene,
                new Drop(Stage.PERCEIVE, Unit.DEPTH_MAPS, reason, scene.image().id(), null, detail),
                meaning,
                PolarityTest.Vote.NONE);
    }

    /** The facing of people whose keypoints are annotated; the same scene where none is. */
    public static Scene withFacing(Scene scene) {
        boolean any = false;
        for (Region region : scene.regions()) {
            any |= region.keypoints() != null;
        }
        if (!any) {
            return scene;
        }
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
