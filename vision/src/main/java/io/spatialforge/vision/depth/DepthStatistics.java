package io.spatialforge.vision.depth;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.RegionDepth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The depth of things, from the pixels of their boxes.
 *
 * <p>A box holds its object and whatever is seen beside and through it, so the mean of its pixels is the depth of
 * nothing. Two robust statistics pick out the object, each in its own way and from its own pixels: {@link StatedDepth} is
 * what rules use, {@link CheckDepth} what verifiers use. They share the map and the box, and no value computed from them.
 */
public final class DepthStatistics {

    /** Least number of valid pixels behind a statistic, and least share of those looked at. */
    static final int FLOOR = 40;

    static final double VALID_SHARE = 0.3;

    private static final int RANGE_SAMPLE = 1 << 17;

    private final DepthMap map;
    private final DepthSource source;

    private DepthStatistics(DepthMap map, DepthSource source) {
        this.map = map;
        this.source = source;
    }

    /**
     * Statistics over one map, or null where it has fewer valid pixels than a single region needs.
     *
     * @param map of the upright image
     */
    public static @Nullable DepthStatistics of(DepthMap map, DepthMeaning meaning) {
        float[] values = map.values();
        int stride = Math.ceilDiv(values.length, RANGE_SAMPLE);
        float[] valid = new float[Math.ceilDiv(values.length, stride)];
        int n = 0;
        for (int i = 0; i < values.length; i += stride) {
            if (!Float.isNaN(values[i])) {
                valid[n++] = values[i];
            }
        }
        if (n < FLOOR) {
            return null;
        }
        Arrays.sort(valid, 0, n);
        double low = valid[(int) (0.05 * (n - 1))];
        double high = valid[(int) (0.95 * (n - 1))];
        return new DepthStatistics(map, new DepthSource(meaning.id(), meaning.kind(), meaning.geometry(), low, high));
    }

    /** What the values mean, with the map's 5th and 95th percentile. */
    public DepthSource source() {
        return source;
    }

    /**
     * Both statistics of one region, or null where either has too few valid pixels.
     *
     * @param box the region, in pixels of the upright image
     * @param before boxes of other things that may stand in front of it: their pixels are left out as long as enough
     *     remain. Give the smaller boxes that overlap it
     */
    public @Nullable RegionDepth region(Box box, List<Box> before) {
        var stated = StatedDepth.of(map, source, box, before);
        var check = CheckDepth.of(map, source.kind(), box, before);
        return stated == null || check == null ? null : new RegionDepth(stated, check);
    }
}
