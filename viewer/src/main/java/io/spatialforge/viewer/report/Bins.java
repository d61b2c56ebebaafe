package io.spatialforge.viewer.report;

import io.spatialforge.viewer.chart.Scale;

/** Counts values by bins of equal length on a scale. What lies beyond an end is counted in the bin there. For one thread. */
final class Bins {

    private final Scale scale;
    private final long[] counts;
    private long count;
    private double sum;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Bins(Scale scale, int bins) {
        this.scale = scale;
        this.counts = new long[bins];
    }

    /** For whole numbers from 0, each in a bin of its own; larger ones are in the last. */
    static Bins ofWhole(int largest) {
        return new Bins(new Scale.Linear(-0.5, largest + 0.5), largest + 1);
    }

    void add(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        counts[Math.min(counts.length - 1, (int) (scale.at(value) * counts.length))]++;
        count++;
        sum += value;
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    /** Adds those of another part, which have the same scale. */
    void add(Bins other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        sum += other.sum;
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
    }

    Distribution distribution() {
        return new Distribution(scale, counts, count, count == 0 ? 0 : sum / count, least, most);
    }
}
