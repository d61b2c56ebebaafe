package io.spatialforge.viewer.picture;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws what several pictures have in common: outlines with tags, text in which a region's name has its colour, arrows. */
final class Pen {

    /** Radius of the ring around a point, in pixels of the picture. */
    private static final int RING = 7;

    /** A region in a text: {@code {r3}}, {@code [r3]} or {@code r3}. */
    private static final Pattern REGION = Pattern.compile("\\{(r\\d+)\\}|\\[(r\\d+)\\]|\\b(r\\d+)\\b");

    private final Graphics2D g;
    private final List<Rectangle2D> tags = new ArrayList<>();

    Pen(Graphics2D g) {
        this.g = g;
    }

    static Pen on(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return new Pen(g);
    }

    Graphics2D g() {
        return g;
    }

    FontMetrics font(Font font) {
        g.setFont(font);
        return g.getFontMetrics();
    }

    /** A line of one colour on a darker edge, seen on any ground. */
    void edged(java.awt.Shape shape, Color colour, float width) {
        g.setStroke(new BasicStroke(width + 2));
        g.setColor(new Color(0, 0, 0, 110));
        g.draw(shape);
        g.setStroke(new BasicStroke(width));
        g.setColor(colour);
        g.draw(shape);
    }

    void dashed(java.awt.Shape shape, Color colour, float width) {
        g.setStroke(new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3 * width, 2.5f * width}, 0));
        g.setColor(colour);
        g.draw(shape);
    }

    void line(double x1, double y1, double x2, double y2, Color colour, float width) {
        g.setStroke(new BasicStroke(width));
        g.setColor(colour);
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void arrow(double x1, double y1, double x2, double y2, Color colour, float width) {
        edged(new Line2D.Double(x1, y1, x2, y2), colour, width);
        double angle = Math.atan2(y2 - y1, x2 - x1);
        double length = Math.min(14, 0.4 * Math.hypot(x2 - x1, y2 - y1));
        for (double side : new double[] {-0.5, 0.5}) {
            edged(
                    new Line2D.Double(
                            x2, y2, x2 - length * Math.cos(angle + side), y2 - length * Math.sin(angle + side)),
                    colour,
                    width);
        }
    }

    /** Slanted lines across a shape. */
    void hatch(java.awt.Shape shape, Color colour) {
        java.awt.Shape clip = g.getClip();
        Rectangle2D bounds = shape.getBounds2D();
        Area inside = new Area(shape);
        if (clip != null) {
            inside.intersect(new Area(clip));
        }
        g.setClip(inside);
        g.setStroke(new BasicStroke(1.6f));
        g.setColor(colour);
        for (double x = bounds.getX() - bounds.getHeight(); x < bounds.getMaxX(); x += 9) {
            g.draw(new Line2D.Double(x, bounds.getMaxY(), x + bounds.getHeight(), bounds.getY()));
        }
        g.setClip(clip);
    }

    /** Where a region lies in the picture. */
    static java.awt.Shape placed(Shape shape, double left, double top, double scale) {
        return switch (shape) {
            case Box box ->
                new Rectangle2D.Double(
                        left + box.x1() * scale,
                        top + box.y1() * scale,
                        Math.max(1, box.width() * scale),
                        Math.max(1, box.height() * scale));
            case Point point ->
                new Ellipse2D.Double(
                        left + point.x() * scale - RING, top + point.y() * scale - RING, 2 * RING, 2 * RING);
        };
    }

    /**
     * Writes a tag at a shape, where it hides no other tag if there is such a place.
     *
     * @param within where tags may be
     */
    void tag(java.awt.Shape shape, String text, Color colour, Font font, Rectangle2D within) {
        FontMetrics metrics = font(font);
        double width = metrics.stringWidth(text) + 6.0;
        double height = metrics.getHeight();
        Rectangle2D box = shape.getBounds2D();
        double[][] places = {
            {box.getX() - 1, box.getY() - height},
            {box.getMaxX() - width + 1, box.getY() - height},
            {box.getX() - 1, box.getMaxY()},
            {box.getMaxX() - width + 1, box.getMaxY()},
            {box.getX(), box.getY()},
            {box.getMaxX() - width, box.getY()},
            {box.getX(), box.getMaxY() - height},
            {box.getMaxX() + 1, box.getY()},
            {box.getX() - width - 1, box.getY()},
            {box.getX(), box.getCenterY()}
        };
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double[] place : places) {
            Rectangle2D there = new Rectangle2D.Double(
                    Math.clamp(place[0], within.getX(), Math.max(within.getX(), within.getMaxX() - width)),
                    Math.clamp(place[1], within.getY(), Math.max(within.getY(), within.getMaxY() - height)),
                    width,
                    height);
            double hidden = hidden(there);
            if (hidden < least) {
                least = hidden;
                best = there;
            }
        }
        if (best != null) {
            tags.add(best);
            g.setColor(colour);
            g.fill(best);
            g.setColor(Palette.on(colour));
            g.drawString(text, (float) best.getX() + 3, (float) best.getY() + metrics.getAscent());
        }
    }

    private double hidden(Rectangle2D place) {
        double area = 0;
        for (Rectangle2D other : tags) {
            Rectangle2D shared = place.createIntersection(other);
            area += shared.getWidth() > 0 && shared.getHeight() > 0 ? shared.getWidth() * shared.getHeight() : 0;
        }
        return area;
    }

    /**
     * Writes a text in lines; a region's name stands on its colour.
     *
     * @param baseline of the first line
     * @return the baseline after the last line
     */
    double text(
            String text, Map<String, Color> colours, Font font, Color ink, double x, double baseline, double width) {
        FontMetrics metrics = font(font);
        double y = baseline;
        for (String line : wrap(text, metrics, (int) width)) {
            line(line, colours, metrics, ink, x, y);
            y += metrics.getHeight() + 2;
        }
        return y;
    }

    private void line(
            String line, Map<String, Color> colours, FontMetrics metrics, Color ink, double x, double baseline) {
        Matcher regions = REGION.matcher(line);
        double at = x;
        int from = 0;
        while (regions.find()) {
            String region = regions.group(1) != null
                    ? regions.group(1)
                    : regions.group(2) != null ? regions.group(2) : regions.group(3);
            Color mark = colours.get(region);
            if (mark == null) {
                continue;
            }
            at = plain(line.substring(from, regions.start()), metrics, ink, at, baseline);
            double width = metrics.stringWidth(region);
            g.setColor(mark);
            g.fill(new java.awt.geom.RoundRectangle2D.Double(
                    at - 1, baseline - metrics.getAscent(), width + 4, metrics.getHeight(), 6, 6));
            g.setColor(Palette.on(mark));
            g.drawString(region, (float) at + 1, (float) baseline);
            at += width + 4;
            from = regions.end();
        }
        plain(line.substring(from), metrics, ink, at, baseline);
    }

    private double plain(String text, FontMetrics metrics, Color ink, double x, double baseline) {
        g.setColor(ink);
        g.drawString(text, (float) x, (float) baseline);
        return x + metrics.stringWidth(text);
    }

    /** A text in lines no wider than a number of pixels. */
    static List<String> wrap(String text, FontMetrics metrics, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** A text cut to a width, with dots. */
    static String cut(String text, FontMetrics metrics, double width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && metrics.stringWidth(text.substring(0, end) + "…") > width) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
