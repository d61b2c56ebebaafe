package io.spatialforge.pipeline;

import io.spatialforge.core.scene.Image;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import io.spatialforge.vision.store.VanishedException;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Where the photographs of a run are, as they are stored. Safe for several threads. */
@API(status = API.Status.INTERNAL)
public final class RunImages implements Closeable {

    private final Map<String, ImageStore> stores = new HashMap<>();

    private final Set<String> required = new HashSet<>();

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

    /** The photographs of sources, where those that require them have left out the images without. */
    static RunImages of(List<SourceConfig> sources) throws IOException {
        Map<String, List<String>> places = new HashMap<>();
        for (SourceConfig source : sources) {
            if (!source.images().isEmpty()) {
                places.put(source.name(), source.images());
            }
        }
        RunImages opened = open(places);
        for (SourceConfig source : sources) {
            if (source.photos().equals("required")) {
                opened.required.add(source.name());
            }
        }
        return opened;
    }

    /**
     * Looks for a photograph.
     *
     * @return null if it is not at hand
     * @throws VanishedException if it is not, and was when the images were read
     * @throws IOException if the place where it is can't be read
     */
    public @Nullable StoredImage find(Image image) throws IOException {
        ImageStore store = stores.get(image.source());
        StoredImage found = store == null ? null : store.photograph(image);
        if (found == null && store != null && required.contains(image.source())) {
            throw new VanishedException("the photograph of " + image.id());
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        for (ImageStore store : stores.values()) {
            store.close();
        }
    }
}
