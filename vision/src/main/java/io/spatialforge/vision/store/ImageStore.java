package io.spatialforge.vision.store;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import java.io.Closeable;
import java.io.IOException;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Photographs kept in one place. Safe for several threads. */
@API(status = API.Status.EXPERIMENTAL)
public interface ImageStore extends Closeable {

    /**
     * Looks for a photograph. Nothing is said of its bytes: whether they are a whole image is for
     * {@link io.spatialforge.vision.PhotoProbe} to tell.
     *
     * @return null if it is not here
     * @throws UnsafeImageException if the name leads out of the store
     * @throws IOException if the place can't be read, is damaged there, or two photographs go by that name
     */
    @Nullable
    StoredImage find(ImageKey key) throws IOException;

    /**
     * Looks for the photograph of a scene.
     *
     * @return null if it is not here, or the image names none
     * @throws IOException as {@link #find}
     */
    default @Nullable StoredImage photograph(Image image) throws IOException {
        return image.file() == null && image.url() == null && image.sha256() == null
                ? null
                : find(new ImageKey(image.file(), image.url(), image.sha256()));
    }

    /**
     * Tells all that is here, in any order, without keeping it. A photograph is told by its name alone: whether it can be
     * read is for {@link #find} and the probe to say.
     *
     * @throws IOException if the place can't be read to its end, or the inventory's own
     */
    void list(Inventory inventory) throws IOException;

    /** Hears what is in a store. */
    interface Inventory {

        /**
         * A photograph, or what its name says is one.
         *
         * @param name by which {@link #find} finds it, with forward slashes; told again only if the place lists it again
         * @param url where the place says that it was published; null where it does not
         */
        void photograph(String name, @Nullable String url) throws IOException;

        /**
         * Something that is passed over.
         *
         * @param reason {@link Reason#NOT_A_PHOTOGRAPH}, or why a photograph can't be had by its name
         */
        void other(String name, Reason reason, String detail) throws IOException;
    }

    /** Lets files go; images found before can't be opened any more. */
    @Override
    void close() throws IOException;
}
