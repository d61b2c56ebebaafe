package io.spatialforge.sources;

import io.spatialforge.core.DataFile;
import io.spatialforge.core.label.Labels;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The categories of a corpus known beforehand, from a data file: their ids, the names as the corpus spells them, and the
 * label of each. Corpora misspell names and call the same thing differently; the label is what the project calls it.
 */
public final class Vocabulary {

    /** Stands for the id of a spelling that only other releases of the corpus have. */
    private static final String NO_ID = "-";

    private static final Vocabulary COCO_80 = load("vocabularies/coco-80.txt");
    private static final Vocabulary OBJECTS_365 = load("vocabularies/objects365.tsv");
    private static final Vocabulary OPEN_IMAGES = load("vocabularies/openimages.tsv");
    private static final Vocabulary LVIS = load("vocabularies/lvis.tsv");

    private final Map<String, String> byId;
    private final Map<String, String> bySpelling;
    private final Set<String> labels;

    private Vocabulary(Map<String, String> byId, Map<String, String> bySpelling) {
        this.byId = byId;
        this.bySpelling = bySpelling;
        this.labels = Collections.unmodifiableSet(new TreeSet<>(byId.values()));
    }

    /** The 80 classes of COCO, of which every instance is annotated, crowds as one region. */
    public static Vocabulary coco80() {
        return COCO_80;
    }

    /**
     * The 365 classes of Objects365 v2 with its ids. The names of v1, whose ids and some of whose classes differ, are
     * spellings without an id.
     */
    public static Vocabulary objects365() {
        return OBJECTS_365;
    }

    /** The 601 boxable classes of OpenImages V4 to V7; the ids are MIDs ("/m/01g317"). */
    public static Vocabulary openImages() {
        return OPEN_IMAGES;
    }

    /** The 1,230 categories of LVIS v0.5 with its ids; names that only v1 has are spellings without an id. */
    public static Vocabulary lvis() {
        return LVIS;
    }

    /** The labels of the categories that have an id, sorted. */
    public Set<String> labels() {
        return labels;
    }

    /** The labels of all spellings, those of other releases included, sorted. */
    public Set<String> labelsOfAllReleases() {
        return Collections.unmodifiableSet(new TreeSet<>(bySpelling.values()));
    }

    /**
     * The label of a category.
     *
     * @param spelt its name as the corpus spells it, in normal form (see {@link Labels#normal})
     * @return null if the vocabulary does not have the name
     */
    public @Nullable String label(String spelt) {
        return bySpelling.get(spelt);
    }

    /** The label of the category with this id, as the corpus writes the id; null if there is none. */
    public @Nullable String labelOfId(String id) {
        return byId.get(id);
    }

    /** Whether each category, label by id, is one of these, with the same id. */
    public boolean holdsAll(Map<String, String> categories) {
        for (Map.Entry<String, String> category : categories.entrySet()) {
            if (!category.getValue().equals(byId.get(category.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Rows of id, name and label, or of id and name where the name in normal form is the label. */
    private static Vocabulary load(String resource) {
        Map<String, String> byId = new HashMap<>();
        Map<String, String> bySpelling = new HashMap<>();
        for (String line : DataFile.lines(Vocabulary.class, resource)) {
            String[] cells = line.split("\t", -1);
            if (cells.length < 2 || cells.length > 3) {
                throw new IllegalStateException(resource + ": expected id, name and label in '" + line + "'");
            }
            String name = Labels.normal(cells[1]);
            String label = cells.length == 3 ? cells[2] : name;
            String id = cells[0];
            String other = id.equals(NO_ID) ? null : byId.putIfAbsent(id, label);
            String others = bySpelling.putIfAbsent(name, label);
            if ((other != null && !other.equals(label)) || (others != null && !others.equals(label))) {
                throw new IllegalStateException(resource + ": '" + line + "' contradicts a line above it");
            }
        }
        return new Vocabulary(Collections.unmodifiableMap(byId), Collections.unmodifiableMap(bySpelling));
    }
}
