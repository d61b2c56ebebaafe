package io.spatialforge.app.plot;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.AuditReport.Row;
import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.Interval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Precision of each task and form as a dot on its interval, and beside it how much of the pairs truth could judge. */
public final class AuditPlot {

    private static final int WIDTH = 1000;
    private static final int ROW = 24;
    private static final int AROUND = 130;

    private AuditPlot() {}

    /**
     * @param title what was audited against what
     * @param file a PNG or an SVG, by its name
     */
    public static void write(AuditReport report, String title, Path file) throws IOException {
        List<Row> rows = rows(report);
        String[] names = new String[rows.size()];
        XYIntervalSeriesCollection precision = new XYIntervalSeriesCollection();
        XYIntervalSeriesCollection coverage = new XYIntervalSeriesCollection();
        XYErrorRenderer dots = bars(2.2f, new Ellipse2D.Double(-4, -4, 8, 8));
        XYErrorRenderer lengths = bars(10f, new Ellipse2D.Double());
        double lowest = 1;
        for (int i = 0; i < rows.size(); i++) {
            int place = rows.size() - 1 - i;
            Row row = rows.get(i);
            Score score = row.score();
            boolean whole = row.form().equals(AuditReport.ALL_FORMS);
            String name = row.task().id() + " " + (whole ? "(all)" : row.form());
            names[place] = score.judged() == 0
                    ? name + "   none judged"
                    : "%s   %,d of %,d".formatted(name, score.right(), score.judged());
            Color colour = Drawing.colour(row.task().ordinal());
            if (score.judged() > 0) {
                Interval interval = score.interval();
                lowest = Math.min(lowest, interval.low());
                double size = whole ? 12 : 8;
                dots.setSeriesShape(precision.getSeriesCount(), new Ellipse2D.Double(-size / 2, -size / 2, size, size));
                add(precision, dots, colour, score.precision(), interval.low(), interval.high(), place);
            }
            add(coverage, lengths, colour, score.coverage(), 0, score.coverage(), place);
        }
        CombinedRangeXYPlot both = new CombinedRangeXYPlot(rowAxis(names));
        both.setOrientation(PlotOrientation.VERTICAL);
        both.setGap(24);
        double start = Math.floor(Math.min(lowest, 0.99) * 20) / 20;
        both.add(panel(precision, dots, axis("precision, with its 95% interval", start, 1)), 3);
        both.add(panel(coverage, lengths, axis("coverage: pairs judged", 0, 1)), 1);
        both.setInsets(new RectangleInsets(4, 4, 4, 16));
        JFreeChart chart = new JFreeChart(title, Drawing.TITLE, both, false);
        chart.setBackgroundPaint(Color.WHITE);
        for (String note : report.notes()) {
            chart.addSubtitle(new TextTitle(note, Drawing.SMALL));
        }
        Drawing.write(chart, WIDTH, AROUND + ROW * rows.size(), file);
    }

    /** Each task's forms, and the task over all of them where it has several. */
    private static List<Row> rows(AuditReport report) {
        List<Row> rows = new ArrayList<>();
        for (Row task : report.tasks()) {
            List<Row> forms = report.rows().stream()
                    .filter(row -> row.task() == task.task())
                    .toList();
            rows.addAll(forms);
            if (forms.size() > 1) {
                rows.add(task);
            }
        }
        return rows;
    }

    private static void add(
            XYIntervalSeriesCollection all,
            XYErrorRenderer renderer,
            Color colour,
            double value,
            double low,
            double high,
            int place) {
        XYIntervalSeries series = new XYIntervalSeries(all.getSeriesCount() + " " + place);
        series.add(value, low, high, place, place, place);
        int number = all.getSeriesCount();
        all.addSeries(series);
        renderer.setSeriesPaint(number, colour);
    }

    private static XYErrorRenderer bars(float width, Ellipse2D dot) {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(true);
        renderer.setDrawYError(false);
        renderer.setDefaultShape(dot);
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setCapLength(0);
        renderer.setErrorStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        return renderer;
    }

    private static XYPlot panel(XYIntervalSeriesCollection data, XYErrorRenderer renderer, NumberAxis axis) {
        XYPlot panel = new XYPlot(data, axis, null, renderer);
        panel.setBackgroundPaint(Color.WHITE);
        panel.setDomainGridlinePaint(Drawing.GRID);
        panel.setRangeGridlinePaint(Drawing.GRID);
        panel.setOutlinePaint(Drawing.GRID);
        panel.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return panel;
    }

    private static NumberAxis axis(String label, double from, double to) {
        NumberAxis axis = new NumberAxis(label);
        double margin = (to - from) * 0.015;
        axis.setRange(from - margin, to + margin);
        axis.setNumberFormatOverride(Drawing.shares());
        axis.setLabelFont(Drawing.TEXT);
        axis.setTickLabelFont(Drawing.TEXT);
        axis.setLabelPaint(Drawing.INK);
        return axis;
    }

    private static SymbolAxis rowAxis(String[] names) {
        SymbolAxis axis = new SymbolAxis("", names);
        axis.setRange(-0.6, names.length - 0.4);
        axis.setTickLabelFont(Drawing.TEXT);
        axis.setGridBandsVisible(false);
        return axis;
    }
}
