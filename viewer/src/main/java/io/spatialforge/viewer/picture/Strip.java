package io.spatialforge.viewer.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/**
 * Regions on an axis, a row each: how far each one reaches, and where its middle is. What is asked for stands as a dashed
 * line.
 *
 * @param title what the axis is
 * @param from what is written at its left end
 * @param to what is written at its right end
 * @param start value at the left end; more than {@code end} where the axis runs the other way
 * @param end value at the right end
 * @param items a row each
 * @param marks dashed lines
 */
record Strip(String title, String from, String to, double start, double end, List<Item> items, List<Mark> marks) {

    private static final int ROW = 30;
    private static final int BAR = 12;

    /** What the least of the axis is kept free on the left for, in pixels. */
    private static final int LABELS = 104;

    /** The same on the right, for what is written beside the bars. */
    private static final int VALUES = 62;

    /**
     * @param value what is written at the end of the row
     */
    record Item(String region, String label, double low, double middle, double high, String value) {}

    record Mark(double at, String text) {}

    int height() {
        return 58 + ROW * items.size() + 18 * marks.size();
    }

    void draw(Pen pen, Map<String, Color> colours, Font font, double x, double y, double width) {
        Font small = font.deriveFont(font.getSize2D() * 0.86f);
        FontMetrics metrics = pen.font(font.deriveFont(Font.BOLD));
        pen.g().setColor(Palette.INK);
        pen.g().drawString(Pen.cut(title, metrics, width), (float) x, (float) y + metrics.getAscent());
        double left = x + LABELS;
        double right = x + width - VALUES;
        double top = y + 26;
        double bottom = top + ROW * items.size();
        for (int i = 0; i < marks.size(); i++) {
            double at = place(marks.get(i).at, left, right);
            pen.dashed(new Line2D.Double(at, top - 2, at, bottom + 8 + 18 * i), Palette.INK, 1.6f);
        }
        for (int i = 0; i < items.size(); i++) {
            row(pen, items.get(i), colours, small, x, left, right, top + ROW * i + ROW / 2.0);
        }
        pen.line(left, bottom + 4, right, bottom + 4, Palette.QUIET, 1.2f);
        for (int i = 0; i < marks.size(); i++) {
            FontMetrics m = pen.font(small);
            double at = place(marks.get(i).at, left, right);
            double wide = m.stringWidth(marks.get(i).text);
            double start = Math.clamp(at - wide / 2, x, x + width - wide);
            pen.g().setColor(Palette.INK);
            pen.g().drawString(marks.get(i).text, (float) start, (float) (bottom + 20 + 18 * i));
        }
        FontMetrics m = pen.font(small);
        double ends = bottom + 20 + 18 * marks.size();
        pen.g().setColor(Palette.QUIET);
        pen.g().drawString(from, (float) left, (float) ends);
        pen.g().drawString(to, (float) (right - m.stringWidth(to)), (float) ends);
    }

    private void row(
            Pen pen,
            Item item,
            Map<String, Color> colours,
            Font font,
            double x,
            double left,
            double right,
            double centre) {
        Color colour = colours.getOrDefault(item.region, Palette.LINE);
        FontMetrics metrics = pen.font(font);
        double base = centre + metrics.getAscent() / 2.0 - 2;
        pen.text(
                Pen.cut(item.region + " " + item.label, metrics, LABELS - 10),
                colours,
                font,
                Palette.INK,
                x,
                base,
                LABELS * 2);
        pen.line(left, centre, right, centre, new Color(0xE4E7E8), 1);
        double a = place(item.low, left, right);
        double b = place(item.high, left, right);
        double low = Math.min(a, b);
        double high = Math.max(Math.max(a, b), low + 3);
        pen.edged(new Rectangle2D.Double(low, centre - BAR / 2.0, high - low, BAR), colour, 1);
        pen.g().setColor(colour);
        pen.g().fill(new Rectangle2D.Double(low, centre - BAR / 2.0, high - low, BAR));
        double middle = place(item.middle, left, right);
        pen.g().setColor(Palette.INK);
        pen.g().fill(new Ellipse2D.Double(middle - 4, centre - 4, 8, 8));
        pen.g().setColor(Color.WHITE);
        pen.g().fill(new Ellipse2D.Double(middle - 2, centre - 2, 4, 4));
        double wide = pen.font(font).stringWidth(item.value);
        pen.g().setColor(Palette.INK);
        pen.g().drawString(item.value, (float) (right + VALUES - 4 - wide), (float) base);
    }

    private double place(double value, double left, double right) {
        double share = (value - start) / (end - start);
        return left + Math.clamp(share, 0, 1) * (right - left);
    }
}
