package io.spatialforge.sources;

import io.spatialforge.core.label.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The categories of a corpus known beforehand, from a data file: their ids and labels in normal form. */
public final class Vocabulary {

    private static final Vocabulary COCO_80 = load("vocabularies/coco-80.txt");

    private final SortedMap<Integer, String> labels;

    private Vocabulary(SortedMap<Integer, String> labels) {
        this.labels = Collections.unmodifiableSortedMap(labels);
    }

    /** The 80 classes of COCO, of which every instance is annotated, crowds as one region. */
    public static Vocabulary coco80() {
        return COCO_80;
    }

    /** All labels, sorted. */
    public Set<String> labels() {
        return Collections.unmodifiableSet(new TreeSet<>(labels.values()));
    }

    /** Whether each category is one of these, with the same id. */
    public boolean holdsAll(Map<String, String> categories) {
        for (Map.Entry<String, String> category : categories.entrySet()) {
            String label =
                    category.getKey().matches("[0-9]{1,9}") ? labels.get(Integer.valueOf(category.getKey())) : null;
            if (!category.getValue().equals(label)) {
                return false;
            }
        }
        return true;
    }

    private static Vocabulary load(String resource) {
        SortedMap<Integer, String> labels = new TreeMap<>();
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + resource + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int tab = line.indexOf('\t');
                    labels.put(Integer.valueOf(line.substring(0, tab)), Labels.normal(line.substring(tab + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vocabulary(labels);
    }
}
