package io.spatialforge.vision.depth;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.RegionDepth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The depth of things, from the pixels of their masks or, where these are not known, of their boxes.
 *
 * <p>A box holds its object and whatever is seen beside and through it, so the mean of its pixels is the depth of
 * nothing. Two robust statistics pick out the object, each in its own way and from its own pixels: {@link StatedDepth} is
 * what rules use, {@link CheckDepth} what verifiers use. They share the map, and the box or mask, and no value computed from them.
 */
final class DepthStatistics {

    /** Least number of valid pixels behind a statistic, and least share of those looked at. */
    static final int FLOOR = 40;

    static final double VALID_SHARE = 0.3;

    /** Least share of a box that must be its own, not shared with the boxes of other things. */
    static final double OWN_SHARE = 0.2;

    /** Largest difference of the two centres, as a share of the distance, or of the range of inverse depth. */
    private static final double DIFFERENCE = 0.1;

    /** How much farther than drawn a box may reach, as a share of its side and in pixels. */
    private static final double LOOSE = 0.02;

    private static final double LOOSE_PIXELS = 2;

    /** How far outside the box it is looked around, as a share of its shorter side. */
    private static final double RING = 0.08;

    private static final int RING_SAMPLES = 24;

    /** Depths that differ less than this are the same. */
    private static final double SLACK = 0.05;

    /** Where more than this share of what is above, or around, lies at the depth found, it is not the thing's. */
    private static final double SAME_ABOVE = 0.7;

    private static final double SAME_AROUND = 0.5;

    /** Of the samples of a side, those at which something runs through a box from one side to the other. */
    private static final int THROUGH_COLUMNS = 5;

    private static final int THROUGH_ROWS = 2;
    private static final int MOST_THROUGH_ROWS = 8;

    /** The part of the sides of a box beside which there is seldom floor. */
    private static final double UPPER = 0.6;

    /** Percentiles of so many pixels, spread evenly, are those of all to a hundredth of the range. */
    private static final int RANGE_SAMPLE = 1 << 13;

    private final DepthMap map;
    private final DepthSource source;
    private final double columnsPerPixel;
    private final double rowsPerPixel;

    private DepthStatistics(DepthMap map, DepthSource source, int imageWidth, int imageHeight) {
        this.map = map;
        this.source = source;
        columnsPerPixel = (double) map.width() / imageWidth;
        rowsPerPixel = (double) map.height() / imageHeight;
    }

    /**
     * Statistics over one map, or null where it has fewer valid pixels than a single region needs.
     *
     * @param map of the upright image, one value a pixel. Inverse depth is taken to be a network's
     */
    public static @Nullable DepthStatistics of(DepthMap map, DepthMeaning meaning) {
        DepthSource.Origin origin =
                meaning.kind() == DepthSource.Kind.INVERSE ? DepthSource.Origin.ESTIMATED : DepthSource.Origin.MEASURED;
        return of(map, meaning, origin, map.width(), map.height());
    }

    /**
     * Statistics over the map of a network, or null where it has fewer valid pixels than a single region needs.
     *
     * @param map of the whole upright image, whose columns and rows stand for equal shares of its width and height. It may
     *     be smaller or larger than the image, and of another shape: it is looked at as it is, and the floors of valid
     *     pixels are of its own
     * @param imageWidth of the upright image, the frame of boxes, in pixels
     * @param imageHeight likewise
     */
    public static @Nullable DepthStatistics ofModel(
            DepthMap map, DepthMeaning meaning, int imageWidth, int imageHeight) {
        return of(map, meaning, DepthSource.Origin.ESTIMATED, imageWidth, imageHeight);
    }

    private static @Nullable DepthStatistics of(
            DepthMap map, DepthMeaning meaning, DepthSource.Origin origin, int imageWidth, int imageHeight) {
        int stride = 1;
        while (map.width() / stride * (map.height() / stride) > RANGE_SAMPLE) {
            stride++;
        }
        float[] valid = new float[Math.ceilDiv(map.width(), stride) * Math.ceilDiv(map.height(), stride)];
        int n = 0;
        for (int y = stride / 2; y < map.height(); y += stride) {
            for (int x = stride / 2; x < map.width(); x += stride) {
                float value = map.at(x, y);
                if (!Float.isNaN(value)) {
                    valid[n++] = value;
                }
            }
        }
        if (n < FLOOR) {
            return null;
        }
        Arrays.sort(valid, 0, n);
        double low = valid[(int) (0.05 * (n - 1))];
        double high = valid[(int) (0.95 * (n - 1))];
        return new DepthStatistics(
                map,
                new DepthSource(meaning.id(), meaning.kind(), meaning.geometry(), origin, low, high),
                imageWidth,
                imageHeight);
    }

    /** What the values mean, with the map's 5th and 95th percentile. */
    public DepthSource source() {
        return source;
    }

    /**
     * Both statistics of one region, or null where either has too few valid pixels or they disagree.
     *
     * @param box the region, in pixels of the upright image
     * @param others boxes of other things that share pixels with it. These pixels may be the other thing's and are left
     *     out; where hardly any remain, there is no depth
     */
    public @Nullable RegionDepth region(Box box, List<Box> others) {
        Box onMap = onMap(box);
        List<Box> othersOnMap = new ArrayList<>(others.size());
        for (Box other : others) {
            othersOnMap.add(onMap(enlarged(other)));
        }
        var stated = StatedDepth.of(map, source, onMap, othersOnMap);
        var check = CheckDepth.of(map, source, onMap);
        if (stated == null || check == null || !agree(stated, check) || showsThrough(onMap, stated, othersOnMap)) {
            return null;
        }
        return new RegionDepth(stated, check);
    }

