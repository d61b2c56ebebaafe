package io.spatialforge.app.picture;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.see.Perception;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a photograph, as a person looks at it: on the left the regions, the poses and an arrow that tells which
 * way a person faces; on the right the depth, near things light and far ones dark, with each region's depth.
 */
final class SightPicture {

    private static final Color PAPER = new Color(0xFAFAF7);
    private static final Color INK = new Color(0x22282E);
    private static final Color THING = new Color(0xE69F00);
    private static final Color PERSON = new Color(0x56B4E9);
    private static final Color FACING = new Color(0xF0E442);
    private static final int GAP = 8;

    /** From far to near, evenly spaced: dark to light, so that it reads in grey too. */
    private static final Color[] DEPTHS = {
        new Color(0x0D0887),
        new Color(0x6A00A8),
        new Color(0xB12A90),
        new Color(0xE16462),
        new Color(0xFCA636),
        new Color(0xF0F921)
    };

    /** Pairs of COCO's keypoints that a limb joins. */
    private static final int[][] LIMBS = {
        {5, 6}, {5, 7}, {7, 9}, {6, 8}, {8, 10}, {5, 11}, {6, 12}, {11, 12}, {11, 13}, {13, 15}, {12, 14}, {14, 16},
        {0, 1}, {0, 2}, {1, 3}, {2, 4}
    };

    private SightPicture() {}

    /**
     * @param photograph upright
     * @param width of the whole picture in pixels
     */
    static BufferedImage draw(Scene scene, @Nullable Perception perception, BufferedImage photograph, int width) {
        int half = (width - GAP) / 2;
        double scale = Math.min(
                (double) half / scene.image().width(),
                (double) half / scene.image().height());
        int shownWidth = (int) Math.round(scene.image().width() * scale);
        int shownHeight = (int) Math.round(scene.image().height() * scale);
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(11, half / 42));
        BufferedImage tile =
                new BufferedImage(width, shownHeight + 2 * font.getSize() + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = tile.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(PAPER);
        g.fillRect(0, 0, tile.getWidth(), tile.getHeight());
        g.setFont(font);
        g.drawImage(photograph, 0, 0, shownWidth, shownHeight, null);
        for (Region region : scene.regions()) {
            Color colour = region.label().equals("person") || region.keypoints() != null ? PERSON : THING;
            String tag = region.origin().equals("human")
                    ? region.id() + " " + region.label()
                    : String.format(Locale.ROOT, "%s %s %.2f", region.id(), region.label(), region.confidence());
            box(g, region.box(), scale, 0, colour, tag);
            if (region.keypoints() != null) {
                pose(g, region.keypoints(), scale);
            }
            if (region.facing() != null) {
                arrow(g, region.facing(), region.box(), scale);
            }
        }
        Perception.Depth depth = perception == null ? null : perception.depth();
        int right = half + GAP;
        if (depth != null) {
            g.drawImage(coloured(depth.map(), depth.meaning().kind()), right, 0, shownWidth, shownHeight, null);
            for (Region region : scene.regions()) {
                if (region.depth() != null) {
                    String tag = String.format(
                            Locale.ROOT,
                            "%s %.2f",
                            region.id(),
                            region.depth().stated().centre());
                    box(g, region.box(), scale, right, Color.WHITE, tag);
                }
            }
        }
        g.setColor(INK);
        String models = depth == null
                ? "no depth model"
                : depth.meaning().kind().id() + " depth by " + depth.model().id();
        g.drawString(scene.image().id(), 2, shownHeight + font.getSize() + GAP / 2);
        g.drawString(models, right + 2, shownHeight + font.getSize() + GAP / 2);
        g.dispose();
        return tile;
    }

