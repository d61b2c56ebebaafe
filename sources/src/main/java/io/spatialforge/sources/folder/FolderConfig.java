package io.spatialforge.sources.folder;

import io.spatialforge.sources.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FolderSource} reads and how.
 *
 * @param name of the set, the beginning of its image ids
 * @param images places that hold the photographs, as {@code ImageStores.open} takes them; at least one
 * @param licence of the photographs; null where it is unknown
 * @param sampling which photographs are read
 */
public record FolderConfig(
        String name, List<String> images, @Nullable String licence, Sampling sampling) {

    /**
     * @throws IllegalArgumentException if the name is empty or holds a slash, or no place is given
     */
    public FolderConfig {
        images = List.copyOf(images);
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a source's name is not empty and has no slash, got '" + name + "'");
        }
        if (images.isEmpty()) {
            throw new IllegalArgumentException("source '" + name + "': expected a place of photographs, got none");
        }
    }

    /** Every photograph of a place, of unknown licence. */
    public static FolderConfig of(String name, String images) {
        return new FolderConfig(name, List.of(images), null, Sampling.ALL);
    }
}