    /** A box as it may really reach: people draw edges some per cent too far in, and maps lie some pixels beside pictures. */
    private static Box enlarged(Box box) {
        double x = LOOSE * box.width() + LOOSE_PIXELS;
        double y = LOOSE * box.height() + LOOSE_PIXELS;
        return new Box(box.x1() - x, box.y1() - y, box.x2() + x, box.y2() + y);
    }

    private Box onMap(Box box) {
        return new Box(
                box.x1() * columnsPerPixel,
                box.y1() * rowsPerPixel,
                box.x2() * columnsPerPixel,
                box.y2() * rowsPerPixel);
    }

    /**
     * Both statistics of one region whose pixels are known, or null where either has too few valid ones or they disagree.
     * What lies around the region and which boxes share its pixels does not matter.
     *
     * @param mask of the upright image
     */
    public @Nullable RegionDepth region(Mask mask) {
        MaskPixels pixels = new MaskPixels(mask, map);
        var stated = StatedDepth.of(map, source, pixels);
        var check = CheckDepth.of(map, source, pixels);
        return stated == null || check == null || !agree(stated, check) ? null : new RegionDepth(stated, check);
    }

    /**
     * Whether a sharp map shows that what was found is rather what lies behind. A network's map is not sharp: it runs on
     * smoothly from a thing to the ground and the wall beside it, so that of 314 pairs whose two statistics agreed this
     * would leave 74, ordered no more rightly.
     */
    private boolean showsThrough(Box box, DepthExtent found, List<Box> others) {
        return switch (source.origin()) {
            case MEASURED -> goesOn(box, found, others);
            case ESTIMATED -> false;
        };
    }

    private boolean agree(DepthExtent stated, DepthExtent check) {
        double difference = Math.abs(stated.centre() - check.centre());
        return source.kind() == DepthSource.Kind.INVERSE
                ? difference <= DIFFERENCE * (source.high() - source.low())
                : difference <= DIFFERENCE * Math.min(stated.centre(), check.centre());
    }

    /**
     * Whether the depth goes on above the box, or on most of its sides, so that it is rather that of what lies behind: of a
     * lamp's thin pole or a chair's open back most pixels are the wall's. Or whether it runs through the box, from above it
     * to below or from side to side, as a pillar or a fence does that stands before the thing. Within other things' boxes
     * nothing is known; of the sides only the upper part counts, because a floor is at everybody's depth.
     */
    private boolean goesOn(Box box, DepthExtent found, List<Box> others) {
        double out = Math.max(2, RING * Math.min(box.width(), box.height()));
        Side above = side(found, others, box.x1(), box.y1() - out, box.x2(), box.y1() - out);
        Side below = side(found, others, box.x1(), box.y2() + out, box.x2(), box.y2() + out);
        Side left = side(found, others, box.x1() - out, box.y1(), box.x1() - out, box.y2());
        Side right = side(found, others, box.x2() + out, box.y1(), box.x2() + out, box.y2());
        return above.share() > SAME_ABOVE
                || above.share() + left.share() + right.share() > SAME_AROUND * 3
                || above.inBoth(below, RING_SAMPLES) >= THROUGH_COLUMNS
                || isRail(left.inBoth(right, (int) (UPPER * RING_SAMPLES)));
    }

    /** Whether so many rows are those of a rail, and neither chance nor the slope that a bed or couch shares with a floor. */
    private static boolean isRail(int rows) {
        return rows >= THROUGH_ROWS && rows <= MOST_THROUGH_ROWS;
    }

    /**
     * A line beside a box.
     *
     * @param seen its samples with a value that are in no other box
     * @param same of these, bit by bit, those at the depth found
     */
    private record Side(int seen, int same) {

        double share() {
            return seen == 0 ? 0 : (double) Integer.bitCount(same) / seen;
        }

        int inBoth(Side opposite, int samples) {
            return Integer.bitCount(same & opposite.same & ((1 << samples) - 1));
        }
    }

    private Side side(DepthExtent found, List<Box> others, double x1, double y1, double x2, double y2) {
        double low = Math.min(found.near(), found.far());
        double high = Math.max(found.near(), found.far());
        double slack = SLACK * (source.kind() == DepthSource.Kind.INVERSE ? source.high() - source.low() : low);
        int seen = 0;
        int same = 0;
        for (int i = 0; i < RING_SAMPLES; i++) {
            double along = (i + 0.5) / RING_SAMPLES;
            int x = (int) Math.floor(x1 + along * (x2 - x1));
            int y = (int) Math.floor(y1 + along * (y2 - y1));
            float value = x < 0 || y < 0 || x >= map.width() || y >= map.height() ? Float.NaN : map.at(x, y);
            if (!Float.isNaN(value) && !StatedDepth.covered(x + 0.5, y + 0.5, others)) {
                seen++;
                same |= value >= low - slack && value <= high + slack ? 1 << i : 0;
            }
        }
        return new Side(seen, same);
    }
}
