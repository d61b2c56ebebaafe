package io.spatialforge.sources.openimages;

import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link OpenImagesSource} reads and how.
 *
 * @param name of the corpus, the beginning of its image ids
 * @param files what it is made of; boxes at least
 * @param images places that hold the photographs, named by their ids or addresses; none where they are not at hand
 * @param exhaustive automatic means by the verified labels; it can only be turned off
 * @param absentSample how many labels verified to be absent are noted of an image, from 0
 * @param licence of images whose table states none; null where it is unknown
 * @param photos whether every image needs its photograph; then {@code images} must be given
 * @param sampling which images are read
 * @param seed of the absent labels drawn
 */
public record OpenImagesConfig(
        String name,
        OpenImagesFiles files,
        List<String> images,
        Exhaustive exhaustive,
        int absentSample,
        @Nullable String licence,
        Photos photos,
        Sampling sampling,
        long seed) {

    /**
     * @throws IllegalArgumentException if there is no file of boxes, nothing tells the sizes of the photographs, the name
     *     is empty or holds a slash, or the sample is negative
     */
    public OpenImagesConfig {
        images = List.copyOf(images);
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a source's name is not empty and has no slash, got '" + name + "'");
        }
        if (!files.has(OpenImagesRole.BOXES)) {
            throw new IllegalArgumentException("source '" + name
                    + "' has no file of boxes; it is published as train-annotations-bbox.csv or"
                    + " oidv6-train-annotations-bbox.csv");
        }
        if (images.isEmpty() && !files.has(OpenImagesRole.SIZES)) {
            throw new IllegalArgumentException("source '" + name + "': OpenImages lists no width and height; give the"
                    + " folder of the photographs, or a table of sizes with the columns ImageID,Width,Height");
        }
        if (photos == Photos.REQUIRED && images.isEmpty()) {
            throw new IllegalArgumentException("source '" + name + "' requires its photographs: name their folder");
        }
        if (exhaustive == Exhaustive.YES) {
            throw new IllegalArgumentException(
                    "source '" + name + "': what OpenImages annotates exhaustively differs from"
                            + " image to image and follows from its verified labels; leave 'exhaustive' at auto, or say no");
        }
        if (absentSample < 0) {
            throw new IllegalArgumentException("absent sample must be 0 or more, got " + absentSample);
        }
    }
}
