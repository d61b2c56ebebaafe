package io.spatialforge.viewer.picture;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.see.Perception;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
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
    private static final int GAP = 8;

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
                BodyPicture.pose(g, region.keypoints(), scale);
            }
            if (region.facing() != null) {
                BodyPicture.arrow(g, region.facing(), region.box(), scale);
            }
        }
        Perception.Depth depth = perception == null ? null : perception.depth();
        int right = half + GAP;
        if (depth != null) {
            g.drawImage(DepthPicture.of(depth.map(), depth.meaning().kind()), right, 0, shownWidth, shownHeight, null);
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
}
