package io.spatialforge.core.scene;

import org.jspecify.annotations.Nullable;

/**
 * One photograph.
 *
 * @param id unique over all corpora of a run: the source's name, a slash, the corpus's own id
 * @param source name of the corpus
 * @param file path relative to the corpus's image folder, with forward slashes; null where only a URL is known
 * @param url where the photograph can be had; null where unknown
 * @param sha256 hash of the stored bytes in lower-case hex; null where they were not read
 * @param width width of the upright image in pixels
 * @param height height of the upright image in pixels
 * @param transform how the stored pixels become upright
 * @param licence as the corpus states it; null where it does not
 */
public record Image(
        String id,
        String source,
        @Nullable String file,
        @Nullable String url,
        @Nullable String sha256,
        int width,
        int height,
        Transform transform,
        @Nullable String licence) {

    /**
     * @throws IllegalArgumentException if a side is not positive
     */
    public Image {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("image %s has size %dx%d".formatted(id, width, height));
        }
    }

    /**
     * A photograph that is stored upright, of which nothing but its size is known.
     *
     * @param source name of the collection it belongs to, which is the first part of its id
     * @param file its path in that collection, with forward slashes, which is the rest of its id
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @throws IllegalArgumentException if a side is not positive
     */
    public static Image of(String source, String file, int width, int height) {
        return new Image(source + "/" + file, source, file, null, null, width, height, Transform.IDENTITY, null);
    }
}
