package io.spatialforge.vision.depth;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
    private static final int MASK_SAMPLE = 4 * SAMPLE;

    /** The share of each stretch of a mask that is looked at. */
    private static final double MIDDLE = 0.7;

    private static final double EXPLAINED = 0.85;
    private static final double NEARER_SHARE = 0.5;
    private static final double EDGE_WEIGHT = 0.15;
    private static final int ROW_FLOOR = 3;

    private CheckDepth() {}

    /**
     * @param key grows with distance
     * @param weight 1 at the centre of the ellipse, falling to {@link #EDGE_WEIGHT} at its rim
     */
    private record Pixel(double key, double weight, int row) {}

    static @Nullable DepthExtent of(DepthMap map, DepthSource.Kind kind, Box box) {
        return of(pixels(map, kind, box), kind);
    }

    private static @Nullable DepthExtent of(List<Pixel> pixels, DepthSource.Kind kind) {
        if (pixels.size() < DepthStatistics.FLOOR) {
            return null;
        }
        pixels.sort(Comparator.comparingDouble(Pixel::key));
        List<Pixel> object = heavier(pixels);
        double near = quantile(object, 0.1);
        double far = quantile(object, 0.9);
        double centre = Math.clamp(medianOfRows(object), near, far);
        return new DepthExtent(value(near, kind), value(centre, kind), value(far, kind), object.size());
    }

    static @Nullable DepthExtent of(DepthMap map, DepthSource.Kind kind, MaskPixels mask) {
        return of(pixels(map, kind, mask), kind);
    }

    private static List<Pixel> pixels(DepthMap map, DepthSource.Kind kind, MaskPixels mask) {
        List<Pixel> pixels = new ArrayList<>();
        int step = Math.max(
                1, (int) Math.sqrt((double) (mask.right - mask.left) * (mask.bottom - mask.top) / MASK_SAMPLE));
        int seen = 0;
        for (int y = mask.top + step / 2; y < mask.bottom; y += step) {
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
                    seen++;
                    double value = map.at(x, y);
                    if (!Double.isNaN(value)) {
                        double out = Math.abs(x + 0.5 - middle) / Math.max(half, 1);
                        double key = kind == DepthSource.Kind.INVERSE ? -value : Math.log(value);
                        pixels.add(new Pixel(key, 1 - (1 - EDGE_WEIGHT) * out * out, y));
                    }
                }
                from = to;
            }
        }
        return pixels.size() < DepthStatistics.VALID_SHARE * seen ? new ArrayList<>() : pixels;
    }

    private static List<Pixel> pixels(DepthMap map, DepthSource.Kind kind, Box box) {
        List<Pixel> pixels = new ArrayList<>();
        double step = Math.max(1, Math.sqrt(Math.PI / 4 * box.area() / SAMPLE));
        int seen = 0;
        int row = 0;
        for (double y = box.y1() + step / 2; y < box.y2(); y += step, row++) {
            double v = (y - box.centreY()) / (box.height() / 2);
            for (double x = box.x1() + step / 2; x < box.x2(); x += step) {
                double u = (x - box.centreX()) / (box.width() / 2);
                double radius = u * u + v * v;
                int column = (int) Math.floor(x);
                int line = (int) Math.floor(y);
                if (radius > 1 || column < 0 || line < 0 || column >= map.width() || line >= map.height()) {
                    continue;
                }
                seen++;
                double value = map.at(column, line);
                if (!Double.isNaN(value)) {
                    double key = kind == DepthSource.Kind.INVERSE ? -value : Math.log(value);
                    pixels.add(new Pixel(key, 1 - (1 - EDGE_WEIGHT) * radius, row));
                }
            }
        }
        return pixels.size() < DepthStatistics.VALID_SHARE * seen ? new ArrayList<>() : pixels;
    }

    private static double value(double key, DepthSource.Kind kind) {
        return kind == DepthSource.Kind.INVERSE ? -key : Math.exp(key);
    }

    /** The heavier cluster where there are two, else all. */
    private static List<Pixel> heavier(List<Pixel> sorted) {
        double weight = 0;
        double sum = 0;
        for (Pixel p : sorted) {
            weight += p.weight;
            sum += p.weight * p.key;
        }
        double mean = sum / weight;
        double total = 0;
        for (Pixel p : sorted) {
            total += p.weight * (p.key - mean) * (p.key - mean);
        }
        double best = 0;
        double bestShare = 0;
        int cut = 0;
        double nearWeight = 0;
        double nearSum = 0;
        for (int i = 0; i < sorted.size() - 1; i++) {
            nearWeight += sorted.get(i).weight;
            nearSum += sorted.get(i).weight * sorted.get(i).key;
            double gap = nearSum / nearWeight - (sum - nearSum) / (weight - nearWeight);
            double between = nearWeight * (weight - nearWeight) / weight * gap * gap;
            if (between > best && sorted.get(i + 1).key > sorted.get(i).key) {
                best = between;
                bestShare = nearWeight / weight;
                cut = i + 1;
            }
        }
        if (!(total > 0) || best < EXPLAINED * total) {
            return sorted;
        }
        return bestShare >= NEARER_SHARE ? sorted.subList(0, cut) : sorted.subList(cut, sorted.size());
    }

    private static double quantile(List<Pixel> sorted, double share) {
        double weight = 0;
        for (Pixel p : sorted) {
            weight += p.weight;
        }
        double reached = 0;
        for (Pixel p : sorted) {
            reached += p.weight;
            if (reached >= share * weight) {
                return p.key;
            }
        }
        return sorted.getLast().key;
    }

    private static double medianOfRows(List<Pixel> sorted) {
        List<Pixel> byRow = new ArrayList<>(sorted);
        byRow.sort(Comparator.comparingInt(Pixel::row)); // stable: keys stay sorted within a row
        double[] medians = new double[byRow.size()];
        int n = 0;
        for (int from = 0; from < byRow.size(); ) {
            int to = from;
            while (to < byRow.size() && byRow.get(to).row == byRow.get(from).row) {
                to++;
            }
            if (to - from >= ROW_FLOOR) {
                medians[n++] = byRow.get((from + to - 1) / 2).key;
            }
            from = to;
        }
        if (n == 0) {
            return quantile(sorted, 0.5);
        }
        Arrays.sort(medians, 0, n);
        return medians[(n - 1) / 2];
    }
}
