package io.spatialforge.vision.depth;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the regions of a scene their depth. */
public final class SceneDepth {

    /** A picture of a thing, the inside of one or its mirror image lie at a depth that is not the thing's. */
    private static final Flags WITHOUT_DEPTH = Flags.of(RegionFlag.DEPICTION, RegionFlag.INSIDE, RegionFlag.REFLECTED);

    /** Pixels within the rim of a mask from which it can be told apart from what is beside it. */
    private static final int SMALL_MASK = 150;

    /** A box holds another one if it covers this share of it. */
    private static final double HELD = 0.8;

    /** Distances of this ratio are clearly apart; of inverse depth, gaps of as much of the range over 1. */
    private static final double APART = 1.15;

    private SceneDepth() {}

    /** What became of a scene and its map. */
    public sealed interface Outcome {

        /**
         * The scene with the depths that could be told.
         *
         * @param scene with its depth source; regions with too few valid pixels keep none
         */
        record Given(Scene scene) implements Outcome {}

        /**
         * The map does not fit the scene.
         *
         * @param reason {@link Reason#DEPTH_SIZE_MISMATCH} or {@link Reason#DEPTH_UNREADABLE}
         * @param detail sizes or counts, for a person
         */
        record Refused(Reason reason, String detail) implements Outcome {}
    }

    /**
     * Gives each region with a box its two statistics, from its mask where it has one. A map of the upright image's size is taken as it is; one of the
     * stored image's size is turned with it. Points, depictions, reflections, things seen from inside, mirrors and windows get no depth.
     */
    public static Outcome apply(Scene scene, DepthMap map, DepthMeaning meaning) {
        int width = scene.image().width();
        int height = scene.image().height();
        Transform transform = scene.image().transform();
        boolean upright = map.width() == width && map.height() == height;
        boolean stored = transform.swapsAxes() ? map.width() == height && map.height() == width : upright;
        if (!upright && !stored) {
            return new Outcome.Refused(
                    Reason.DEPTH_SIZE_MISMATCH,
                    "the map is %dx%d, the image %dx%d".formatted(map.width(), map.height(), width, height));
        }
        if (upright && stored && transform != Transform.IDENTITY) {
            return new Outcome.Refused(
                    Reason.DEPTH_SIZE_MISMATCH,
                    "a map of %dx%d may be of the stored or of the upright image (%s)"
                            .formatted(map.width(), map.height(), transform.id()));
        }
        return given(scene, DepthStatistics.of(upright ? map : map.upright(transform), meaning));
    }

    /**
     * Gives each region with a box its two statistics from a model's map, whatever the model claims to give: what a network
     * made is estimated.
     *
     * @param map of the whole upright image at the model's own resolution, which need not have the image's shape. A region
     *     of which too few of its pixels remain gets no depth
     */
    public static Outcome applyModel(Scene scene, DepthMap map, DepthMeaning meaning) {
        return given(
                scene,
                DepthStatistics.ofModel(
                        map, meaning, scene.image().width(), scene.image().height()));
    }

