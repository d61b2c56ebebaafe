package io.spatialforge.sources.coco;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Region;
import io.spatialforge.sources.RegionList;
import io.spatialforge.sources.coco.CocoRows.Use;
import io.spatialforge.sources.coco.CocoRows.WordsRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the regions of one image the words by which people picked them.
 *
 * <p>Words that stand with two regions pick neither. Where a single record says that the image serves a benchmark, none of
 * its words are used: RefCOCO, RefCOCO+ and RefCOCOg split the same photographs differently, and what one of them trains
 * on another one tests with.
 */
final class PeoplesWords {

    private final String imageId;
    private final List<WordsRow> rows;
    private final List<Drop> drops;

    /**
     * @param rows in the order of the files
     * @param drops takes what is left out
     */
    PeoplesWords(String imageId, List<WordsRow> rows, List<Drop> drops) {
        this.imageId = imageId;
        this.rows = rows;
        this.drops = drops;
    }

    /** Leaves out all of them. */
    void leaveOut(Reason reason) {
        rows.forEach(row -> drop(row, reason));
    }

    List<Region> give(RegionList.Numbered numbered) {
        if (rows.isEmpty()) {
            return numbered.regions();
        }
        if (rows.stream().anyMatch(row -> row.use() == Use.BENCHMARK)) {
            leaveOut(Reason.BENCHMARK);
            return numbered.regions();
        }
        Map<String, Integer> places = numbered.places();
        Map<String, Integer> picked = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (WordsRow row : rows) {
            String words = words(row);
            Integer place = places.get(row.annotation());
            if (words != null && place != null) {
                Integer before = picked.putIfAbsent(key(words), place);
                if (before != null && !before.equals(place)) {
                    ambiguous.add(key(words));
                }
            }
        }
        Map<Integer, List<String>> given = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (WordsRow row : rows) {
            String words = words(row);
            Integer place = places.get(row.annotation());
            if (words == null) {
                drop(row, Reason.EXPRESSION_INVALID);
            } else if (place == null) {
                drop(row, Reason.REGION_MISSING);
            } else if (ambiguous.contains(key(words))) {
                drop(row, Reason.AMBIGUOUS);
            } else if (!used.add(key(words))) {
                drop(row, Reason.EXPRESSION_DUPLICATE);
            } else {
                given.computeIfAbsent(place, p -> new ArrayList<>()).add(words);
            }
        }
        List<Region> regions = new ArrayList<>(numbered.regions());
        given.forEach((place, words) -> regions.set(place, regions.get(place).withExpressions(words)));
        return regions;
    }

    private static @Nullable String words(WordsRow row) {
        String words = row.words() == null ? "" : row.words().strip().replaceAll("\\s+", " ");
        return words.isEmpty() ? null : words;
    }

    private static String key(String words) {
        return words.toLowerCase(Locale.ROOT);
    }

    private void drop(WordsRow row, Reason reason) {
        drops.add(new Drop(Stage.INGEST, Unit.EXPRESSIONS, reason, imageId, row.annotation(), row.words()));
    }
}
