package io.spatialforge.core.label;

import io.spatialforge.core.DataFile;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How high ordinary things stand, from the data file {@code heights.tsv}: with it the height of a box tells how far away
 * a thing is in comparison with another. There are no people in it: children are people.
 */
@API(status = API.Status.INTERNAL)
public final class Heights {

    private static final Heights STANDARD = load("heights.tsv");

    private final Map<String, Height> byLabel;

    private Heights(Map<String, Height> byLabel) {
        this.byLabel = byLabel;
    }

    /**
     * A label's height above the ground it stands on.
     *
     * @param metres of an ordinary one, above 0
     * @param spread nearly all are between {@code metres / spread} and {@code metres * spread}; from 1
     */
    public record Height(double metres, double spread) {

        /**
         * @throws IllegalArgumentException if the height is not positive or the spread below 1
         */
        public Height {
            if (!(metres > 0) || !(spread >= 1)) {
                throw new IllegalArgumentException("height %s m, spread %s".formatted(metres, spread));
            }
        }
    }

    /** The heights the project knows. */
    public static Heights standard() {
        return STANDARD;
    }

    /** The height of the label's things; null where none is known or they differ too much. */
    public @Nullable Height of(String label) {
        return byLabel.get(label);
    }

    /** All labels whose height is known. */
    public Set<String> known() {
        return Collections.unmodifiableSet(new TreeSet<>(byLabel.keySet()));
    }

    private static Heights load(String resource) {
        Map<String, Height> byLabel = new HashMap<>();
        for (String[] cells : DataFile.rows(Heights.class, resource, 3)) {
            Height height = new Height(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
            if (byLabel.put(cells[0], height) != null) {
                throw new IllegalStateException(resource + ": '" + cells[0] + "' stands in it twice");
            }
        }
        return new Heights(byLabel);
    }
}
