package io.spatialforge.viewer.serve;

import io.spatialforge.core.scene.Image;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.RunImages;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureEncoder;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.store.StoredImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The photographs of a run for pages: upright, as JPEGs made anew of their pixels, so that nothing else that a file holds
 * comes to a browser. A source whose place is gone has none, which is said and no error. Safe for several threads.
 */
final class Photographs implements Closeable {

    /** The longest side of what is sent where not all was asked for, in pixels. */
    static final int LONGEST = 1600;

    /** The longest side in a list. */
    static final int SMALL = 240;

    private final Map<String, List<String>> places;
    private final String version;
    private final Map<String, Opened> opened = new HashMap<>();

    private Photographs(Map<String, List<String>> places, String version) {
        this.places = places;
        this.version = version;
    }

    static Photographs of(FinishedRun run) throws IOException {
        StringBuilder hashes = new StringBuilder(run.folder().store().location());
        for (int shard = 0; shard < run.shards().count(); shard++) {
            hashes.append(run.outputsHash(shard));
        }
        return new Photographs(
                run.images(), Integer.toHexString(hashes.toString().hashCode()));
    }

    /** A source's photographs, or why there are none. */
    private record Opened(@Nullable RunImages images, String why) {}

    /**
     * Where the photograph of an image is.
     *
     * @param told a sentence
     */
    record Place(boolean atHand, String told) {}

    /** Where pages find the photograph of an image; another address for another run, so that browsers may keep it. */
    String address(Image image) {
        return "/photo?v=" + version + "&image=" + encoded(image.id());
    }

    /** As {@link #address}, of the depth map. */
    String depthAddress(Image image) {
        return "/depth?v=" + version + "&image=" + encoded(image.id());
    }

    /** As {@link #address}, of a small one; null where the source has no photographs at hand. */
    @Nullable
    String thumbnail(String source, String image) {
        return opened(source).images == null ? null : "/photo?v=" + version + "&small=1&image=" + encoded(image);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Place place(Image image) {
        Opened source = opened(image.source());
        if (source.images == null) {
            return new Place(false, source.why);
        }
        try {
            StoredImage stored = source.images.find(image);
            return stored == null
                    ? new Place(false, "It is not at hand.")
                    : new Place(true, "It is at hand as %s.".formatted(stored.name()));
        } catch (IOException e) {
            return new Place(false, "It is not at hand: %s.".formatted(e.getMessage()));
        }
    }

    /**
     * The photograph, upright, as a JPEG.
     *
     * @param longest the longest side that it may have, in pixels
     * @return null where it is not at hand
     * @throws PictureException if the file is no photograph that can be decoded
     */
    byte @Nullable [] jpeg(Image image, int longest) throws IOException, PictureException {
        RunImages images = opened(image.source()).images;
        StoredImage stored = images == null ? null : images.find(image);
        if (stored == null) {
            return null;
        }
        try (InputStream in = stored.open();
                Picture picture =
                        PictureDecoder.decode(in.readAllBytes(), image.transform(), leastSide(image, longest));
                Picture sent = picture.within(longest)) {
            return PictureEncoder.jpeg(sent);
        }
    }

    /** What the shorter side has where the longer one is as long as it may be: a JPEG need not be decoded any larger. */
    private static int leastSide(Image image, int longest) {
        double shorter = Math.min(image.width(), image.height());
        double longer = Math.max(image.width(), image.height());
        return longer <= longest ? PictureDecoder.FULL : Math.max(1, (int) Math.ceil(longest * shorter / longer));
    }

    private synchronized Opened opened(String source) {
        Opened known = opened.get(source);
        if (known == null) {
            known = open(source);
            opened.put(source, known);
        }
        return known;
    }

    private Opened open(String source) {
        List<String> of = places.get(source);
        if (of == null) {
            return new Opened(
                    null,
                    "It is not at hand: the run was made without the photographs of %s (--images).".formatted(source));
        }
        try {
            return new Opened(RunImages.open(Map.of(source, of)), "");
        } catch (IOException e) {
            return new Opened(null, "It is not at hand: %s.".formatted(e.getMessage()));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Opened source : opened.values()) {
            if (source.images != null) {
                source.images.close();
            }
        }
        opened.clear();
    }
}
