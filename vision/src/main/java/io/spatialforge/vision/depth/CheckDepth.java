package io.spatialforge.vision.depth;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The depth that verifiers use: the heavier of two clusters, seen through an ellipse.
 *
 * <p>The pixels lie in the ellipse inscribed in the box, on a grid that starts half a step in, and weigh the more the
 * nearer they are to the centre. Otsu's threshold parts their distances (logarithms, or inverse depth as it is) in two;
 * it counts only if the parts explain 85% of the variance, which one smooth surface does not reach (an even slope 75%, a
 * bell 64%). The heavier part is taken for the object. The first statistic takes the nearest piece that matters of the pixels
 * that are the region's own; this one looks at all, so that where a thing in front, or one seen through holes, matters to
 * the result, the two differ. Where the object's mask is known, its pixels take the place of the ellipse: those in the
 * middle {@value #MIDDLE} of each row's stretches, the heavier the nearer they are to the middle. The centre is the median of the medians of the rows; near and far are the weighted 10th and 90th percentile.
 */
final class CheckDepth {

    private static final int SAMPLE = 3000;
    private static final int ESTIMATED_SAMPLE = 750;
    private static final int MASK_TIMES = 4;

    /** The share of each stretch of a mask that is looked at. */
    private static final double MIDDLE = 0.7;

    private static final double EXPLAINED = 0.85;
    private static final double NEARER_SHARE = 0.5;
    private static final double EDGE_WEIGHT = 0.15;
    private static final int ROW_FLOOR = 3;

    private CheckDepth() {}

    /** How many pixels are looked at: fewer of a network's map, whose neighbours say much the same. */
    private static int sample(DepthSource source) {
        return source.origin() == DepthSource.Origin.ESTIMATED ? ESTIMATED_SAMPLE : SAMPLE;
    }

    static @Nullable DepthExtent of(DepthMap map, DepthSource source, Box box) {
        Pixels pixels = new Pixels(source.kind());
        double step = Math.max(1, Math.sqrt(Math.PI / 4 * box.area() / sample(source)));
        int row = 0;
        for (double y = box.y1() + step / 2; y < box.y2(); y += step, row++) {
            double v = (y - box.centreY()) / (box.height() / 2);
            for (double x = box.x1() + step / 2; x < box.x2(); x += step) {
                double u = (x - box.centreX()) / (box.width() / 2);
                double radius = u * u + v * v;
                int column = (int) Math.floor(x);
                int line = (int) Math.floor(y);
                if (radius <= 1 && column >= 0 && line >= 0 && column < map.width() && line < map.height()) {
                    pixels.see(map.at(column, line), 1 - (1 - EDGE_WEIGHT) * radius, row);
                }
            }
        }
        return of(pixels);
    }

    static @Nullable DepthExtent of(DepthMap map, DepthSource source, MaskPixels mask) {
        Pixels pixels = new Pixels(source.kind());
        int step = Math.max(1, (int) Math.sqrt(
                (double) (mask.right - mask.left) * (mask.bottom - mask.top) / (MASK_TIMES * sample(source))));
        int row = 0;
        for (int y = mask.top + step / 2; y < mask.bottom; y += step, row++) {
            for (int from = mask.left; from < mask.right; ) {
                if (!mask.covers(from, y)) {
                    from++;
                    continue;
                }
                int to = from;
                while (to < mask.right && mask.covers(to, y)) {
                    to++;
                }
                double middle = (from + to) / 2.0;
                double half = MIDDLE * (to - from) / 2;
                for (int x = (int) Math.ceil(middle - half - 0.5); x + 0.5 <= middle + half; x += step) {
                    double out = Math.abs(x + 0.5 - middle) / Math.max(half, 1);
                    pixels.see(map.at(x, y), 1 - (1 - EDGE_WEIGHT) * out * out, row);
                }
                from = to;
            }
        }
        return of(pixels);
    }

    private static @Nullable DepthExtent of(Pixels pixels) {
        if (pixels.n < DepthStatistics.FLOOR || pixels.n < DepthStatistics.VALID_SHARE * pixels.seen) {
            return null;
        }
        pixels.sort();
        pixels.keepHeavier();
        double near = pixels.quantile(0.1);
        double far = pixels.quantile(0.9);
        double centre = Math.clamp(pixels.medianOfRows(), near, far);
        return new DepthExtent(pixels.value(near), pixels.value(centre), pixels.value(far), pixels.to - pixels.from);
    }

    /**
     * The valid pixels looked at: a key that grows with distance, a weight (1 at the centre of the ellipse, falling to
     * {@link #EDGE_WEIGHT} at its rim) and the row.
     */
    private static final class Pixels {

        private final DepthSource.Kind kind;
        private float[] values = new float[ESTIMATED_SAMPLE];
        private double[] weights = new double[ESTIMATED_SAMPLE];
        private int[] rows = new int[ESTIMATED_SAMPLE];
        private int seen;
        private int n;

        /** In order of keys, once sorted; those of the object lie from {@link #from} to before {@link #to}. */
        private double[] keys = {};

        private int from;
        private int to;

        Pixels(DepthSource.Kind kind) {
            this.kind = kind;
        }

        void see(float value, double weight, int row) {
            seen++;
            if (Float.isNaN(value)) {
                return;
            }
            if (n == values.length) {
                values = Arrays.copyOf(values, 2 * n);
                weights = Arrays.copyOf(weights, 2 * n);
                rows = Arrays.copyOf(rows, 2 * n);
            }
            values[n] = value;
            weights[n] = weight;
            rows[n++] = row;
        }

        private double key(float value) {
            return kind == DepthSource.Kind.INVERSE ? -(double) value : Math.log(value);
        }

        double value(double key) {
            return kind == DepthSource.Kind.INVERSE ? -key : Math.exp(key);
        }

        /** By key; of equal ones the first seen first. */
        void sort() {
            long[] order = new long[n];
            for (int i = 0; i < n; i++) {
                float ascending = kind == DepthSource.Kind.INVERSE ? -values[i] : values[i];
                int bits = Float.floatToIntBits(ascending + 0f);
                order[i] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | i;
            }
            Arrays.sort(order);
            keys = new double[n];
            double[] sortedWeights = new double[n];
            int[] sortedRows = new int[n];
            for (int i = 0; i < n; i++) {
                int at = (int) order[i];
                keys[i] = key(values[at]);
                sortedWeights[i] = weights[at];
                sortedRows[i] = rows[at];
            }
            weights = sortedWeights;
            rows = sortedRows;
            from = 0;
            to = n;
        }

        /** Leaves the heavier cluster where there are two, else all. */
        void keepHeavier() {
            double weight = 0;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                weight += weights[i];
                sum += weights[i] * keys[i];
            }
            double mean = sum / weight;
            double total = 0;
            for (int i = 0; i < n; i++) {
                total += weights[i] * (keys[i] - mean) * (keys[i] - mean);
            }
            double best = 0;
            double bestShare = 0;
            int cut = 0;
            double nearWeight = 0;
            double nearSum = 0;
            for (int i = 0; i < n - 1; i++) {
                nearWeight += weights[i];
                nearSum += weights[i] * keys[i];
                double gap = nearSum / nearWeight - (sum - nearSum) / (weight - nearWeight);
                double between = nearWeight * (weight - nearWeight) / weight * gap * gap;
                if (between > best && keys[i + 1] > keys[i]) {
                    best = between;
                    bestShare = nearWeight / weight;
                    cut = i + 1;
                }
            }
            if (total > 0 && best >= EXPLAINED * total) {
                from = bestShare >= NEARER_SHARE ? 0 : cut;
                to = bestShare >= NEARER_SHARE ? cut : n;
            }
        }

        double quantile(double share) {
            double weight = 0;
            for (int i = from; i < to; i++) {
                weight += weights[i];
            }
            double reached = 0;
            for (int i = from; i < to; i++) {
                reached += weights[i];
                if (reached >= share * weight) {
                    return keys[i];
                }
            }
            return keys[to - 1];
        }

        double medianOfRows() {
            int last = 0;
            for (int i = from; i < to; i++) {
                last = Math.max(last, rows[i]);
            }
            int[] ends = new int[last + 2];
            for (int i = from; i < to; i++) {
                ends[rows[i] + 1]++;
            }
            for (int row = 0; row <= last; row++) {
                ends[row + 1] += ends[row];
            }
            double[] byRow = new double[to - from];
            int[] next = Arrays.copyOf(ends, last + 1);
            for (int i = from; i < to; i++) {
                byRow[next[rows[i]]++] = keys[i];
            }
            double[] medians = new double[last + 1];
            int count = 0;
            for (int row = 0; row <= last; row++) {
                if (ends[row + 1] - ends[row] >= ROW_FLOOR) {
                    medians[count++] = byRow[(ends[row] + ends[row + 1] - 1) / 2];
                }
            }
            if (count == 0) {
                return quantile(0.5);
            }
            Arrays.sort(medians, 0, count);
            return medians[(count - 1) / 2];
        }
    }
}
