package io.spatialforge.sources;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import io.spatialforge.vision.store.UnsafeImageException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The photographs of a corpus, and what a look at one of them says about its annotations. Where the corpus lists a hash, the
 * bytes must have it. Safe for several threads.
 */
public final class Photographs implements Closeable {

    private final ImageStore store;
    private final Photos photos;

    public Photographs(ImageStore store, Photos photos) {
        this.store = store;
        this.photos = photos;
    }

    /**
     * Opens the places where photographs are kept.
     *
     * @param images the places, as {@link ImageStores#open} takes them; none if nothing is at hand
     * @throws IOException naming a place that can't be opened
     */
    public static Photographs open(List<String> images, Photos photos) throws IOException {
        return new Photographs(ImageStores.open(images), photos);
    }

    /** What a look at a photograph found. */
    public sealed interface Found {

        /**
         * It fits its annotations.
         *
         * @param file its name in the store, with forward slashes, for {@code Image.file}
         * @param transform how stored pixels become upright
         * @param annotatedAsStored whether boxes are of the stored pixels, so that they must be turned along; never where
         *     no size was listed
         * @param width of the stored image in pixels
         * @param height of the stored image in pixels
         */
        record Fitting(String file, Transform transform, boolean annotatedAsStored, int width, int height)
                implements Found {

            /** Width of the upright image in pixels. */
            public int uprightWidth() {
                return transform.swapsAxes() ? height : width;
            }

            /** Height of the upright image in pixels. */
            public int uprightHeight() {
                return transform.swapsAxes() ? width : height;
            }
        }

        /** It is not at hand and need not be: its listed size holds, and it counts as {@link PhotoCheck#UNCHECKED}. */
        record NotAtHand() implements Found {}

        /** It can't be used. */
        record Unfit(Reason reason, String detail) implements Found {}
    }

    /**
     * Looks at a photograph and decides which frame its annotations are in.
     *
     * <p>Annotators may have seen the stored pixels or the upright ones. The listed size tells, if turning swaps two
     * different sides; where it can't tell, the image is dropped rather than guessed.
     *
     * @param width as the corpus lists it
     * @param height as the corpus lists it
     */
    public Found look(ImageKey key, int width, int height) {
        return switch (seek(key)) {
            case Seen.Missing missing ->
                photos == Photos.OPTIONAL ? new Found.NotAtHand() : missing(key, "it is in none of the image stores");
            case Seen.Refused refused -> new Found.Unfit(refused.reason(), refused.detail());
            case Seen.Sound sound -> fit(sound.name(), sound.photo(), width, height);
        };
    }

    /**
     * Looks at a photograph whose size the corpus doesn't list; its annotations must be of the upright image, or relative.
     * One that is not at hand is {@link Found.Unfit} even if it is optional: there is no scene without a size.
     */
    public Found look(ImageKey key) {
        return switch (seek(key)) {
            case Seen.Missing missing ->
                missing(key, "it is in none of the image stores, and no width and height are listed");
            case Seen.Refused refused -> new Found.Unfit(refused.reason(), refused.detail());
            case Seen.Sound sound ->
                new Found.Fitting(
                        sound.name(),
                        sound.photo().transform(),
                        false,
                        sound.photo().width(),
                        sound.photo().height());
        };
    }

    private static Found missing(ImageKey key, String detail) {
        return new Found.Unfit(Reason.IMAGE_MISSING, key + ": " + detail);
    }

    private sealed interface Seen {

        record Sound(String name, Photo.Sound photo) implements Seen {}

        record Missing() implements Seen {}

        record Refused(Reason reason, String detail) implements Seen {}
    }

    private Seen seek(ImageKey key) {
        String unsafe = key.file() == null ? null : ImageKey.unsafe(key.file());
        if (unsafe != null) {
            return new Seen.Refused(Reason.IMAGE_PATH_UNSAFE, unsafe);
        }
        StoredImage image;
        try {
            image = store.find(key);
        } catch (UnsafeImageException e) {
            return new Seen.Refused(Reason.IMAGE_PATH_UNSAFE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Seen.Refused(Reason.IMAGE_UNREADABLE, "reading " + key + " failed: " + e.getMessage());
        }
        return image == null ? new Seen.Missing() : probed(image, key.sha256());
    }

    private static Seen probed(StoredImage image, @Nullable String sha256) {
        if (sha256 != null) {
            try {
                String found = image.sha256();
                if (!found.equals(sha256)) {
                    return new Seen.Refused(
                            Reason.IMAGE_ALTERED,
                            image.name() + ": expected SHA-256 " + sha256 + ", got " + found);
                }
            } catch (IOException e) {
                return new Seen.Refused(
                        Reason.IMAGE_UNREADABLE, "reading '" + image.name() + "' failed: " + e.getMessage());
            }
        }
        return switch (PhotoProbe.probe(image)) {
            case Photo.Flawed flaw -> new Seen.Refused(flaw.reason(), image.name() + ": " + flaw.detail());
            case Photo.Sound photo -> new Seen.Sound(image.name(), photo);
        };
    }

    private static Found fit(String name, Photo.Sound photo, int width, int height) {
        boolean asStored = photo.width() == width && photo.height() == height;
        boolean asUpright = photo.uprightWidth() == width && photo.uprightHeight() == height;
        if (photo.transform() == Transform.IDENTITY && asStored) {
            return new Found.Fitting(name, Transform.IDENTITY, false, width, height);
        }
        if (asStored && asUpright) {
            return new Found.Unfit(
                    Reason.ORIENTATION_AMBIGUOUS,
                    "EXIF says %s and both frames are %dx%d"
                            .formatted(photo.transform().id(), width, height));
        }
        if (asStored || asUpright) {
            return new Found.Fitting(name, photo.transform(), asStored, photo.width(), photo.height());
        }
        return new Found.Unfit(
                Reason.IMAGE_SIZE_MISMATCH,
                "the annotations say %dx%d, the file is %dx%d (%s)"
                        .formatted(
                                width,
                                height,
                                photo.width(),
                                photo.height(),
                                photo.transform().id()));
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
