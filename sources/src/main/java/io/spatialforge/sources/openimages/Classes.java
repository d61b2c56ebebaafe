package io.spatialforge.sources.openimages;

import io.spatialforge.core.label.Labels;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.Vocabulary;
import io.spatialforge.sources.openimages.CsvTable.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes by their ids ("/m/01g317", called MIDs): the labels the project gives them, and for classes it does not know
 * the names of the user's file in normal form.
 */
final class Classes {

    /** Ids begin so; a first row that does is no header. */
    private static final String ID = "/";

    private static final Columns COLUMNS = new Columns(List.of("LabelName|id", "DisplayName|name"), List.of());

    private final Map<String, String> described;
    private final Hierarchy hierarchy;

    private Classes(Map<String, String> described, Hierarchy hierarchy) {
        this.described = described;
        this.hierarchy = hierarchy;
    }

    static Classes read(List<Path> files, Hierarchy hierarchy) throws IOException {
        Map<String, String> described = new HashMap<>();
        for (Path file : files) {
            described.putAll(names(file));
        }
        return new Classes(described, hierarchy);
    }

    /**
     * Names by id, of a file of classes or attributes: with the header {@code LabelName,DisplayName} (V7) or
     * {@code id,name} (V6), or without one.
     */
    static Map<String, String> names(Path file) throws IOException {
        Map<String, String> names = new HashMap<>();
        CsvTable.read(file, COLUMNS, ID, row -> {
            String name = Labels.normal(row.text(1));
            if (row.isEmpty(0) || name.isEmpty() || row.text(1).indexOf('\n') >= 0) {
                throw new SourceException(
                        file,
                        "line " + row.line(),
                        "an id and a name in one line",
                        "'" + row.text(0) + "' and '" + name + "'",
                        "correct or remove the row; a quote may not be closed");
            }
            String before = names.put(row.text(0), name);
            if (before != null && !before.equals(name)) {
                throw new SourceException(
                        file,
                        "line " + row.line(),
                        "one name for " + row.text(0),
                        "'" + before + "' and '" + name + "'",
                        "remove one of them");
            }
        });
        return names;
    }

    /** The label of a class; null if it is described nowhere. */
    @Nullable
    String label(String id) {
        String label = Vocabulary.openImages().labelOfId(id);
        return label != null ? label : described.get(id);
    }

    /**
     * Whether boxes are drawn of the class. Twenty thousand more are verified of whole images, such as "winter"; of these
     * nothing follows for boxes, and that an image shows no winter is no question about a thing.
     */
    boolean isBoxable(String id) {
        return hierarchy.has(id) || Vocabulary.openImages().labelOfId(id) != null;
    }
}
