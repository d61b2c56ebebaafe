package io.spatialforge.viewer.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How often values occur, by bins that follow one another.
 *
 * @param across what the values are, with their unit
 * @param up what is counted
 * @param style how values are written
 * @param scale from the first bin's lower edge to the last one's upper edge
 * @param bins in their order, without gaps
 * @param marks values that are pointed out, such as a threshold
 */
public record Histogram(
        String id,
        String title,
        String description,
        String across,
        String up,
        NumberStyle style,
        Scale scale,
        List<Bin> bins,
        List<Mark> marks)
        implements Plotted {

    private static final double TOP = 28;
    private static final double PLOT = 112;

    public Histogram {
        bins = List.copyOf(bins);
        marks = List.copyOf(marks);
    }

    /**
     * @param name of a bin that stands for one value or for all from one on; empty where the edges tell
     */
    public record Bin(double from, double to, long count, String name) {}

    /** A value that is pointed out. */
    public record Mark(double value, String name) {}

    /** A bar of a bin. */
    public record Bar(double x, double y, double width, double height) {}

    @Override
    public double plot() {
        return PLOT;
    }

    @Override
    public double top() {
        return TOP;
    }

    private Scale.Linear counts() {
        long most = 0;
        for (Bin bin : bins) {
            most = Math.max(most, bin.count);
        }
        return Scale.Linear.upTo((double) most, 4);
    }

    private double x(double value) {
        return LEFT + WIDE * scale.at(value);
    }

    public List<Bar> bars() {
        Scale.Linear counts = counts();
        List<Bar> bars = new ArrayList<>();
        for (Bin bin : bins) {
            if (bin.count > 0) {
                double high = Math.max(1, PLOT * counts.at((double) bin.count));
                double x = x(bin.from);
                double wide = x(bin.to) - x;
                double gap = wide > 6 ? 1 : wide > 3 ? 0.5 : 0;
                bars.add(new Bar(x + gap / 2, base() - high, wide - gap, high));
            }
        }
        return bars;
    }

    /** What stands left of the lines at the counts. */
    public List<Label> levels() {
        Scale.Linear counts = counts();
        return counts.ticks(4).stream()
                .filter(tick -> tick == Math.rint(tick))
                .map(tick -> new Label(LEFT - 5, base() - PLOT * counts.at(tick), NumberStyle.BRIEF.of(tick)))
                .toList();
    }

    /** What stands below the values. */
    public List<Label> values() {
        boolean named = bins.stream().anyMatch(bin -> !bin.name.isEmpty());
        List<Label> labels = new ArrayList<>();
        if (named) {
            int every = 1 + bins.size() / 14;
            for (int i = 0; i < bins.size(); i += every) {
                Bin bin = bins.get(i);
                labels.add(new Label((x(bin.from) + x(bin.to)) / 2, base() + 14, bin.name));
            }
            return labels;
        }
        for (double tick : scale.ticks(7)) {
            labels.add(new Label(x(tick), base() + 14, style.of(tick)));
        }
        return labels;
    }

    /** The marks, their names at the top; of two the left one's is higher, so that the other's stroke ends below it. */
    public List<Label> marked() {
        List<Label> labels = new ArrayList<>();
        for (Mark mark : marks) {
            int after = marks.size() - 1 - labels.size();
            labels.add(new Label(x(mark.value), TOP - 6 - 11 * (after % 2), mark.name));
        }
        return labels;
    }

    /** Whether what is written at a mark goes to its left, because there is no room on the right. */
    public boolean leftward(Label mark) {
        return mark.x() > LEFT + WIDE * 0.6;
    }

    @Override
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Bin bin : bins) {
            String name = bin.name.isEmpty() ? style.of(bin.from) + " to " + style.of(bin.to) : bin.name;
            rows.add(List.of(name, NumberStyle.COUNT.of(bin.count)));
        }
        return new Table(List.of(across, up), rows);
    }
}