    private static Outcome given(Scene scene, @Nullable DepthStatistics statistics) {
        if (statistics == null) {
            return new Outcome.Refused(Reason.DEPTH_UNREADABLE, "the map has next to no valid pixels");
        }
        List<@Nullable RegionDepth> found = found(scene, statistics);
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Region region = scene.regions().get(i);
            RegionDepth depth = found.get(i);
            regions.add(region.withDepth(mayBeAnothers(i, scene.regions(), found, statistics.source()) ? null : depth));
        }
        return new Outcome.Given(scene.withRegions(regions, statistics.source()));
    }

    /**
     * Adds what a second look says of the regions that have depth: another model, or the same one at another size. Where
     * it knows two regions and does not agree which is nearer, rules don't tell.
     *
     * @param scene with depth
     * @param map of the whole upright image at the model's own resolution
     * @throws IllegalArgumentException if the scene has no depth
     */
    public static Outcome applySecond(Scene scene, DepthMap map, DepthMeaning meaning) {
        DepthSource first = scene.depth();
        if (first == null) {
            throw new IllegalArgumentException(
                    "image " + scene.image().id() + " has no depth to compare a second look to");
        }
        DepthStatistics statistics = DepthStatistics.ofModel(
                map, meaning, scene.image().width(), scene.image().height());
        if (statistics == null) {
            return new Outcome.Refused(Reason.DEPTH_UNREADABLE, "the second map has next to no valid pixels");
        }
        List<@Nullable RegionDepth> found = found(scene, statistics);
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Region region = scene.regions().get(i);
            RegionDepth depth = region.depth();
            RegionDepth second = found.get(i);
            regions.add(
                    depth == null || second == null
                            ? region
                            : region.withDepth(depth.withSecond(nearness(
                                    statistics.source(), second.stated().centre()))));
        }
        DepthSource both = new DepthSource(
                first.id() + "+" + meaning.id(),
                first.kind(),
                first.geometry(),
                first.origin(),
                first.low(),
                first.high());
        return new Outcome.Given(scene.withRegions(regions, both));
    }

    /** From 0 at the far end of the robust range to 1 at the near end, by inverse distance; null in a map without range. */
    private static @Nullable Double nearness(DepthSource source, double value) {
        boolean inverse = source.kind() == DepthSource.Kind.INVERSE;
        double far = inverse ? source.low() : 1 / source.high();
        double near = inverse ? source.high() : 1 / source.low();
        return near > far ? ((inverse ? value : 1 / value) - far) / (near - far) : null;
    }

    /** The depth of each region by one map, before regions are compared. */
    private static List<@Nullable RegionDepth> found(Scene scene, DepthStatistics statistics) {
        List<@Nullable RegionDepth> found = new ArrayList<>();
        for (Region region : scene.regions()) {
            boolean told = region.shape() instanceof Box
                    && !region.flags().hasAny(WITHOUT_DEPTH)
                    && !Labels.standard().isGlass(region.label());
            Mask mask = region.mask();
            if (!told) {
                found.add(null);
            } else if (mask != null) {
                found.add(statistics.region(mask));
            } else {
                found.add(statistics.region(region.box(), sharing(region, scene.regions())));
            }
        }
        return found;
    }

    /**
     * The boxes that share pixels with a region's, but for those that hold nearly all of it: of a thing that is seen
     * within another's box every pixel is shared, and it would never have a depth.
     */
    private static List<Box> sharing(Region region, List<Region> all) {
        List<Box> boxes = new ArrayList<>();
        for (Region other : all) {
            if (other != region
                    && other.shape() instanceof Box box
                    && box.intersection(region.box()) > 0
                    && !holds(box, region.box())) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    /**
     * Whether what was found in a region's box may be a thing whose box holds the region's: it lies at a depth that is also
     * the other thing's. Boxes alone can't tell a cup on a table from a cabinet behind somebody's legs.
     *
     * <p>Nor does a mask tell of which hardly anything is left within its rim: where map and photograph lie some pixels
     * apart, it shows what is beside it.
     *
     * <p>Of estimated depth asked only of two things of one label, which don't stand on each other: in a network's map a thing hardly differs from what it stands on and leans against,
     * so that half of all pairs would go, of which the order is right as often as in those that stay.
     */
    private static boolean mayBeAnothers(
            int index, List<Region> regions, List<@Nullable RegionDepth> found, DepthSource source) {
        RegionDepth own = found.get(index);
        boolean sharp =
                regions.get(index).mask() != null && own != null && own.stated().pixels() >= SMALL_MASK;
        if (own == null || sharp) {
            return false;
        }
        boolean estimated = source.origin() == DepthSource.Origin.ESTIMATED;
        for (int i = 0; i < regions.size(); i++) {
            RegionDepth other = found.get(i);
            if (i != index
                    && (!estimated
                            || regions.get(i).label().equals(regions.get(index).label()))
                    && regions.get(i).shape() instanceof Box box
                    && holds(box, regions.get(index).box())
                    && (other == null || near(source, own.stated(), other.stated()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Box outer, Box inner) {
        return outer.intersection(inner) >= HELD * inner.area();
    }

    /** Whether two extents are not clearly apart, by a ratio of distances or a part of the scene's range. */
    private static boolean near(DepthSource source, DepthExtent a, DepthExtent b) {
        double aLow = Math.min(a.near(), a.far());
        double aHigh = Math.max(a.near(), a.far());
        double bLow = Math.min(b.near(), b.far());
        double bHigh = Math.max(b.near(), b.far());
        if (source.kind() == DepthSource.Kind.INVERSE) {
            double slack = (APART - 1) * (source.high() - source.low());
            return aLow <= bHigh + slack && bLow <= aHigh + slack;
        }
        return aLow <= APART * bHigh && bLow <= APART * aHigh;
    }
}
