package io.spatialforge.viewer.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Of what parts each of several wholes is made, a stripe each. What a part is stands in it where there is room.
 *
 * @param unit what is counted
 */
public record Shares(String id, String title, String description, String unit, List<Row> rows) implements Chart {

    private static final double TOP = 6;
    private static final double ROW = 40;
    private static final double STRIPE = 18;

    private static final int SHADES = 5;

    public Shares {
        rows = List.copyOf(rows);
    }

    /** One whole. */
    public record Row(String name, List<Part> parts) {

        public Row {
            parts = List.copyOf(parts);
        }

        long sum() {
            long sum = 0;
            for (Part part : parts) {
                sum += part.count;
            }
            return sum;
        }
    }

    public record Part(String name, long count) {}

    /** A whole at its place. */
    public record Placed(String name, String said, double text, double y, List<Segment> segments) {}

    /**
     * @param shade 0 to 4, from dark to pale
     * @param text what stands in it; empty where there is no room
     */
    public record Segment(double x, double width, int shade, String text, String said) {}

    public double thickness() {
        return STRIPE;
    }

    public List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        double y = TOP;
        for (Row row : rows) {
            long sum = row.sum();
            List<Segment> segments = new ArrayList<>();
            double x = 0;
            int shade = 0;
            for (Part part : row.parts) {
                double wide = sum == 0 ? 0 : (double) WIDTH * part.count / sum;
                if (part.count > 0) {
                    String share = NumberStyle.PERCENT.of((double) part.count / sum);
                    segments.add(new Segment(
                            x,
                            Math.max(0.5, wide - 1),
                            shade % SHADES,
                            fitting(part.name, share, wide),
                            "%s: %s, %s".formatted(part.name, NumberStyle.COUNT.of(part.count), share)));
                }
                x += wide;
                shade++;
            }
            String said = NumberStyle.COUNT.of(sum);
            placed.add(new Placed(fitted(row.name, said), said, y + 10, y + 15, segments));
            y += ROW;
        }
        return placed;
    }

    private static String fitted(String name, String said) {
        return Chart.fitted(name, WIDTH - LETTER * (said.length() + 2));
    }

    private static String fitting(String name, String share, double wide) {
        String both = name + " " + share;
        return both.length() * LETTER + 6 < wide ? both : name.length() * LETTER + 6 < wide ? name : "";
    }

    @Override
    public double height() {
        return TOP + ROW * rows.size();
    }

    @Override
    public Table table() {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            long sum = row.sum();
            for (Part part : row.parts) {
                lines.add(List.of(
                        row.name,
                        part.name,
                        NumberStyle.COUNT.of(part.count),
                        NumberStyle.PERCENT.of(sum == 0 ? Double.NaN : (double) part.count / sum)));
            }
        }
        return new Table(List.of("", "part", unit, "share"), lines);
    }
}
