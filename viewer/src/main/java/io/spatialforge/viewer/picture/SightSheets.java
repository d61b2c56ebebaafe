package io.spatialforge.viewer.picture;

import io.spatialforge.pipeline.FinishedRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sheets of what was seen in a run's photographs, one picture a photograph. */
public final class SightSheets {

    private static final int WIDTH = 1100;
    private static final int PER_SHEET = 4;

    private SightSheets() {}

    /**
     * Draws sheets {@code seen-1.png}, {@code seen-2.png} and so on.
     *
     * @param most photographs that are drawn, in the order of the run
     * @param folder is made if missing
     * @return what was written
     * @throws IOException if a photograph can't be read, naming it, or a sheet can't be written
     */
    public static List<Path> draw(FinishedRun run, int most, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<BufferedImage> tiles = new ArrayList<>();
        List<Path> written = new ArrayList<>();
        try (Upright photographs = Upright.open(run.images())) {
            int[] drawn = {0};
            run.forEachSeen((scene, perception) -> {
                if (drawn[0] < most && photographs.has(scene.image())) {
                    drawn[0]++;
                    tiles.add(SightPicture.draw(scene, perception, photographs.of(scene.image()), WIDTH));
                    if (tiles.size() == PER_SHEET) {
                        write(tiles, folder, written);
                    }
                }
            });
        }
        if (!tiles.isEmpty()) {
            write(tiles, folder, written);
        }
        return written;
    }

    private static void write(List<BufferedImage> tiles, Path folder, List<Path> written) throws IOException {
        Path sheet = folder.resolve("seen-" + (written.size() + 1) + ".png");
        PngFile.write(PairPicture.sheet(tiles, 1), sheet);
        written.add(sheet);
        tiles.clear();
    }
}
