package io.spatialforge.vision.store;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Photographs kept in one place. Safe for several threads. */
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

    /** Lets files go; images found before can't be opened any more. */
    @Override
    void close() throws IOException;
}
