package io.spatialforge.viewer.report;

import io.spatialforge.viewer.chart.Histogram;
import io.spatialforge.viewer.chart.NumberStyle;
import io.spatialforge.viewer.chart.Scale;
import java.util.ArrayList;
import java.util.List;

/** Distributions as histograms: of the part of the scale where there is something, with as many bins as can be told apart. */
final class Histograms {

    private static final int MOST_BINS = 32;

    private Histograms() {}

    /** Of whole numbers from 0. */
    static Histogram whole(String id, String title, String description, String across, String up, Distribution of) {
        int last = 0;
        for (int bin = 0; bin < of.counts().length; bin++) {
            last = of.counts()[bin] > 0 ? bin : last;
        }
        int first = of.counts()[0] > 0 || last < 12 ? (of.counts()[0] > 0 ? 0 : 1) : 1;
        int bins = last - first + 1;
        if (bins > MOST_BINS) {
            return ranges(id, title, description, across, up, of, last);
        }
        List<Histogram.Bin> shown = new ArrayList<>();
        boolean open = last == of.counts().length - 1 && of.most() > last;
        for (int value = first; value <= Math.max(first, last); value++) {
            String name = open && value == last ? value + "+" : Integer.toString(value);
            shown.add(new Histogram.Bin(value - 0.5, value + 0.5, of.counts()[value], name));
        }
        return new Histogram(
                id,
                title,
                description,
                across,
                up,
                NumberStyle.COUNT,
                new Scale.Linear(first - 0.5, Math.max(first, last) + 0.5),
                shown,
                List.of());
    }

    /** Several whole numbers to a bin. */
    private static Histogram ranges(
            String id, String title, String description, String across, String up, Distribution of, int last) {
        int step = Math.ceilDiv(last + 1, MOST_BINS);
        List<Histogram.Bin> shown = new ArrayList<>();
        for (int from = 0; from <= last; from += step) {
            long count = 0;
            for (int value = from; value < Math.min(from + step, of.counts().length); value++) {
                count += of.counts()[value];
            }
            shown.add(new Histogram.Bin(from, from + step, count, ""));
        }
        return new Histogram(
                id,
                title,
                description,
                across,
                up,
                NumberStyle.COUNT,
                new Scale.Linear(0, shown.getLast().to()),
                shown,
                List.of());
    }

    /** Of numbers on a scale. */
    static Histogram of(
            String id,
            String title,
            String description,
            String across,
            String up,
            NumberStyle style,
            Distribution of,
            List<Histogram.Mark> marks) {
        int bins = of.counts().length;
        int from = 0;
        int to = bins;
        while (from < bins - 1 && of.counts()[from] == 0) {
            from++;
        }
        while (to > from + 1 && of.counts()[to - 1] == 0) {
            to--;
        }
        // Thresholds are to be seen, and the axis begins where the scale does if that is not far.
        for (Histogram.Mark mark : marks) {
            from = Math.min(from, Math.max(0, (int) (of.scale().at(mark.value()) * bins) - 1));
        }
        from = from < bins / 8 ? 0 : from;
        int step = Math.ceilDiv(to - from, MOST_BINS);
        to = Math.min(bins, from + step * Math.ceilDiv(to - from, step));
        List<Histogram.Bin> shown = new ArrayList<>();
        for (int bin = from; bin < to; bin += step) {
            long count = 0;
            int end = Math.min(bin + step, to);
            for (int i = bin; i < end; i++) {
                count += of.counts()[i];
            }
            shown.add(new Histogram.Bin(of.edge(bin), of.edge(end), count, ""));
        }
        Scale scale = switch (of.scale()) {
            case Scale.Linear s -> new Scale.Linear(of.edge(from), of.edge(to));
            case Scale.Log s -> new Scale.Log(of.edge(from), of.edge(to));
        };
        return new Histogram(id, title, description, across, up, style, scale, shown, marks);
    }

    static String said(double value) {
        return NumberStyle.COUNT.of(value);
    }
}
