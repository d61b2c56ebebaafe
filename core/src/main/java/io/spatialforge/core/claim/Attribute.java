package io.spatialforge.core.claim;

import io.spatialforge.core.DataFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property that can be said of a thing, from the data file {@code attributes.tsv}.
 *
 * @param id normal form, as scenes have it
 * @param beforeNoun as in "the wooden chair"; null where it can't stand there
 * @param afterVerb as in "the chair is made of wood"
 */
public record Attribute(String id, @Nullable String beforeNoun, String afterVerb) {

    private static final Map<String, Attribute> KNOWN = load();

    /** The attribute of that normal form; null where nothing is said of it. */
    public static @Nullable Attribute of(String id) {
        return KNOWN.get(id);
    }

    /** All that can be said, in the order of the file. */
    public static Iterable<Attribute> all() {
        return KNOWN.values();
    }

    private static Map<String, Attribute> load() {
        Map<String, Attribute> known = new LinkedHashMap<>();
        for (String[] cells : DataFile.rows(Attribute.class, "attributes.tsv", 3)) {
            known.put(cells[0], new Attribute(cells[0], cells[1].isEmpty() ? null : cells[1], cells[2]));
        }
        return known;
    }
}
