package io.spatialforge.bench.depth;

import io.spatialforge.bench.depth.Looks.Look;
import io.spatialforge.bench.depth.Looks.Way;
import io.spatialforge.bench.depth.MeasuredPhoto.Half;
import io.spatialforge.bench.depth.MeasuredPhoto.Judged;
import io.spatialforge.bench.depth.MeasuredThing.Origin;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.SceneDepth;
import io.spatialforge.vision.model.Detection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A photograph as rules see it, with the pairs of things whose order is known.
 *
 * @param half to which its scene belongs
 * @param things with measured distances; each the region of its place
 * @param scenes with the depth of each way of looking
 * @param twice the scene with the depth of the small size, and the large one's as the second look; null where only one
 *     size is at hand
 * @param pairs whose order is known
 */
public record MeasuredScene(
        MeasuredPhoto photo,
        Half half,
        List<MeasuredThing> things,
        Map<Way, Scene> scenes,
        @Nullable Scene twice,
        List<Pair> pairs) {

    /** Distances of this ratio are clearly apart. */
    private static final double CLEAR = 1.2;

    /** Distances known to whole metres are told apart from this ratio on. */
    private static final double COARSE = 1.3;

    /** A detection that covers an annotated thing like this is that thing. */
    private static final double SAME_THING = 0.4;

    public MeasuredScene {
        things = List.copyOf(things);
        scenes = Map.copyOf(scenes);
        pairs = List.copyOf(pairs);
    }

    /**
     * Two things whose order is known.
     *
     * @param first place of a thing
     * @param second place of another
     * @param order 1 if the first is nearer, -1 if the second is, 0 if people found them about the same
     * @param ratio of the farther distance to the nearer one; 2 and 1 where people judged
     * @param usable whether rules would ask about both: neither tiny nor a possible duplicate
     */
    public record Pair(int first, int second, int order, double ratio, boolean usable) {

        public boolean clear() {
            return ratio > CLEAR;
        }
    }

    static MeasuredScene of(MeasuredPhoto photo, Half half, Look look) {
        List<MeasuredThing> things = new ArrayList<>(photo.things());
        if (photo.sensor() != null) {
            for (Detection seen : look.detections()) {
                if (photo.things().stream().noneMatch(thing -> thing.box().iou(seen.box()) > SAME_THING)) {
                    double distance = SensorCore.distance(photo.sensor(), seen.box());
                    things.add(new MeasuredThing(seen.label(), seen.box(), distance, Origin.DETECTOR, false));
                }
            }
        }
        List<Region> regions = new ArrayList<>();
        for (MeasuredThing thing : things) {
            regions.add(Region.annotated(regions.size(), thing.label(), within(photo, thing.box()), Flags.NONE));
        }
        String id = photo.set() + "/" + photo.name();
        Image image = new Image(
                id, photo.set(), photo.name(), null, null, photo.width(), photo.height(), Transform.IDENTITY, null);
        Scene plain = new Scene(image, regions, Set.of(), Set.of(), null);
        Map<Way, Scene> scenes = new EnumMap<>(Way.class);
        look.maps().forEach((way, map) -> {
            if (SceneDepth.applyModel(plain, map, look.meaning()) instanceof SceneDepth.Outcome.Given given) {
                scenes.put(way, given.scene());
            }
        });
        return new MeasuredScene(photo, half, things, scenes, twice(scenes, look), pairs(photo, things, plain));
    }

    private static @Nullable Scene twice(Map<Way, Scene> scenes, Look look) {
        Scene once = scenes.get(Way.SMALL);
        DepthMap large = look.maps().get(Way.LARGE);
        return once != null
                        && large != null
                        && SceneDepth.applySecond(once, large, look.meaning()) instanceof SceneDepth.Outcome.Given given
                ? given.scene()
                : null;
    }

    private static Box within(MeasuredPhoto photo, Box box) {
        return new Box(
                Math.clamp(box.x1(), 0, photo.width()),
                Math.clamp(box.y1(), 0, photo.height()),
                Math.clamp(box.x2(), 0, photo.width()),
                Math.clamp(box.y2(), 0, photo.height()));
    }

    private static List<Pair> pairs(MeasuredPhoto photo, List<MeasuredThing> things, Scene scene) {
        Set<Region> sound =
                new HashSet<>(SceneFacts.of(scene, Margins.ofDefaults(), 1).sound());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            for (int j = i + 1; j < things.size(); j++) {
                boolean usable = sound.contains(scene.regions().get(i))
                        && sound.contains(scene.regions().get(j));
                Pair pair = pair(things.get(i), things.get(j), i, j, usable);
                if (pair != null) {
                    pairs.add(pair);
                }
            }
        }
        for (Judged judged : photo.judged()) {
            boolean usable = sound.contains(scene.regions().get(judged.first()))
                    && sound.contains(scene.regions().get(judged.second()));
            pairs.add(new Pair(judged.first(), judged.second(), judged.order(), judged.order() == 0 ? 1 : 2, usable));
        }
        return pairs;
    }

    private static @Nullable Pair pair(MeasuredThing a, MeasuredThing b, int i, int j, boolean usable) {
        double nearer = Math.min(a.distance(), b.distance());
        double ratio = Math.max(a.distance(), b.distance()) / nearer;
        boolean told = !Double.isNaN(ratio) && ratio > 1 && (ratio >= COARSE || !(a.coarse() || b.coarse()));
        return told ? new Pair(i, j, a.distance() < b.distance() ? 1 : -1, ratio, usable) : null;
    }

    /** The scene seen at both sizes. */
    Scene seenTwice() {
        if (twice == null) {
            throw new IllegalArgumentException("the model of 640×384 is not at hand");
        }
        return twice;
    }

    /** The scene with the depth of a way of looking. */
    Scene scene(Way way) {
        Scene scene = scenes.get(way);
        if (scene == null) {
            throw new IllegalArgumentException("there is no depth at " + way.title());
        }
        return scene;
    }
}
