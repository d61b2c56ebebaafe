package io.spatialforge.sources.pixmo;

import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.table.TableFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Keeps PixMo-count's validation and test splits out. They are a benchmark: a model that was trained on them can't be
 * measured by them any more. Nothing in a configuration overrides this.
 */
final class PixmoBenchmarks {

    private static final List<String> SPLITS = List.of("validation", "val", "test");

    /** How many rows each of the two splits has. */
    private static final int ROWS = 540;

    private PixmoBenchmarks() {}

    /**
     * @throws SourceException if the file is one of them by its name or, of pixmo-count, by its number of rows
     */
    static void refuse(TableFile table, PixmoRole role) {
        if (role != PixmoRole.POINTS && role != PixmoRole.COUNT) {
            return;
        }
        Path file = table.file().toAbsolutePath();
        Path folder = file.getParent();
        for (String split : SPLITS) {
            if (words(file.getFileName()).contains(split)) {
                throw refusal(table, "the file name", "'" + split + "' in it");
            }
            if (folder != null
                    && String.valueOf(folder.getFileName())
                            .toLowerCase(Locale.ROOT)
                            .equals(split)) {
                throw refusal(table, "the file's folder", "'" + split + "'");
            }
        }
        if (role == PixmoRole.COUNT && table.rows() == ROWS) {
            throw refusal(table, "the number of rows", ROWS + ", as many as the validation and the test split have");
        }
    }

    /** The refusal of a file of pixmo-count that withholds its points, as only the two splits do. */
    static SourceException withheld(TableFile table, long row) {
        return refusal(table, "row " + row + ", column 'points'", "no points, as in the validation and the test split");
    }

    private static List<String> words(Path name) {
        return List.of(name.toString().toLowerCase(Locale.ROOT).split("[^a-z]+"));
    }

    private static SourceException refusal(TableFile table, String place, String got) {
        return table.fault(
                place,
                "a training split of PixMo",
                got,
                "the validation and test splits are a benchmark, and training on them would spoil it: give the training"
                        + " files only");
    }
}
