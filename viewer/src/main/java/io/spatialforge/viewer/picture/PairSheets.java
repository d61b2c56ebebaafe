package io.spatialforge.viewer.picture;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.ProgressListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sheets of pairs to look at: one with a pair of each task, and for each task some. They are chosen by hash; forms take
 * turns, and images are not repeated while there are others.
 */
public final class PairSheets {

    private static final int TILE_WIDTH = 520;
    private static final int COLUMNS = 3;
    private static final int TILES_PER_SHEET = 6;

    /** So many candidates are remembered for each task and form, of however many pairs. */
    private static final int REMEMBERED = 200;

    private final Upright photographs;
    private final int perTask;
    private final long seed;
    private final ProgressListener progress;

    private PairSheets(Upright photographs, int perTask, long seed, ProgressListener progress) {
        this.photographs = photographs;
        this.perTask = perTask;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Draws the sheets as PNG files.
     *
     * @param images the places where the photographs of a source are, by its name
     * @param perTask how many pairs of each task
     * @param seed another one gives other pairs
     * @param folder is made if missing
     * @return what was written
     * @param progress hears of the pairs that are drawn
     * @throws IOException if a photograph can't be read, naming it, or a sheet can't be written
     */
    public static List<Path> draw(
            Map<String, List<String>> images,
            int perTask,
            long seed,
            Iterator<QaPair> pairs,
            Path folder,
            ProgressListener progress)
            throws IOException {
        try (Upright photographs = Upright.open(images)) {
            return new PairSheets(photographs, perTask, seed, progress).draw(pairs, folder);
        }
    }

    private List<Path> draw(Iterator<QaPair> pairs, Path folder) throws IOException {
        Map<Task, Map<String, PriorityQueue<Ranked>>> remembered = new EnumMap<>(Task.class);
        String image = ""; // pairs of one image follow each other
        boolean atHand = false;
        while (pairs.hasNext()) {
            QaPair pair = pairs.next();
            if (!pair.image().id().equals(image)) {
                image = pair.image().id();
                atHand = photographs.has(pair.image());
            }
            if (atHand) {
                PriorityQueue<Ranked> queue = remembered
                        .computeIfAbsent(pair.claim().task(), t -> new HashMap<>())
                        .computeIfAbsent(pair.phrased().form(), f -> new PriorityQueue<>());
                queue.add(new Ranked(StableHash.with(seed, pair.id()), pair));
                if (queue.size() > REMEMBERED) {
                    queue.poll();
                }
            }
        }
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        List<BufferedImage> overview = new ArrayList<>();
        Map<Task, List<QaPair>> shown = new EnumMap<>(Task.class);
        remembered.forEach((task, byForm) -> shown.put(task, choose(byForm)));
        int total = shown.values().stream().mapToInt(List::size).sum();
        int drawn = 0;
        for (Map.Entry<Task, List<QaPair>> entry : shown.entrySet()) {
            List<QaPair> chosen = entry.getValue();
            overview.add(
                    PairPicture.draw(chosen.get(0), photographs.of(chosen.get(0).image()), TILE_WIDTH));
            for (int from = 0; from < chosen.size(); from += TILES_PER_SHEET) {
                List<BufferedImage> tiles = new ArrayList<>();
                for (QaPair pair : chosen.subList(from, Math.min(from + TILES_PER_SHEET, chosen.size()))) {
                    progress.worked("pictures", "pairs", drawn++, total);
                    tiles.add(PairPicture.draw(pair, photographs.of(pair.image()), TILE_WIDTH));
                }
                String number = perTask > TILES_PER_SHEET ? "-" + (1 + from / TILES_PER_SHEET) : "";
                Path sheet = folder.resolve(entry.getKey().id() + number + ".png");
                PngFile.write(PairPicture.sheet(tiles, COLUMNS), sheet);
                written.add(sheet);
            }
        }
        if (!overview.isEmpty()) {
            Path sheet = folder.resolve("overview.png");
            PngFile.write(PairPicture.sheet(overview, COLUMNS), sheet);
            written.addFirst(sheet);
            progress.worked("pictures", "pairs", total, total);
        }
        return written;
    }

    private List<QaPair> choose(Map<String, PriorityQueue<Ranked>> byForm) {
        List<List<Ranked>> forms = new ArrayList<>();
        byForm.keySet().stream().sorted().forEach(form -> {
            List<Ranked> ranked = new ArrayList<>(byForm.getOrDefault(form, new PriorityQueue<>()));
            ranked.sort(null);
            forms.add(ranked);
        });
        List<QaPair> chosen = new ArrayList<>();
        Map<String, Integer> perImage = new HashMap<>();
        for (int uses = 1; uses <= perTask && chosen.size() < perTask; uses++) {
            boolean found = true;
            while (found && chosen.size() < perTask) {
                found = false;
                for (List<Ranked> form : forms) {
                    QaPair pair = takeFirst(form, perImage, uses);
                    if (pair != null && chosen.size() < perTask) {
                        chosen.add(pair);
                        found = true;
                    }
                }
            }
        }
        return chosen;
    }

    private static @Nullable QaPair takeFirst(List<Ranked> form, Map<String, Integer> perImage, int uses) {
        for (Ranked ranked : form) {
            String image = ranked.pair.image().id();
            if (perImage.getOrDefault(image, 0) < uses) {
                form.remove(ranked);
                perImage.merge(image, 1, Integer::sum);
                return ranked.pair;
            }
        }
        return null;
    }

    private record Ranked(long rank, QaPair pair) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            return Long.compare(rank, other.rank);
        }
    }
}
