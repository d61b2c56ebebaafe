package io.spatialforge.viewer.report;

import io.spatialforge.core.scene.Image;
import io.spatialforge.pipeline.RunImages;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureEncoder;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.store.StoredImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Photographs as they stand in the report: upright, small, made anew of their pixels. What is not at hand is no error; why is
 * remembered. For one thread.
 */
final class SamplePhotographs implements Closeable {

    /** Bytes of a JPEG at most, so that a report of 72 of them stays below 4 MB. */
    static final int MOST_BYTES = 40_000;

    private static final int LONGEST = 560;
    private static final int LEAST = 160;
    private static final int[] QUALITIES = {82, 70};

    private final Map<String, List<String>> places;
    private final Map<String, @Nullable RunImages> opened = new HashMap<>();
    private final Map<String, @Nullable String> known = new HashMap<>();
    private final SortedMap<String, Integer> missing = new TreeMap<>();

    /**
     * @param places where the photographs of a source are, by its name
     */
    SamplePhotographs(Map<String, List<String>> places) {
        this.places = Map.copyOf(places);
    }

    /** The photograph as a {@code data:} URL; null where it is not at hand. */
    @Nullable
    String url(Image image) throws IOException {
        if (!known.containsKey(image.id())) {
            known.put(image.id(), read(image));
        }
        return known.get(image.id());
    }

    /** Why photographs are missing, and how many for each reason. */
    SortedMap<String, Integer> missing() {
        return missing;
    }

    private @Nullable String read(Image image) throws IOException {
        RunImages images = images(image.source());
        if (images == null) {
            return null;
        }
        try {
            StoredImage stored = images.find(image);
            if (stored == null) {
                miss("it is not where the run found it");
                return null;
            }
            try (InputStream in = stored.open();
                    Picture picture =
                            PictureDecoder.decode(in.readAllBytes(), image.transform(), PictureDecoder.FULL)) {
                return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(small(picture));
            }
        } catch (PictureException | IOException e) {
            miss(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static byte[] small(Picture picture) {
        for (int longest = LONGEST; ; longest = longest * 4 / 5) {
            try (Picture scaled = picture.within(longest)) {
                for (int quality : QUALITIES) {
                    byte[] jpeg = PictureEncoder.jpeg(scaled, quality);
                    if (jpeg.length <= MOST_BYTES || longest < LEAST) {
                        return jpeg;
                    }
                }
            }
        }
    }

    private @Nullable RunImages images(String source) throws IOException {
        if (!opened.containsKey(source)) {
            opened.put(source, open(source));
        }
        RunImages images = opened.get(source);
        if (images == null) {
            miss(
                    places.containsKey(source)
                            ? "the place of the photographs of %s can't be opened".formatted(source)
                            : "the run was made without the photographs of %s (--images)".formatted(source));
        }
        return images;
    }

    private @Nullable RunImages open(String source) {
        List<String> of = places.get(source);
        if (of == null) {
            return null;
        }
        try {
            return RunImages.open(Map.of(source, of));
        } catch (IOException e) {
            return null;
        }
    }

    private void miss(String why) {
        missing.merge(why, 1, Integer::sum);
    }

    @Override
    public void close() throws IOException {
        for (RunImages images : opened.values()) {
            if (images != null) {
                images.close();
            }
        }
    }
}
