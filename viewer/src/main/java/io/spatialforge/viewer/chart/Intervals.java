package io.spatialforge.viewer.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares that are known to lie within an interval, a row each, on one axis.
 *
 * @param across what the shares are of
 * @param scale of shares from 0 to 1
 * @param levelName what the levels of rows are, such as "chance"; empty where there are none
 */
public record Intervals(
        String id, String title, String description, String across, Scale scale, String levelName, List<Row> rows)
        implements Chart {

    private static final double TOP = 6;
    private static final double ROW = 31;
    private static final double BELOW = 32;

    /** So that a point at an end and the number below it are whole. */
    private static final double EDGE = 14;

    private static final double WIDE = WIDTH - 2 * EDGE;

    public Intervals {
        rows = List.copyOf(rows);
    }

    /**
     * @param said the number at the right end
     * @param value where the point is
     * @param level what it is held against; not a number for nothing
     */
    public record Row(String name, String said, double value, double low, double high, double level) {}

    /** A row at its place, with as much of its name as there is room for; the level is below 0 where there is none. */
    public record Placed(Row row, String name, double text, double y, double x, double from, double to, double level) {}

    public List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        double y = TOP;
        for (Row row : rows) {
            placed.add(new Placed(
                    row,
                    Chart.fitted(row.name, WIDTH - LETTER * (row.said.length() + 2)),
                    y + 10,
                    y + 20,
                    x(row.value),
                    x(row.low),
                    x(row.high),
                    Double.isNaN(row.level) ? -1 : x(row.level)));
            y += ROW;
        }
        return placed;
    }

    private double x(double share) {
        return EDGE + WIDE * scale.at(share);
    }

    /** y of the axis. */
    public double base() {
        return TOP + ROW * rows.size() + 2;
    }

    public double left() {
        return EDGE;
    }

    public double right() {
        return EDGE + WIDE;
    }

    public List<Label> values() {
        return scale.ticks(6).stream()
                .map(tick -> new Label(x(tick), base() + 13, NumberStyle.PERCENT.of(tick)))
                .toList();
    }

    @Override
    public double height() {
        return base() + BELOW;
    }

    @Override
    public Table table() {
        List<String> head = new ArrayList<>(List.of("", across, "low", "high"));
        if (!levelName.isEmpty()) {
            head.add(levelName);
        }
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>(
                    List.of(row.name, row.said, NumberStyle.PERCENT.of(row.low), NumberStyle.PERCENT.of(row.high)));
            if (!levelName.isEmpty()) {
                line.add(NumberStyle.PERCENT.of(row.level));
            }
            lines.add(line);
        }
        return new Table(head, lines);
    }
}
