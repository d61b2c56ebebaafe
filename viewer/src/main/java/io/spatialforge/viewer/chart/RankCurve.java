package io.spatialforge.viewer.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How frequent the most frequent is, the second, and so on to the rarest, on logarithmic axes: a tail that thins out evenly
 * is a straight line.
 *
 * @param across what is ranked
 * @param up what is counted
 * @param points some ranks, the first and the last among them
 */
public record RankCurve(String id, String title, String description, String across, String up, List<Point> points)
        implements Plotted {

    private static final double TOP = 22;
    private static final double PLOT = 150;

    public RankCurve {
        points = List.copyOf(points);
    }

    /**
     * @param rank from 1
     * @param count above 0
     * @param name what has this rank
     * @param shown whether its name stands on the chart
     */
    public record Point(long rank, long count, String name, boolean shown) {}

    /**
     * A point at its place; its name goes to the left where there is no room on the right.
     *
     * @param text y of its name
     */
    public record Placed(double x, double y, String name, boolean shown, boolean leftward, double text) {}

    private Scale ranks() {
        return new Scale.Log(1, Math.max(10, points.isEmpty() ? 10 : points.getLast().rank));
    }

    private Scale counts() {
        long most = 10;
        for (Point point : points) {
            most = Math.max(most, point.count);
        }
        return new Scale.Log(1, most);
    }

    @Override
    public double plot() {
        return PLOT;
    }

    @Override
    public double top() {
        return TOP;
    }

    public List<Placed> placed() {
        Scale ranks = ranks();
        Scale counts = counts();
        List<Placed> placed = new ArrayList<>();
        for (Point point : points) {
            double x = LEFT + WIDE * ranks.at((double) point.rank);
            double y = base() - PLOT * counts.at((double) point.count);
            boolean leftward = x > LEFT + WIDE * 0.62;
            boolean below = leftward && y + 16 < base();
            placed.add(new Placed(x, y, point.name, point.shown, leftward, below ? y + 13 : y - 5));
        }
        return placed;
    }

    /** The curve as the points of a polyline. */
    public String line() {
        StringBuilder line = new StringBuilder();
        for (Placed point : placed()) {
            line.append(Chart.px(point.x)).append(',').append(Chart.px(point.y)).append(' ');
        }
        return line.toString().strip();
    }

    public List<Label> levels() {
        Scale counts = counts();
        return counts.ticks(5).stream()
                .map(tick -> new Label(LEFT - 5, base() - PLOT * counts.at(tick), NumberStyle.BRIEF.of(tick)))
                .toList();
    }

    public List<Label> values() {
        Scale ranks = ranks();
        return ranks.ticks(6).stream()
                .map(tick -> new Label(LEFT + WIDE * ranks.at(tick), base() + 14, NumberStyle.BRIEF.of(tick)))
                .toList();
    }

    @Override
    public Table table() {
        return new Table(
                List.of("rank", across, up),
                points.stream()
                        .map(p -> List.of(NumberStyle.COUNT.of(p.rank), p.name, NumberStyle.COUNT.of(p.count)))
                        .toList());
    }
}
