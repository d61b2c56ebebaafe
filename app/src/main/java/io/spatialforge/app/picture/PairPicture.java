package io.spatialforge.app.picture;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pair as a person looks at it: the photograph with the regions of the pair as coloured boxes, and question and answer
 * below, in which a region's name has the colour of its box.
 */
final class PairPicture {

    /** Told apart by people with any kind of colour vision (Okabe and Ito's set, without its black). */
    private static final Color[] COLOURS = {
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x009E73),
        new Color(0xF0E442),
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0xCC79A7)
    };

    private static final Color PAPER = new Color(0xFAFAF7);
    private static final Color INK = new Color(0x22282E);
    private static final Color QUIET = new Color(0x6B7680);
    private static final int MARGIN = 14;

    /** Radius of the ring around a point, in pixels of the picture. */
    private static final int RING = 7;

    private PairPicture() {}

    /**
     * @param photograph the upright photograph
     * @param width width of the tile in pixels; the photograph is scaled to it
     */
    static BufferedImage draw(QaPair pair, BufferedImage photograph, int width) {
        int textWidth = width - 2 * MARGIN;
        double scale = Math.min((double) width / photograph.getWidth(), 0.75 * width / photograph.getHeight());
        int pictureWidth = (int) Math.round(photograph.getWidth() * scale);
        int pictureHeight = (int) Math.round(photograph.getHeight() * scale);
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(13, width / 36));
        Map<String, Color> colours = colours(pair);

        Graphics2D measuring = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics plain = measuring.getFontMetrics(font);
        FontMetrics bold = measuring.getFontMetrics(font.deriveFont(Font.BOLD));
        List<String> question = wrap(pair.phrased().question(), plain, textWidth);
        List<String> answer = wrap(pair.phrased().answer(), bold, textWidth);
        measuring.dispose();
        int line = plain.getHeight() + 2;
        int height = pictureHeight + 2 * MARGIN + line * (question.size() + answer.size() + 1);

        BufferedImage tile = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = tile.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(PAPER);
        g.fillRect(0, 0, width, height);
        int left = (width - pictureWidth) / 2;
        g.drawImage(photograph, left, 0, pictureWidth, pictureHeight, null);
        for (QaPair.QaRegion region : pair.regions()) {
            outline(g, region, colours.getOrDefault(region.id(), INK), left, scale, font);
        }
        int y = pictureHeight + MARGIN + plain.getAscent();
        g.setFont(font.deriveFont(Font.PLAIN, font.getSize2D() * 0.8f));
        g.setColor(QUIET);
        g.drawString(pair.phrased().template() + "   " + pair.image().id(), MARGIN, y);
        y += line;
        y = text(g, font, INK, question, colours, y, line);
        text(g, font.deriveFont(Font.BOLD), new Color(0x14532D), answer, colours, y, line);
        g.dispose();
        return tile;
    }

    /** The tiles on one sheet, in columns of equal width. */
    static BufferedImage sheet(List<BufferedImage> tiles, int columns) {
        if (tiles.isEmpty()) {
            throw new IllegalArgumentException("a sheet has at least one tile");
        }
        int gap = 10;
        int tileWidth = tiles.get(0).getWidth();
        List<Integer> rowHeights = new ArrayList<>();
        for (int i = 0; i < tiles.size(); i += columns) {
            int highest = 0;
            for (BufferedImage tile : tiles.subList(i, Math.min(i + columns, tiles.size()))) {
                highest = Math.max(highest, tile.getHeight());
            }
            rowHeights.add(highest);
        }
        int used = Math.min(columns, tiles.size());
        int height = gap + rowHeights.stream().mapToInt(h -> h + gap).sum();
        BufferedImage sheet = new BufferedImage(gap + used * (tileWidth + gap), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(new Color(0xD9DCDD));
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int y = gap;
        for (int row = 0; row < rowHeights.size(); row++) {
            for (int column = 0; column < columns && row * columns + column < tiles.size(); column++) {
                g.drawImage(tiles.get(row * columns + column), gap + column * (tileWidth + gap), y, null);
            }
            y += rowHeights.get(row) + gap;
        }
        g.dispose();
        return sheet;
    }

    private static Map<String, Color> colours(QaPair pair) {
        Map<String, Color> colours = new HashMap<>();
        for (QaPair.QaRegion region : pair.regions()) {
            colours.put(region.id(), COLOURS[colours.size() % COLOURS.length]);
        }
        return colours;
    }

    private static void outline(Graphics2D g, QaPair.QaRegion region, Color colour, int left, double scale, Font font) {
        Box box = region.shape().extent();
        int x = left + (int) Math.round(box.x1() * scale);
        int y = (int) Math.round(box.y1() * scale);
        int width = Math.max(1, (int) Math.round(box.width() * scale));
        int height = Math.max(1, (int) Math.round(box.height() * scale));
        java.awt.Shape outline = switch (region.shape()) {
            case Box b -> new Rectangle(x, y, width, height);
            case Point p -> new Ellipse2D.Double(x - RING, y - RING, 2 * RING, 2 * RING);
        };
        g.setStroke(new BasicStroke(4));
        g.setColor(new Color(0, 0, 0, 110));
        g.draw(outline);
        g.setStroke(new BasicStroke(2));
        g.setColor(colour);
        g.draw(outline);
        Font small = font.deriveFont(Font.BOLD, font.getSize2D() * 0.78f);
        g.setFont(small);
        FontMetrics metrics = g.getFontMetrics();
        String tag = region.id() + " " + region.label();
        int top = outline.getBounds().y;
        int tagY = top >= metrics.getHeight() ? top - metrics.getHeight() : top;
        g.fillRect(x - 1, tagY, metrics.stringWidth(tag) + 6, metrics.getHeight());
        g.setColor(Color.BLACK);
        g.drawString(tag, x + 2, tagY + metrics.getAscent());
    }

    private static int text(
            Graphics2D g, Font font, Color colour, List<String> lines, Map<String, Color> colours, int top, int line) {
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        int y = top;
        for (String text : lines) {
            int x = MARGIN;
            for (String word : text.split("(?<= )|(?=\\{)|(?<=\\})")) {
                Color mark = word.startsWith("{") && word.endsWith("}")
                        ? colours.get(word.substring(1, word.length() - 1))
                        : null;
                String shown = mark == null ? word : word.substring(1, word.length() - 1);
                if (mark != null) {
                    g.setColor(mark);
                    g.fillRoundRect(x - 2, y - metrics.getAscent(), metrics.stringWidth(shown) + 4, line - 2, 6, 6);
                }
                g.setColor(mark == null ? colour : Color.BLACK);
                g.drawString(shown, x, y);
                x += metrics.stringWidth(shown) + (mark == null ? 0 : 2);
            }
            y += line;
        }
        return y;
    }

    private static List<String> wrap(String text, FontMetrics metrics, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
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
}
