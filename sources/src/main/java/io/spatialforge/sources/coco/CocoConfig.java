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
 * @param images folder that {@code file_name} is relative to; null where the photographs are not at hand
 * @param exhaustive whether all instances are annotated; automatic means yes if a file lists COCO's 80
 *     classes
 * @param absentSample how many absent labels to draw for an exhaustive image, from 0
 * @param licence of images that state none; null where it is unknown
 * @param photos whether photographs are looked at; needs {@code images}
 * @param sampling which images are read
 * @param seed of the absent labels drawn
 */
public record CocoConfig(
        String name,
        List<Path> annotations,
        @Nullable Path images,
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
     *     negative, or photographs are to be checked and no folder is given
     */
    public CocoConfig {
        annotations = List.copyOf(annotations);
        if (annotations.isEmpty()) {
            throw new IllegalArgumentException("source '" + name + "' has no annotation file");
        }
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a source's name is not empty and has no slash, got '" + name + "'");
        }
        if (absentSample < 0) {
            throw new IllegalArgumentException("absent sample must be 0 or more, got " + absentSample);
        }
        if (photos == Photos.CHECK && images == null) {
            throw new IllegalArgumentException("source '" + name + "' is to check its photographs: name their folder");
        }
    }

    /** The defaults: exhaustive automatic, six absent labels, photographs not looked at, every image, seed 0. */
    public static CocoConfig of(String name, Path... annotations) {
        return new CocoConfig(
                name, List.of(annotations), null, Exhaustive.AUTO, ABSENT_SAMPLE, null, Photos.OFF, Sampling.ALL, 0);
    }

    /** With photographs in a folder, each of them looked at. */
    public CocoConfig withPhotos(Path folder) {
        return new CocoConfig(
                name, annotations, folder, exhaustive, absentSample, licence, Photos.CHECK, sampling, seed);
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