    private static void box(Graphics2D g, Box box, double scale, int left, Color colour, String tag) {
        Rectangle2D outline = new Rectangle2D.Double(
                left + box.x1() * scale, box.y1() * scale, box.width() * scale, box.height() * scale);
        g.setStroke(new BasicStroke(3.5f));
        g.setColor(new Color(0, 0, 0, 110));
        g.draw(outline);
        g.setStroke(new BasicStroke(1.8f));
        g.setColor(colour);
        g.draw(outline);
        FontMetrics metrics = g.getFontMetrics();
        double top = outline.getY() >= metrics.getHeight() ? outline.getY() - metrics.getHeight() : outline.getY();
        g.fill(new Rectangle2D.Double(outline.getX() - 1, top, metrics.stringWidth(tag) + 6.0, metrics.getHeight()));
        g.setColor(Color.BLACK);
        g.drawString(tag, (float) outline.getX() + 2, (float) top + metrics.getAscent());
    }

    private static void pose(Graphics2D g, Keypoints points, double scale) {
        g.setStroke(new BasicStroke(2.5f));
        for (int[] limb : LIMBS) {
            if (points.labelled(limb[0]) && points.labelled(limb[1])) {
                // The person's own left is warm, the right is cold, what joins both is white.
                boolean both = (limb[0] % 2 == 1) != (limb[1] % 2 == 1);
                g.setColor(both ? Color.WHITE : limb[0] % 2 == 1 ? new Color(0xFF5A5A) : new Color(0x4FC3F7));
                g.draw(new Line2D.Double(
                        points.x(limb[0]) * scale,
                        points.y(limb[0]) * scale,
                        points.x(limb[1]) * scale,
                        points.y(limb[1]) * scale));
            }
        }
        for (int i = 0; i < Keypoints.COUNT; i++) {
            if (points.visible(i)) {
                g.setColor(Color.WHITE);
                g.fill(new Ellipse2D.Double(points.x(i) * scale - 2, points.y(i) * scale - 2, 4, 4));
            }
        }
    }

    /** Seen from above: down is towards the camera. */
    private static void arrow(Graphics2D g, FacingEstimate facing, Box box, double scale) {
        double x = box.centreX() * scale;
        double y = (box.y1() + 0.25 * box.height()) * scale;
        double length = Math.max(14, 0.3 * box.width() * scale);
        double angle = Math.toRadians(facing.degrees());
        double tipX = x + length * Math.sin(angle);
        double tipY = y + length * Math.cos(angle);
        g.setStroke(new BasicStroke(4));
        g.setColor(FACING);
        g.draw(new Line2D.Double(x, y, tipX, tipY));
        for (double side : new double[] {-0.5, 0.5}) {
            g.draw(new Line2D.Double(
                    tipX,
                    tipY,
                    tipX - 0.35 * length * Math.sin(angle + side),
                    tipY - 0.35 * length * Math.cos(angle + side)));
        }
        g.drawString(facing.view().id(), (float) tipX + 4, (float) tipY);
    }

    private static BufferedImage coloured(DepthMap map, DepthSource.Kind kind) {
        float[] sorted = map.values().clone();
        Arrays.sort(sorted); // not-a-number last
        int valid = sorted.length;
        while (valid > 1 && Float.isNaN(sorted[valid - 1])) {
            valid--;
        }
        double low = sorted[(int) (0.02 * (valid - 1))];
        double high = sorted[(int) (0.98 * (valid - 1))];
        BufferedImage image = new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                double value = map.at(x, y);
                double share = Double.isNaN(value) || high <= low ? 0 : Math.clamp((value - low) / (high - low), 0, 1);
                image.setRGB(x, y, colour(kind == DepthSource.Kind.INVERSE ? share : 1 - share));
            }
        }
        return image;
    }

    private static int colour(double near) {
        double place = near * (DEPTHS.length - 1);
        int from = (int) Math.min(place, DEPTHS.length - 2);
        double share = place - from;
        Color a = DEPTHS[from];
        Color b = DEPTHS[from + 1];
        int red = (int) Math.round(a.getRed() + share * (b.getRed() - a.getRed()));
        int green = (int) Math.round(a.getGreen() + share * (b.getGreen() - a.getGreen()));
        int blue = (int) Math.round(a.getBlue() + share * (b.getBlue() - a.getBlue()));
        return red << 16 | green << 8 | blue;
    }
}
