package io.spatialforge.audit;

import java.util.HashSet;
import java.util.Set;

/** A file of truth, as its records know it: annotators of one set looked for the same labels. */
final class TruthFile {

    private final int number;
    private final Set<String> labels = new HashSet<>();

    /**
     * @param number tells apart files whose photographs and scenes have the same names
     */
    TruthFile(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    void add(String label) {
        labels.add(label);
    }

    /** Whether the label occurs anywhere in the file, once it is read. */
    boolean knows(String label) {
        return labels.contains(label);
    }
}
