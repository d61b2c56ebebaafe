package io.spatialforge.bench.plot;

import java.util.List;
import java.util.Locale;

/** Precision against coverage as an SVG picture: a grid, a curve for each way to decide, and a key beside them. */
public final class CoveragePlot {

    private static final int HEIGHT = 400;
    private static final int LEFT = 56;
    private static final int TOP = 16;
    private static final int BOTTOM = 48;

    private final int width;
    private final int right;
    private final double lowest;
    private final double widest;
    private final StringBuilder svg = new StringBuilder();
    private int curves;

    /**
     * @param width of the picture
     * @param key width of the key, which is a part of it
     * @param lowest precision that is shown, a share; what lies below is drawn there
     * @param percentUp between the lines of precision
     * @param widest coverage that is shown, a share; what lies beyond is drawn there
     * @param percentAcross between the lines of coverage
     */
    public CoveragePlot(int width, int key, double lowest, int percentUp, double widest, int percentAcross) {
        this.width = width;
        this.right = width - key;
        this.lowest = lowest;
        this.widest = widest;
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                width,
                HEIGHT);
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", width, HEIGHT);
        grid(percentUp, percentAcross);
    }

    private void grid(int percentUp, int percentAcross) {
        for (long percent = Math.round(100 * lowest); percent <= 100; percent += percentUp) {
            double y = y(percent / 100.0);
            line(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, y, right);
            line(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d%%</text>", LEFT - 6, y + 4, percent);
        }
        for (long percent = 0; percent <= Math.round(100 * widest); percent += percentAcross) {
            double x = x(percent / 100.0);
            line(svg, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/>", x, TOP, HEIGHT - BOTTOM);
            line(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d%%</text>", x, HEIGHT - BOTTOM + 18, percent);
        }
        line(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">coverage: share of the clear pairs that are ordered</text>",
                (LEFT + right) / 2,
                HEIGHT - 10);
    }

    /** A point of a curve; the one that is chosen gets a dot. */
    public record Point(double coverage, double precision, boolean chosen) {}

    /** Draws a curve with its line in the key, if it has any point. */
    public void curve(String name, String colour, List<Point> points) {
        if (points.isEmpty()) {
            return;
        }
        StringBuilder path = new StringBuilder();
        StringBuilder chosen = new StringBuilder();
        for (Point point : points) {
            double x = x(point.coverage);
            double y = y(point.precision);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
            if (point.chosen) {
                line(chosen, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, colour);
            }
        }
        line(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
        svg.append(chosen);
        int x = right + 10;
        int y = TOP + 20 + 20 * curves++;
        line(svg, "<path d=\"M%d %dh16\" stroke=\"%s\" stroke-width=\"2\"/>", x, y - 4, colour);
        line(svg, "<text x=\"%d\" y=\"%d\">%s</text>", x + 20, y, name);
    }

    /** The picture with what was drawn so far. */
    public String svg() {
        return svg + "</svg>\n";
    }

    private double x(double coverage) {
        return LEFT + (right - LEFT) * Math.min(coverage, widest) / widest;
    }

    private double y(double precision) {
        double height = HEIGHT - TOP - BOTTOM;
        return TOP + height * (1 - (Math.max(precision, lowest) - lowest) / (1 - lowest));
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
