package io.spatialforge.core.scene;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a region beyond its label, by words such as {@code wooden} or {@code sitting}. An attribute in neither
 * set is unknown: nobody was asked, or the answer was not recorded.
 *
 * @param present attributes it is known to have, in lower case
 * @param absent attributes it is known not to have
 */
public record Attributes(SortedSet<String> present, SortedSet<String> absent) {

    public static final Attributes NONE = new Attributes(new TreeSet<>(), new TreeSet<>());

    /**
     * @throws IllegalArgumentException if an attribute is both present and absent
     */
    public Attributes {
        present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
        absent = Collections.unmodifiableSortedSet(new TreeSet<>(absent));
        if (!Collections.disjoint(present, absent)) {
            throw new IllegalArgumentException("attributes both present and absent: " + present + ", " + absent);
        }
    }

    /** What is known to be so, and what is known not to be; each once. */
    public static Attributes of(Collection<String> present, Collection<String> absent) {
        return present.isEmpty() && absent.isEmpty()
                ? NONE
                : new Attributes(new TreeSet<>(present), new TreeSet<>(absent));
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return present.isEmpty() && absent.isEmpty();
    }

    /** Whether the attribute is known to hold; null where it is unknown. */
    public @Nullable Boolean holds(String attribute) {
        if (present.contains(attribute)) {
            return true;
        }
        return absent.contains(attribute) ? false : null;
    }
}
