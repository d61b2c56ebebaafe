package io.spatialforge.vision.model.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file of a model through.
 *
 * @param expected SHA-256 it should have; null where none is known
 * @param found SHA-256 it has; null where it is missing or can't be read
 */
public record CheckedFile(
        Path path, @Nullable String expected, @Nullable String found, State state) {

    /** How a file is. */
    public enum State {
        RIGHT("right"),
        /** Another content than it should have. */
        WRONG("wrong"),
        MISSING("missing"),
        /** There is nothing to compare it with: neither the catalogue nor a record states a hash. */
        UNKNOWN("unknown");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** The stable name. */
        public String id() {
            return id;
        }
    }
}
