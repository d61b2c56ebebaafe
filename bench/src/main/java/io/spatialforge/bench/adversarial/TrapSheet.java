package io.spatialforge.bench.adversarial;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.drawn.Trap;
import io.spatialforge.drawn.TrapArtist;
import io.spatialforge.drawn.TrapScene;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Pictures of hard scenes with what annotators boxed. */
final class TrapSheet {

    private static final int COLUMNS = 4;
    private static final int CELL_WIDTH = 480;
    private static final int CELL_HEIGHT = 400;

    private TrapSheet() {}

    /** One scene at its size. */
    static void write(TrapScene drawn, String name, Path file) throws IOException {
        ImageIO.write(marked(drawn, name), "png", file.toFile());
    }

    /** Several side by side. */
    static void sheet(Trap trap, long seed, int count, Path file) throws IOException {
        int rows = Math.ceilDiv(count, COLUMNS);
        BufferedImage sheet = new BufferedImage(COLUMNS * CELL_WIDTH, rows * CELL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < count; i++) {
            BufferedImage picture = marked(TrapArtist.compose(trap, seed, i), TrapRun.name(trap, i));
            double scale =
                    Math.min((double) CELL_WIDTH / picture.getWidth(), (double) CELL_HEIGHT / picture.getHeight());
            graphics.drawImage(
                    picture,
                    i % COLUMNS * CELL_WIDTH,
                    i / COLUMNS * CELL_HEIGHT,
                    (int) (scale * picture.getWidth()),
                    (int) (scale * picture.getHeight()),
                    null);
        }
        graphics.dispose();
        ImageIO.write(sheet, "png", file.toFile());
    }

    /** A scene of each trap, plain, with its name. */
    static void overview(List<Trap> traps, long seed, Path file) throws IOException {
        int wide = CELL_WIDTH / 2;
        int high = CELL_HEIGHT / 2;
        BufferedImage sheet = new BufferedImage(
                COLUMNS * wide, Math.ceilDiv(traps.size(), COLUMNS) * high, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (int i = 0; i < traps.size(); i++) {
            int index = 0;
            TrapScene drawn = TrapArtist.compose(traps.get(i), seed, index);
            while (drawn.width() != 640
                    || drawn.height() != 480
                    || drawn.objects().size() < 4) {
                drawn = TrapArtist.compose(traps.get(i), seed, ++index);
            }
            int x = i % COLUMNS * wide;
            int y = i / COLUMNS * high;
            graphics.drawImage(drawn.picture(), x, y + high - wide * 3 / 4, wide, wide * 3 / 4, null);
            graphics.setColor(Color.WHITE);
            graphics.drawString(traps.get(i).id(), x + 4, y + high - wide * 3 / 4 - 5);
        }
        graphics.dispose();
        ImageIO.write(sheet, "jpg", file.toFile());
    }

    private static BufferedImage marked(TrapScene drawn, String name) {
        BufferedImage picture = drawn.picture();
        Scene scene = TrapRun.scene(drawn, name);
        Graphics2D graphics = picture.createGraphics();
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        for (Region region : scene.regions()) {
            Box box = region.box();
            graphics.setColor(Color.getHSBColor(region.id().hashCode() * 0.37f, 0.9f, 1));
            graphics.drawRect((int) box.x1(), (int) box.y1(), (int) box.width() - 1, (int) box.height() - 1);
            String depth = region.depth() == null
                    ? ""
                    : String.format(
                            Locale.ROOT, " %.2f", region.depth().stated().centre());
            String facing =
                    region.facing() == null ? "" : " " + region.facing().view().id();
            String flags = region.flags().toList().isEmpty()
                    ? ""
                    : " " + region.flags().toList();
            graphics.drawString(
                    region.id() + " " + region.label() + depth + facing + flags.toLowerCase(Locale.ROOT),
                    (int) box.x1() + 2,
                    (int) box.y1() + 11);
            Keypoints points = region.keypoints();
            for (int k = 0; points != null && k < Keypoints.COUNT; k++) {
                if (points.labelled(k)) {
                    graphics.fillRect((int) points.x(k) - 1, (int) points.y(k) - 1, 3, 3);
                }
            }
        }
        graphics.dispose();
        return picture;
    }
}
