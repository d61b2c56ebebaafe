package io.spatialforge.vision.see;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.vision.depth.DepthMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A depth map in steps, as it is kept: of inverse depth {@value #INVERSE} equal steps of the map's range, of distances
 * {@value #DISTANCES} equal steps of their logarithm. That is a thousandth of the range, or 0.2% of a distance in a map that
 * reaches from half a metre to 500 m; margins are fifty times as wide. Models' maps are used in these steps from the first,
 * so that results do not depend on whether a map was kept.
 *
 * @param width columns
 * @param height rows
 * @param logarithmic whether the steps are of the logarithm
 * @param low what the lowest level stands for, or its logarithm
 * @param high what the highest level stands for, or its logarithm
 * @param levels row by row from the top: 0 for no value, else 1 to {@link #highest}
 */
@SuppressWarnings("ArrayRecordComponent") // a quarter of a million values a map
public record DepthLevels(int width, int height, boolean logarithmic, float low, float high, short[] levels) {

    private static final int INVERSE = 1023;
    private static final int DISTANCES = 4095;

    /** The highest level of a map. */
    public static int highest(boolean logarithmic) {
        return logarithmic ? DISTANCES : INVERSE;
    }

    /** The steps of a map. */
    public static DepthLevels of(DepthMap map, DepthSource.Kind kind) {
        boolean logarithmic = kind != DepthSource.Kind.INVERSE;
        float[] values = map.values();
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        short[] levels = new short[values.length];
        if (low > high) {
            return new DepthLevels(map.width(), map.height(), logarithmic, 0, 0, levels);
        }
        low = logarithmic ? (float) Math.log(low) : low;
        high = logarithmic ? (float) Math.log(high) : high;
        float step = (high - low) / (highest(logarithmic) - 1);
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            if (!Float.isNaN(value)) {
                float key = logarithmic ? (float) Math.log(value) : value;
                levels[i] = (short) (1 + (step > 0 ? Math.round((key - low) / step) : 0));
            }
        }
        return new DepthLevels(map.width(), map.height(), logarithmic, low, high, levels);
    }

    /** The map that the steps stand for. */
    public DepthMap map() {
        float[] table = new float[highest(logarithmic) + 1];
        table[0] = Float.NaN;
        float step = (high - low) / (highest(logarithmic) - 1);
        for (int i = 1; i < table.length; i++) {
            float key = low + (i - 1) * step;
            table[i] = logarithmic ? (float) Math.exp(key) : key;
        }
        float[] values = new float[levels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = table[levels[i]];
        }
        return new DepthMap(width, height, values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DepthLevels d
                && width == d.width
                && height == d.height
                && logarithmic == d.logarithmic
                && low == d.low
                && high == d.high
                && Arrays.equals(levels, d.levels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(levels);
    }
}
