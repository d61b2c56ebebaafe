package io.spatialforge.app.plot;

import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.audit.SweepReport;
import io.spatialforge.pipeline.audit.SweepReport.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Precision against coverage, a line for each task that the margin bears on, its value at each dot. */
public final class SweepPlot {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;

    /** How far labels are from each other at least, as a share of the axis. */
    private static final double LABEL = 0.055;

    private SweepPlot() {}

    /**
     * @param file a PNG or an SVG, by its name
     */
    public static void write(SweepReport sweep, Path file) throws IOException {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setDrawYError(true);
        renderer.setCapLength(0);
        renderer.setErrorStroke(new BasicStroke(1.2f));
        renderer.setDefaultLinesVisible(true);
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDefaultStroke(new BasicStroke(2));
        renderer.setDefaultShape(new Ellipse2D.Double(-4, -4, 8, 8));
        XYPlot plot =
                new XYPlot(data, axis("coverage: share of what truth can decide that is asked about"), null, renderer);
        double lowest = 1;
        double widest = 0;
        for (Task task : sweep.tasks()) {
            XYIntervalSeries series = new XYIntervalSeries(task.id(), false, true);
            Color colour = Drawing.colour(task.ordinal());
            for (Point point : sweep.points()) {
                Score score = point.score(task);
                if (score == null || score.judged() == 0) {
                    continue;
                }
                double x = point.coverage(task);
                double y = score.precision();
                series.add(x, x, x, y, score.interval().low(), score.interval().high());
                lowest = Math.min(lowest, score.interval().low());
                widest = Math.max(widest, x);
            }
            renderer.setSeriesPaint(data.getSeriesCount(), colour);
            data.addSeries(series);
        }
        double range = Math.max(0.02, widest * 1.08);
        plot.getDomainAxis().setRange(0, range);
        NumberAxis precision = axis("precision, with its 95% interval");
        double start = Math.floor(Math.min(lowest, 0.99) * 20) / 20;
        double above = 0.015 * (1 - start);
        sweep.tasks().forEach(task -> labels(sweep, task, range * LABEL, above, plot));
        precision.setRange(start - 0.01 * (1 - start), 1 + 0.06 * (1 - start));
        plot.setRangeAxis(precision);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Drawing.GRID);
        plot.setRangeGridlinePaint(Drawing.GRID);
        plot.setOutlinePaint(Drawing.GRID);
        plot.setInsets(new RectangleInsets(4, 4, 4, 16));
        JFreeChart chart = new JFreeChart("Sweep of " + sweep.margin(), Drawing.TITLE, plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getLegend().setItemFont(Drawing.TEXT);
        chart.addSubtitle(new TextTitle("The run was made with the value between brackets.", Drawing.SMALL));
        Drawing.write(chart, WIDTH, HEIGHT, file);
    }

    /** Values at dots that are far enough from each other to be read, the run's own first. */
    private static void labels(SweepReport sweep, Task task, double apart, double above, XYPlot plot) {
        List<Point> points = new ArrayList<>(sweep.points());
        points.sort(Comparator.comparing(point -> point.value() != sweep.own()));
        List<Double> placed = new ArrayList<>();
        for (Point point : points) {
            Score score = point.score(task);
            double x = point.coverage(task);
            if (score != null
                    && score.judged() > 0
                    && placed.stream().allMatch(other -> Math.abs(other - x) >= apart)) {
                placed.add(x);
                plot.addAnnotation(label(sweep, point, x, score.precision() + above, Drawing.colour(task.ordinal())));
            }
        }
    }

    private static XYTextAnnotation label(SweepReport sweep, Point point, double x, double y, Color colour) {
        String value = BigDecimal.valueOf(point.value()).stripTrailingZeros().toPlainString();
        XYTextAnnotation label = new XYTextAnnotation(point.value() == sweep.own() ? "[" + value + "]" : value, x, y);
        label.setTextAnchor(TextAnchor.BOTTOM_LEFT);
        label.setFont(Drawing.SMALL);
        label.setPaint(colour.darker());
        return label;
    }

    private static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setNumberFormatOverride(Drawing.shares());
        axis.setLabelFont(Drawing.TEXT);
        axis.setTickLabelFont(Drawing.TEXT);
        axis.setLabelPaint(Drawing.INK);
        return axis;
    }
}
