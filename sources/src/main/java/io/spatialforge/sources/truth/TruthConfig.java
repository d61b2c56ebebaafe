package io.spatialforge.sources.truth;

import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import io.spatialforge.vision.depth.DepthMeaning;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TruthSource} reads and how.
 *
 * @param name of the set, the beginning of its image ids
 * @param file the {@code truth.jsonl}; depth maps are named relative to its folder
 * @param exhaustive whether all instances are listed; a truth file does not say, so automatic means no
 * @param vocabulary labels in normal form that would have been listed; absent ones are drawn from it
 * @param absentSample how many absent labels to draw for an exhaustive image, from 0
 * @param licence of images that state none; null where it is unknown
 * @param images places that hold the photographs under their {@code image}; none where they are not at hand
 * @param photos whether every image needs its photograph
 * @param depth what the depth maps mean; null to take them as metres along the optical axis, raw number over the
 *     record's {@code depth_scale}, 0 for no measurement
 * @param sampling which images are read
 * @param seed of the absent labels drawn
 */
public record TruthConfig(
        String name,
        Path file,
        Exhaustive exhaustive,
        Set<String> vocabulary,
        int absentSample,
        @Nullable String licence,
        List<String> images,
        Photos photos,
        @Nullable DepthMeaning depth,
        Sampling sampling,
        long seed) {

    /**
     * @throws IllegalArgumentException if the name is empty or holds a slash, or the sample is negative
     */
    public TruthConfig {
        vocabulary = Set.copyOf(vocabulary);
        images = List.copyOf(images);
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a source's name is not empty and has no slash, got '" + name + "'");
        }
        if (absentSample < 0) {
            throw new IllegalArgumentException("absent sample must be 0 or more, got " + absentSample);
        }
    }

    /** The defaults: not exhaustive, no photographs at hand, every image, seed 0. */
    public static TruthConfig of(String name, Path file) {
        return new TruthConfig(
                name, file, Exhaustive.AUTO, Set.of(), 0, null, List.of(), Photos.OPTIONAL, null, Sampling.ALL, 0);
    }

    /** With every instance of the vocabulary listed, and so many absent labels drawn. */
    public TruthConfig withExhaustive(Set<String> newVocabulary, int newAbsentSample) {
        return new TruthConfig(
                name,
                file,
                Exhaustive.YES,
                newVocabulary,
                newAbsentSample,
                licence,
                images,
                photos,
                depth,
                sampling,
                seed);
    }

    /** With photographs in a folder, each of them required. */
    public TruthConfig withPhotos(Path folder) {
        return new TruthConfig(
                name,
                file,
                exhaustive,
                vocabulary,
                absentSample,
                licence,
                List.of(folder.toString()),
                Photos.REQUIRED,
                depth,
                sampling,
                seed);
    }

    public TruthConfig withDepth(@Nullable DepthMeaning newDepth) {
        return new TruthConfig(
                name, file, exhaustive, vocabulary, absentSample, licence, images, photos, newDepth, sampling, seed);
    }
}
