package io.spatialforge.sources.coco;

import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CocoSource} reads and how.
 *
 * @param name of the corpus, the beginning of its image ids
 * @param annotations one or more files of one corpus, such as instances and person_keypoints; what they say of the same
 *     image and annotation ids is put together
 * @param images places that hold the photographs under their {@code file_name}; none where they are not at hand
 * @param exhaustive whether all instances are annotated; automatic means yes if a file lists COCO's 80
 *     classes
 * @param absentSample how many absent labels to draw for an exhaustive image, from 0
 * @param licence of images that state none; null where it is unknown
 * @param photos whether every image needs its photograph; then {@code images} must be given
 * @param sampling which images are read
 * @param seed of the absent labels drawn
 */
public record CocoConfig(
        String name,
        List<Path> annotations,
        List<String> images,
        Exhaustive exhaustive,
        int absentSample,
        @Nullable String licence,
        Photos photos,
        Sampling sampling,
        long seed) {

    /** How many absent labels are drawn unless said otherwise. */
    public static final int ABSENT_SAMPLE = 6;

    /**
     * @throws IllegalArgumentException if there is no annotation file, the name is empty or holds a slash, the sample is
     *     negative, or photographs are required and no place is given
     */
    public CocoConfig {
        annotations = List.copyOf(annotations);
        images = List.copyOf(images);
        if (annotations.isEmpty()) {
            throw new IllegalArgumentException("source '" + name + "' has no annotation file");
        }
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a source's name is not empty and has no slash, got '" + name + "'");
        }
        if (absentSample < 0) {
            throw new IllegalArgumentException("absent sample must be 0 or more, got " + absentSample);
        }
        if (photos == Photos.REQUIRED && images.isEmpty()) {
            throw new IllegalArgumentException("source '" + name + "' requires its photographs: name their folder");
        }
    }

    /** The defaults: exhaustive automatic, six absent labels, no photographs at hand, every image, seed 0. */
    public static CocoConfig of(String name, Path... annotations) {
        return new CocoConfig(
                name,
                List.of(annotations),
                List.of(),
                Exhaustive.AUTO,
                ABSENT_SAMPLE,
                null,
                Photos.OPTIONAL,
                Sampling.ALL,
                0);
    }

    /** With photographs in a folder, each of them required. */
    public CocoConfig withPhotos(Path folder) {
        return new CocoConfig(
                name,
                annotations,
                List.of(folder.toString()),
                exhaustive,
                absentSample,
                licence,
                Photos.REQUIRED,
                sampling,
                seed);
    }

    public CocoConfig withExhaustive(Exhaustive newExhaustive) {
        return new CocoConfig(name, annotations, images, newExhaustive, absentSample, licence, photos, sampling, seed);
    }

    public CocoConfig withAbsentSample(int size) {
        return new CocoConfig(name, annotations, images, exhaustive, size, licence, photos, sampling, seed);
    }

    public CocoConfig withLicence(@Nullable String newLicence) {
        return new CocoConfig(name, annotations, images, exhaustive, absentSample, newLicence, photos, sampling, seed);
    }

    public CocoConfig withSampling(Sampling newSampling) {
        return new CocoConfig(name, annotations, images, exhaustive, absentSample, licence, photos, newSampling, seed);
    }

    public CocoConfig withSeed(long newSeed) {
        return new CocoConfig(name, annotations, images, exhaustive, absentSample, licence, photos, sampling, newSeed);
    }
}
