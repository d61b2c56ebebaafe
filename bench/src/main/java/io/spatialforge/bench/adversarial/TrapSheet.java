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
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
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
                    : " %.2f".formatted(region.depth().stated().centre());
            String facing =
                    region.facing() == null ? "" : " " + region.facing().view().id();
            String flags = region.flags().toList().isEmpty()
                    ? ""
                    : " " + region.flags().toList();
            graphics.drawString(
                    region.id() + " " + region.label() + depth + facing + flags.toLowerCase(java.util.Locale.ROOT),
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
