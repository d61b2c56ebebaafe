package io.spatialforge.sources.openimages;

import io.spatialforge.core.label.Labels;
import io.spatialforge.sources.openimages.OpenImagesRows.LabelRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people verified of one image's labels, and what follows.
 *
 * <p>OpenImages draws boxes of labels that a person verified to be present, of the most specific one, and nothing else: a
 * box that is missing says nothing. So every instance of a class is known to be a region only if
 *
 * <ul>
 *   <li>the class was verified to be present and has boxes, none of them of a group, possibly of a group, or dropped;
 *   <li>each kind of it, by the hierarchy, is known to be absent, or fulfils the same and the project's labels relate it to
 *       the class, so that the rules know its boxes for instances of the class too.
 * </ul>
 *
 * <p>A class is known to be absent if a person verified so and nothing contradicts: neither it nor a kind of it was
 * verified to be present or has a box. Then its kinds are absent too. A label of two classes is known only if both are.
 */
final class Verified {

    private final Taxonomy taxonomy;
    private final Set<Integer> present = new HashSet<>();
    private final Set<Integer> denied = new HashSet<>();
    private final Set<Integer> contradicted = new HashSet<>();
    private final Set<Integer> boxed;
    private final Set<Integer> spoiled;
    private final Set<Integer> absent = new TreeSet<>();
    private final Set<Integer> impliedAbsent = new HashSet<>();

    /**
     * @param rows of the image
     * @param boxed classes that have boxes, kept or dropped
     * @param spoiled those of them that have a box of a group, possibly of a group, or one that was dropped
     */
    Verified(Taxonomy taxonomy, List<LabelRow> rows, Set<Integer> boxed, Set<Integer> spoiled) {
        this.taxonomy = taxonomy;
        this.boxed = boxed;
        this.spoiled = spoiled;
        for (LabelRow row : rows) {
            (row.present() ? present : denied).add(row.label());
        }
        for (int label : denied) {
            if (present.contains(label)) {
                contradicted.add(label);
            }
        }
        for (int label : denied) {
            if (!isSeen(label) && noneSeen(taxonomy.below(label))) {
                absent.add(label);
                impliedAbsent.add(label);
                for (int kind : taxonomy.below(label)) {
                    impliedAbsent.add(kind);
                }
            }
        }
    }

    private boolean isSeen(int label) {
        return present.contains(label) || boxed.contains(label);
    }

    private boolean noneSeen(int[] labels) {
        for (int label : labels) {
            if (isSeen(label)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the class was verified to be present and to be absent. */
    boolean isContradicted(int label) {
        return contradicted.contains(label);
    }

    /** Whether it was said, of the image or by a box, that there is one; it may have been a mistake. */
    Set<String> seen() {
        Set<String> seen = new TreeSet<>();
        for (Set<Integer> labels : List.of(present, boxed)) {
            for (int label : labels) {
                String name = taxonomy.label(label);
                if (name != null) {
                    seen.add(name);
                }
            }
        }
        return seen;
    }

    /** Those of the labels whose every instance is a region. */
    Set<String> exhaustive(Collection<String> labels) {
        Set<String> exhaustive = new TreeSet<>();
        for (String label : labels) {
            boolean any = false;
            boolean all = true;
            for (int number : taxonomy.classesOf(label)) {
                boolean complete = isComplete(number, label);
                any |= complete;
                all &= complete || impliedAbsent.contains(number);
            }
            if (any && all) {
                exhaustive.add(label);
            }
        }
        return exhaustive;
    }

    private boolean isComplete(int label, String name) {
        if (!taxonomy.isPlaced(label) || !isAllBoxed(label)) {
            return false;
        }
        for (int kind : taxonomy.below(label)) {
            if (!impliedAbsent.contains(kind) && !(isAllBoxed(kind) && isRelated(name, taxonomy.label(kind)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAllBoxed(int label) {
        return present.contains(label) && !denied.contains(label) && boxed.contains(label) && !spoiled.contains(label);
    }

    private static boolean isRelated(String general, @Nullable String special) {
        return special != null && Labels.standard().related(general, special);
    }

    /** Labels that people verified to be absent. */
    Set<String> absent() {
        Set<String> names = new TreeSet<>();
        for (int label : absent) {
            String name = taxonomy.label(label);
            if (name != null && allAbsent(taxonomy.classesOf(name))) {
                names.add(name);
            }
        }
        return names;
    }

    private boolean allAbsent(int[] labels) {
        for (int label : labels) {
            if (!impliedAbsent.contains(label)) {
                return false;
            }
        }
        return true;
    }
}
