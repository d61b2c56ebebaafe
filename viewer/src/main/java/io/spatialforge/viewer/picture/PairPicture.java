package io.spatialforge.viewer.picture;

import io.spatialforge.core.qa.QaPair;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pair as a person looks at it: the photograph with the regions of the pair as coloured boxes, and question and answer
 * below, in which a region's name has the colour of its box.
 */
final class PairPicture {

    private static final int MARGIN = 14;

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
        Font bold = font.deriveFont(Font.BOLD);
        Map<String, Color> colours =
                Palette.colours(pair.regions().stream().map(QaPair.QaRegion::id).toList());

        Graphics2D measuring = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics plain = measuring.getFontMetrics(font);
        int lines = Pen.wrap(pair.phrased().question(), plain, textWidth).size()
                + Pen.wrap(pair.phrased().answer(), measuring.getFontMetrics(bold), textWidth)
                        .size();
        measuring.dispose();
        int line = plain.getHeight() + 2;
        BufferedImage tile =
                new BufferedImage(width, pictureHeight + 2 * MARGIN + line * (lines + 1), BufferedImage.TYPE_INT_RGB);
        Pen pen = Pen.on(tile);
        Graphics2D g = pen.g();
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, width, tile.getHeight());
        int left = (width - pictureWidth) / 2;
        g.drawImage(photograph, left, 0, pictureWidth, pictureHeight, null);
        Rectangle2D within = new Rectangle2D.Double(left, 0, pictureWidth, pictureHeight);
        Font small = font.deriveFont(Font.BOLD, font.getSize2D() * 0.78f);
        for (QaPair.QaRegion region : pair.regions()) {
            pen.edged(Pen.placed(region.shape(), left, 0, scale), colours.getOrDefault(region.id(), Palette.INK), 2);
        }
        for (QaPair.QaRegion region : pair.regions()) {
            pen.tag(
                    Pen.placed(region.shape(), left, 0, scale),
                    region.id() + " " + region.label(),
                    colours.getOrDefault(region.id(), Palette.INK),
                    small,
                    within);
        }
        double y = pictureHeight + MARGIN + plain.getAscent();
        g.setFont(font.deriveFont(Font.PLAIN, font.getSize2D() * 0.8f));
        g.setColor(Palette.QUIET);
        g.drawString(pair.phrased().template() + "   " + pair.image().id(), MARGIN, (float) y);
        y = pen.text(pair.phrased().question(), colours, font, Palette.INK, MARGIN, y + line, textWidth);
        pen.text(pair.phrased().answer(), colours, bold, Palette.ANSWER, MARGIN, y, textWidth);
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
}
