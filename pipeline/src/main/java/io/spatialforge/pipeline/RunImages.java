package io.spatialforge.pipeline;

import io.spatialforge.core.scene.Image;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the photographs of a run are, as they are stored. Safe for several threads. */
public final class RunImages implements Closeable {

    private final Map<String, ImageStore> stores = new HashMap<>();

    private RunImages() {}

    /**
     * @param images the places where the photographs of a source are, by its name, as {@link FinishedRun#images} tells them
     * @throws IOException if a place is missing, damaged or of no kind that can be read
     */
    public static RunImages open(Map<String, List<String>> images) throws IOException {
        RunImages opened = new RunImages();
        boolean complete = false;
        try {
            for (Map.Entry<String, List<String>> source : images.entrySet()) {
                opened.stores.put(source.getKey(), ImageStores.open(source.getValue()));
            }
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                opened.close();
            }
        }
    }

    /**
     * Looks for a photograph.
     *
     * @return null if it is not at hand
     * @throws IOException if the place where it is can't be read
     */
    public @Nullable StoredImage find(Image image) throws IOException {
        ImageStore store = stores.get(image.source());
        return store == null ? null : store.photograph(image);
    }

    @Override
    public void close() throws IOException {
        for (ImageStore store : stores.values()) {
            store.close();
        }
    }
}
