package io.spatialforge.viewer.serve;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to go from a page that is one of a list.
 *
 * @param list what the list is called
 * @param up address of the list
 * @param previous address of the one before; null where there is none
 * @param next address of the one after; null where there is none
 */
public record Beside(
        String list,
        String up,
        @Nullable String previous,
        @Nullable String next) {

    Beside between(Optional<String> before, Optional<String> after) {
        return new Beside(list, up, before.orElse(null), after.orElse(null));
    }
}
