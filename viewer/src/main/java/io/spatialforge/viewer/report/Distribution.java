package io.spatialforge.viewer.report;

import io.spatialforge.viewer.chart.Scale;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How values are distributed.
 *
 * @param scale on which the bins are equally long
 * @param counts by bin, from the lower end; what lies beyond an end is in the bin there
 * @param count of all values
 * @param mean of all values
 * @param least the smallest value; infinite if there is none
 * @param most the largest value; infinite if there is none
 */
@API(status = API.Status.EXPERIMENTAL)
@SuppressWarnings("ArrayRecordComponent") // summed up and drawn, never compared
public record Distribution(Scale scale, long[] counts, long count, double mean, double least, double most) {

    public Distribution {
        counts = counts.clone();
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The lower edge of a bin, or for the number of bins the upper end. */
    double edge(int bin) {
        double share = (double) bin / counts.length;
        return switch (scale) {
            case Scale.Linear s -> s.from() + share * (s.to() - s.from());
            case Scale.Log s -> s.from() * Math.pow(s.to() / s.from(), share);
        };
    }

    /**
     * The value below which a share of all lie, as exact as a bin is long.
     *
     * @param share 0 to 1
     */
    double quantile(double share) {
        double wanted = share * count;
        double seen = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0 && seen + counts[bin] >= wanted) {
                double within = (wanted - seen) / counts[bin];
                double value = edge(bin) + within * (edge(bin + 1) - edge(bin));
                return Math.clamp(value, least, most);
            }
            seen += counts[bin];
        }
        return most;
    }

    /** For JSON: bins that hold something, by their edges. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("count", count);
        if (count == 0) {
            return map;
        }
        map.put("mean", mean);
        map.put("least", least);
        map.put("median", quantile(0.5));
        map.put("most", most);
        int from = 0;
        int to = counts.length;
        while (counts[from] == 0) {
            from++;
        }
        while (counts[to - 1] == 0) {
            to--;
        }
        double[] edges = new double[to - from + 1];
        long[] shown = new long[to - from];
        for (int bin = from; bin <= to; bin++) {
            edges[bin - from] = edge(bin);
            if (bin < to) {
                shown[bin - from] = counts[bin];
            }
        }
        map.put("edges", edges);
        map.put("counts", shown);
        return map;
    }
}
