package io.spatialforge.sources.pixmo;

import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link PixmoSource} reads and how.
 *
 * @param name of the corpus, the beginning of its image ids
 * @param files the Parquet files by their role; at least one
 * @param unit what the numbers of pixmo-points' points are; null to decide by the numbers, file by file
 * @param sizes CSV files of known widths and heights, by URL or SHA-256, for images whose photograph is not at hand
 * @param images places that hold the photographs; none where they are not at hand
 * @param licence of the images; null where it is unknown
 * @param photos whether every image needs its photograph
 * @param sampling which images are read
 */
public record PixmoConfig(
        String name,
        Map<PixmoRole, List<Path>> files,
        @Nullable PointsUnit unit,
        List<Path> sizes,
        List<String> images,
        @Nullable String licence,
        Photos photos,
        Sampling sampling) {

    /**
     * @throws IllegalArgumentException if there is no file, the name is empty or holds a slash, or photographs are required
     *     and no place is given
     */
    public PixmoConfig {
        Map<PixmoRole, List<Path>> copy = new EnumMap<>(PixmoRole.class);
        files.forEach((role, paths) -> copy.put(role, List.copyOf(paths)));
        files = Map.copyOf(copy);
        sizes = List.copyOf(sizes);
        images = List.copyOf(images);
        if (files.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("source '" + name + "' has no file");
        }
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a source's name is not empty and has no slash, got '" + name + "'");
        }
        if (photos == Photos.REQUIRED && images.isEmpty()) {
            throw new IllegalArgumentException("source '" + name + "' requires its photographs: name their place");
        }
    }

    /** The defaults: the unit decided by the numbers, no photographs at hand, every image. */
    public static PixmoConfig of(String name, PixmoRole role, Path... files) {
        return new PixmoConfig(
                name, Map.of(role, List.of(files)), null, List.of(), List.of(), null, Photos.OPTIONAL, Sampling.ALL);
    }

    /** The files of a role; empty where there are none. */
    public List<Path> files(PixmoRole role) {
        return files.getOrDefault(role, List.of());
    }

    /** With more files of a role. */
    public PixmoConfig with(PixmoRole role, Path... more) {
        Map<PixmoRole, List<Path>> all = new EnumMap<>(PixmoRole.class);
        all.putAll(files);
        all.merge(
                role,
                List.of(more),
                (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
        return new PixmoConfig(name, all, unit, sizes, images, licence, photos, sampling);
    }

    public PixmoConfig withUnit(@Nullable PointsUnit newUnit) {
        return new PixmoConfig(name, files, newUnit, sizes, images, licence, photos, sampling);
    }

    public PixmoConfig withSizes(Path... newSizes) {
        return new PixmoConfig(name, files, unit, List.of(newSizes), images, licence, photos, sampling);
    }

    /** With photographs in a folder, each of them required. */
    public PixmoConfig withPhotos(Path folder) {
        return new PixmoConfig(
                name, files, unit, sizes, List.of(folder.toString()), licence, Photos.REQUIRED, sampling);
    }

    public PixmoConfig withSampling(Sampling newSampling) {
        return new PixmoConfig(name, files, unit, sizes, images, licence, photos, newSampling);
    }
}
