package io.spatialforge.viewer.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Lying bars, each with its name and its number above it, so that names may be long.
 *
 * @param unit what is counted
 * @param bars from the top
 * @param most what the whole width stands for; at least the largest value
 */
public record Bars(String id, String title, String description, String unit, List<Bar> bars, double most)
        implements Chart {

    private static final double TOP = 6;
    private static final double ROW = 31;
    private static final double BAR = 8;

    public Bars {
        bars = List.copyOf(bars);
    }

    /** As wide as the largest bar needs. */
    public static Bars of(String id, String title, String description, String unit, List<Bar> bars) {
        double most = 0;
        for (Bar bar : bars) {
            most = Math.max(most, Math.max(bar.value, Math.max(bar.behind, bar.mark)));
        }
        return new Bars(id, title, description, unit, bars, most);
    }

    /**
     * One of them.
     *
     * @param said the value and what more there is to say, at its right end
     * @param behind a value shown pale behind it, such as all that it is a part of; 0 for none
     * @param mark a value shown as a stroke, such as what was wanted; 0 for none
     */
    public record Bar(String name, double value, String said, double behind, double mark) {

        public static Bar of(String name, double value) {
            return new Bar(name, value, NumberStyle.COUNT.of(value), 0, 0);
        }

        public static Bar of(String name, double value, String said) {
            return new Bar(name, value, said, 0, 0);
        }
    }

    /**
     * A bar at its place, in the chart's units.
     *
     * @param name as much of it as there is room for
     * @param text y of the line with its name and number
     * @param y of its upper edge
     * @param mark x of the stroke; below 0 for none
     */
    public record Placed(Bar bar, String name, double text, double y, double width, double behind, double mark) {}

    public double thickness() {
        return BAR;
    }

    public List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        double y = TOP;
        for (Bar bar : bars) {
            placed.add(new Placed(
                    bar,
                    Chart.fitted(bar.name, WIDTH - LETTER * (bar.said.length() + 2)),
                    y + 10,
                    y + 15,
                    width(bar.value),
                    width(bar.behind),
                    bar.mark > 0 ? Math.min(WIDTH - 1, width(bar.mark)) : -1));
            y += ROW;
        }
        return placed;
    }

    /** A value that is there has a bar that can be seen. */
    private double width(double value) {
        return value <= 0 || most <= 0 ? 0 : Math.max(1, WIDTH * Math.min(1, value / most));
    }

    @Override
    public double height() {
        return TOP + ROW * bars.size();
    }

    @Override
    public Table table() {
        boolean behind = bars.stream().anyMatch(bar -> bar.behind > 0);
        boolean mark = bars.stream().anyMatch(bar -> bar.mark > 0);
        List<List<String>> rows = new ArrayList<>();
        for (Bar bar : bars) {
            List<String> row = new ArrayList<>(List.of(bar.name, NumberStyle.COUNT.of(bar.value)));
            if (behind) {
                row.add(NumberStyle.COUNT.of(bar.behind));
            }
            if (mark) {
                row.add(NumberStyle.COUNT.of(bar.mark));
            }
            row.add(bar.said);
            rows.add(row);
        }
        List<String> head = new ArrayList<>(List.of("", unit));
        if (behind) {
            head.add("of (pale)");
        }
        if (mark) {
            head.add("stroke");
        }
        head.add("said");
        return new Table(head, rows);
    }
}
