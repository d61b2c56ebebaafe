package io.spatialforge.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One photograph with its measured truth.
 *
 * @param path as it stands in the truth file, with forward slashes
 * @param width of the upright image in pixels
 * @param height of the upright image in pixels
 * @param rated judgements of people on which of two objects is nearer
 * @param scene the place it shows, which other photographs may show too; null where the record names none
 * @param file whose record it is
 */
record TruthImage(
        String path,
        int width,
        int height,
        List<TruthObject> objects,
        Completeness completeness,
        List<Rated> rated,
        @Nullable String scene,
        TruthFile file) {

    TruthImage {
        objects = List.copyOf(objects);
        rated = List.copyOf(rated);
    }

    /** Whose pairs are not independent: the scene where the record names one, else the photograph itself. */
    String place() {
        return file.number() + (scene == null ? " photograph " + path : " scene " + scene);
    }

    /** Whether all objects are listed. */
    enum Completeness {
        /** The record says that all are. */
        STATED,
        /** All of the labels that occur in the truth file are. */
        OF_KNOWN_LABELS,
        /** Some may be missing. */
        PARTIAL
    }

    /** What raters said of two objects. */
    enum Judgement {
        FIRST_NEARER,
        SECOND_NEARER,
        ABOUT_THE_SAME,
        UNSURE
    }

    /** What raters said of the objects of two ids. */
    record Rated(int first, int second, Judgement judgement) {}

    /** The objects of a label that are no crowd, in the order of the record. */
    List<TruthObject> instances(String label) {
        List<TruthObject> found = new ArrayList<>();
        for (TruthObject object : objects) {
            if (!object.crowd() && object.isCalled(label)) {
                found.add(object);
            }
        }
        return found;
    }

    boolean hasCrowdOf(String label) {
        return objects.stream().anyMatch(o -> o.crowd() && o.label().equals(label));
    }

    /** What raters said, seen with {@code a} first; null if they were not asked. */
    @Nullable
    Judgement rated(TruthObject a, TruthObject b) {
        for (Rated pair : rated) {
            if (pair.first == a.id() && pair.second == b.id()) {
                return pair.judgement;
            }
            if (pair.first == b.id() && pair.second == a.id()) {
                return switch (pair.judgement) {
                    case FIRST_NEARER -> Judgement.SECOND_NEARER;
                    case SECOND_NEARER -> Judgement.FIRST_NEARER;
                    case ABOUT_THE_SAME -> Judgement.ABOUT_THE_SAME;
                    case UNSURE -> Judgement.UNSURE;
                };
            }
        }
        return null;
    }
}
