package io.spatialforge.viewer.page;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.viewer.explain.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair, or what might have been one, on its photograph.
 *
 * @param photograph URL of the upright photograph, or a {@code data:} URL; null where it is not at hand
 * @param depth URL of its depth map as a picture; null where there is none
 * @param evidence its story in words
 */
public record ShownPair(
        QaPair pair, @Nullable String photograph, @Nullable String depth, List<Mark> marks, Told evidence) {

    public ShownPair {
        marks = List.copyOf(marks);
    }
}
