package io.spatialforge.sources;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a source made out of a file that does not say it itself, for people to check.
 *
 * @param file the file
 * @param about what was to be decided, as in {@code points unit}
 * @param decided what was decided, as in {@code percent}
 * @param counts the numbers that made the decision, by name
 */
public record Decision(Path file, String about, String decided, SortedMap<String, Long> counts) {

    public Decision {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public static Decision of(Path file, String about, String decided, Map<String, Long> counts) {
        return new Decision(file, about, decided, new TreeMap<>(counts));
    }
}
