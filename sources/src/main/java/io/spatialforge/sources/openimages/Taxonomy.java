package io.spatialforge.sources.openimages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of each class, by its number in {@link Texts}: its label, and which classes are kinds of it. */
final class Taxonomy {

    private static final int[] NONE = {};

    private final List<String> ids = new ArrayList<>();
    private final @Nullable String[] labels;
    private final int[] @Nullable [] below;
    private final Map<String, int[]> byLabel = new HashMap<>();
    private final Set<String> boxable = new TreeSet<>();

    /** Takes in what the scan has seen; the numbers of {@code texts} do not change any more. */
    Taxonomy(Texts texts, Classes classes, Hierarchy hierarchy) {
        hierarchy.classes().stream().sorted().forEach(texts::of);
        int size = texts.size();
        labels = new String[size];
        below = new int[size][];
        for (int i = 0; i < size; i++) {
            String id = texts.get(i);
            ids.add(id);
            labels[i] = classes.label(id);
        }
        for (int i = 0; i < size; i++) {
            if (hierarchy.has(ids.get(i))) {
                below[i] = hierarchy.below(ids.get(i)).stream()
                        .mapToInt(texts::of)
                        .sorted()
                        .toArray();
            }
            String label = labels[i];
            if (label != null && classes.isBoxable(ids.get(i))) {
                boxable.add(label);
            }
            if (label != null) {
                int[] others = byLabel.getOrDefault(label, NONE);
                int[] all = Arrays.copyOf(others, others.length + 1);
                all[others.length] = i;
                byLabel.put(label, all);
            }
        }
    }

    String id(int number) {
        return ids.get(number);
    }

    /** Label of a class; null if it is described nowhere. */
    @Nullable
    String label(int number) {
        return labels[number];
    }

    /** Whether the hierarchy has the class. */
    boolean isPlaced(int number) {
        return below[number] != null;
    }

    /** All classes that are kinds of a class; none where the hierarchy does not have it. */
    int[] below(int number) {
        int[] kinds = below[number];
        return kinds == null ? NONE : kinds;
    }

    /** All classes of a label; a few labels stand for two. */
    int[] classesOf(String label) {
        return byLabel.getOrDefault(label, NONE);
    }

    /** The labels of classes that boxes are drawn of. */
    Set<String> boxable() {
        return Collections.unmodifiableSet(boxable);
    }
}
