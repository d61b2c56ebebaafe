package io.spatialforge.vision.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the places where a corpus's photographs are kept, as one store. */
public final class ImageStores {

    private ImageStores() {}

    /**
     * Opens places, to be asked in their order: the first that has a photograph gives it.
     *
     * @param places each a folder; none gives a store without photographs
     * @throws IOException if a place is missing, damaged or of no kind that can be read; the message names it
     */
    public static ImageStore open(List<String> places) throws IOException {
        List<ImageStore> stores = new ArrayList<>();
        for (String place : places) {
            stores.add(new FolderStore(Path.of(place)));
        }
        return stores.size() == 1 ? stores.getFirst() : new Several(List.copyOf(stores));
    }

    private record Several(List<ImageStore> stores) implements ImageStore {

        @Override
        public @Nullable StoredImage find(ImageKey key) throws IOException {
            for (ImageStore store : stores) {
                StoredImage image = store.find(key);
                if (image != null) {
                    return image;
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            for (ImageStore store : stores) {
                store.close();
            }
        }
    }
}
