package io.spatialforge.vision.depth;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The depth that rules use: the nearest mode that matters.
 *
 * <p>The box is eroded by 15% on each side and looked at on a regular grid. The logarithm of distance (or inverse depth
 * as a share of the scene's range) is counted in a smoothed histogram, which is cut where it has a deep valley. Of the
 * pieces, the nearest one that holds at least 30% of the pixels is the object; where none does, the largest. Near,
 * centre and far are the piece's 10th, 50th and 90th percentile; but near is never beyond the nearest 3% of all pixels,
 * because they may be the object (a lamp's pole, a bicycle's frame) and the piece what is seen through it.
 *
 * <p>30%: an object fills half to three quarters of its eroded box, one with holes (a chair, a bicycle) about a third;
 * below that lie the corners of things in front.
 *
 * <p>Where the object's mask is known nothing need be picked out: near, centre and far are percentiles of its pixels, less
 * a rim of two pixels, where outlines and depth maps are blurred; of one where hardly any remain.
 */
final class StatedDepth {

    private static final double EROSION = 0.15;
    private static final int SAMPLE = 4096;
    /** Neighbours on a network's map say much the same. */
    private static final int ESTIMATED_SAMPLE = 1024;
    /** A thin thing covers little of the grid over its mask. */
    private static final int MASK_TIMES = 4;

    private static final double SIGNIFICANT = 0.30;
    /** The share of the pixels that a thin thing may come down to. */
    private static final double THIN = 0.03;

    /** A valley parts two peaks if it is lower than this share of the lower one. */
    private static final double VALLEY = 0.35;
    /** Width of a bin: 3% of the distance, or of the scene's range for inverse depth. */
    private static final double BIN = 0.03;

    private static final int MAX_BINS = 512;

    /** Widths of the rim that is taken off a mask, in pixels; the next where too few remain. */
    private static final int[] RIMS = {2, 1};

    private StatedDepth() {}

    private static int sample(DepthSource source) {
        return switch (source.origin()) {
            case MEASURED -> SAMPLE;
            case ESTIMATED -> ESTIMATED_SAMPLE;
        };
    }

    static @Nullable DepthExtent of(DepthMap map, DepthSource source, MaskPixels mask) {
        for (int rim : RIMS) {
            double[] keys = keys(map, source, mask, rim);
            if (keys.length >= DepthStatistics.FLOOR) {
                Arrays.sort(keys);
                int n = keys.length;
                return new DepthExtent(
                        value(keys[(int) (0.1 * (n - 1))], source),
                        value(keys[(n - 1) / 2], source),
                        value(keys[(int) Math.ceil(0.9 * (n - 1))], source),
                        n);
            }
        }
        return null;
    }

    private static double[] keys(DepthMap map, DepthSource source, MaskPixels mask, int rim) {
        int columns = mask.right - mask.left;
        int rows = mask.bottom - mask.top;
        int step = Math.max(1, (int) Math.sqrt((double) columns * rows / (MASK_TIMES * sample(source))));
        double[] keys = new double[Math.ceilDiv(columns, step) * Math.ceilDiv(rows, step)];
        int seen = 0;
        int valid = 0;
        for (int y = mask.top; y < mask.bottom; y += step) {
            for (int x = mask.left; x < mask.right; x += step) {
                if (!mask.coversAround(x, y, rim)) {
                    continue;
                }
                seen++;
                float value = map.at(x, y);
                if (!Float.isNaN(value)) {
                    keys[valid++] = key(value, source);
                }
            }
        }
        return valid < DepthStatistics.VALID_SHARE * seen ? new double[0] : Arrays.copyOf(keys, valid);
    }

    static @Nullable DepthExtent of(DepthMap map, DepthSource source, Box box, List<Box> others) {
        double[] keys = keys(map, source, box, others);
        if (keys.length < DepthStatistics.FLOOR) {
            return null;
        }
        Arrays.sort(keys);
        int[] piece = nearestSignificant(keys);
        int n = piece[1] - piece[0];
        return new DepthExtent(
                value(Math.min(keys[piece[0] + (int) (0.1 * (n - 1))], keys[(int) (THIN * (keys.length - 1))]), source),
                value(keys[piece[0] + (n - 1) / 2], source),
                value(keys[piece[0] + (int) Math.ceil(0.9 * (n - 1))], source),
                n);
    }

    /** Keys grow with distance; empty where too small a share of the pixels looked at is valid. */
    private static double[] keys(DepthMap map, DepthSource source, Box box, List<Box> others) {
        double left = Math.max(0, box.x1() + EROSION * box.width());
        double right = Math.min(map.width(), box.x2() - EROSION * box.width());
        double top = Math.max(0, box.y1() + EROSION * box.height());
        double bottom = Math.min(map.height(), box.y2() - EROSION * box.height());
        int x1 = (int) Math.ceil(left - 0.5);
        int y1 = (int) Math.ceil(top - 0.5);
        int x2 = (int) Math.ceil(right - 0.5);
        int y2 = (int) Math.ceil(bottom - 0.5);
        if (x2 <= x1 || y2 <= y1) {
            return new double[0];
        }
        int step = Math.max(1, (int) Math.ceil(Math.sqrt((double) (x2 - x1) * (y2 - y1) / sample(source))));
        double[] keys = new double[Math.ceilDiv(x2 - x1, step) * Math.ceilDiv(y2 - y1, step)];
        int all = 0;
        int seen = 0;
        int valid = 0;
        for (int y = y1; y < y2; y += step) {
            for (int x = x1; x < x2; x += step) {
                all++;
                if (covered(x + 0.5, y + 0.5, others)) {
                    continue;
                }
                seen++;
                float value = map.at(x, y);
                if (!Float.isNaN(value)) {
                    keys[valid++] = key(value, source);
                }
            }
        }
        return seen < DepthStatistics.OWN_SHARE * all || valid < DepthStatistics.VALID_SHARE * seen
                ? new double[0]
                : Arrays.copyOf(keys, valid);
    }

    private static double key(double value, DepthSource source) {
        return source.kind() == DepthSource.Kind.INVERSE
                ? -value / Math.max(source.high() - source.low(), 1e-9)
                : Math.log(value);
    }

    private static double value(double key, DepthSource source) {
        return source.kind() == DepthSource.Kind.INVERSE
                ? -key * Math.max(source.high() - source.low(), 1e-9)
                : Math.exp(key);
    }

    static boolean covered(double x, double y, List<Box> boxes) {
        for (Box b : boxes) {
            if (x >= b.x1() && x < b.x2() && y >= b.y1() && y < b.y2()) {
                return true;
            }
        }
        return false;
    }

    /** Start and end, in the sorted keys, of the piece that is taken for the object. */
    private static int[] nearestSignificant(double[] keys) {
        int n = keys.length;
        double low = keys[0];
        double width = Math.max(BIN, (keys[n - 1] - low) / (MAX_BINS - 1));
        double[] counts = new double[(int) ((keys[n - 1] - low) / width) + 1];
        for (double key : keys) {
            counts[(int) ((key - low) / width)]++;
        }
        int from = 0;
        int bestFrom = 0;
        int bestTo = 0;
        for (double cut : cuts(smoothed(smoothed(counts)))) {
            int to = from;
            double end = low + cut * width;
            while (to < n && keys[to] < end) {
                to++;
            }
            if (to - from >= SIGNIFICANT * n) {
                return new int[] {from, to};
            }
            if (to - from > bestTo - bestFrom) {
                bestFrom = from;
                bestTo = to;
            }
            from = to;
        }
        return n - from >= SIGNIFICANT * n || n - from > bestTo - bestFrom
                ? new int[] {from, n}
                : new int[] {bestFrom, bestTo};
    }

    private static double[] smoothed(double[] counts) {
        double[] out = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double before = i == 0 ? 0 : counts[i - 1];
            double after = i == counts.length - 1 ? 0 : counts[i + 1];
            out[i] = 0.25 * before + 0.5 * counts[i] + 0.25 * after;
        }
        return out;
    }

    /** The valleys, in bins, from near to far: where a run has fallen below a share of its peak and then risen again. */
    private static double[] cuts(double[] counts) {
        double[] cuts = new double[counts.length];
        int n = 0;
        double peak = 0;
        double valley = Double.POSITIVE_INFINITY;
        int first = 0;
        int last = 0;
        for (int i = 0; i < counts.length; i++) {
            double c = counts[i];
            if (c < valley) {
                valley = c;
                first = i;
                last = i;
            } else if (c == valley && last == i - 1) {
                last = i;
            }
            if (valley < VALLEY * peak && valley < VALLEY * c) {
                cuts[n++] = (first + last + 1) / 2.0;
                peak = c;
                valley = c;
                first = i;
                last = i;
            } else if (c > peak) {
                peak = c;
                valley = c;
                first = i;
                last = i;
            }
        }
        return Arrays.copyOf(cuts, n);
    }
}
