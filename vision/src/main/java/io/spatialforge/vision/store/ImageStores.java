package io.spatialforge.vision.store;

import io.spatialforge.core.drop.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Opens the places where a corpus's photographs are kept, as one store. */
@API(status = API.Status.EXPERIMENTAL)
public final class ImageStores {

    private ImageStores() {}

    /**
     * Opens places, to be asked in their order: the first that has a photograph gives it.
     *
     * @param places each a folder, one that {@code fetch} wrote, a {@code .tar} or {@code .parquet} file, or a pattern of such files in one folder; none
     *     gives a store without photographs
     * @throws ImageStoreException if a place is missing, damaged or of no kind that can be read
     */
    public static ImageStore open(List<String> places) throws IOException {
        List<ImageStore> stores = new ArrayList<>();
        boolean complete = false;
        try {
            for (String place : places) {
                stores.add(open(Place.of(place)));
            }
            complete = true;
        } finally {
            if (!complete) {
                for (ImageStore store : stores) {
                    store.close();
                }
            }
        }
        return stores.size() == 1 ? stores.getFirst() : new Several(List.copyOf(stores));
    }

    /**
     * Looks whether a place is there and of a kind that can be read; its content is not looked at.
     *
     * @throws ImageStoreException if it is not
     */
    public static void require(String place) throws IOException {
        Place.of(place);
    }

    /**
     * A text that changes when photographs of a place come, go or change; nothing of their content is read.
     *
     * @throws ImageStoreException if the place is missing or of no kind that can be read
     */
    public static String stamp(String place) throws IOException {
        return switch (Place.of(place)) {
            case Place.Folder folder -> PlaceStamp.of(folder.folder());
            case Place.Tars tars -> PlaceStamp.of(tars.files());
            case Place.Tables tables -> PlaceStamp.of(tables.files());
            case Place.RemoteTars tars -> PlaceStamp.ofRemote(tars.files());
        };
    }

    private static ImageStore open(Place place) throws IOException {
        return switch (place) {
            case Place.Folder folder ->
                Files.isRegularFile(folder.folder().resolve(FetchIndex.FILE))
                        ? new FetchStore(folder.folder())
                        : new FolderStore(folder.folder());
            case Place.Tars tars ->
                openTars(
                        tars.files(),
                        file -> new TarStore.Archive(
                                file.toString(), String.valueOf(file.getFileName()), Blob.ofFile(file)));
            case Place.RemoteTars tars ->
                openTars(
                        tars.files(),
                        file -> new TarStore.Archive(
                                file.location(), file.name(), tars.access().open(file)));
            case Place.Tables tables -> ParquetStore.open(tables.files());
        };
    }

    private interface Opening<F> {
        TarStore.Archive open(F file) throws IOException;
    }

    private static <F> ImageStore openTars(List<F> files, Opening<F> opening) throws IOException {
        List<TarStore.Archive> archives = new ArrayList<>();
        boolean complete = false;
        try {
            for (F file : files) {
                archives.add(opening.open(file));
            }
            ImageStore store = TarStore.open(archives);
            complete = true;
            return store;
        } finally {
            if (!complete) {
                for (TarStore.Archive archive : archives) {
                    archive.blob().close();
                }
            }
        }
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
        public void list(Inventory inventory) throws IOException {
            for (int i = 0; i < stores.size(); i++) {
                stores.get(i).list(new OfOnePlace(stores.subList(0, i), inventory));
            }
        }

        @Override
        public void close() throws IOException {
            for (ImageStore store : stores) {
                store.close();
            }
        }
    }

    /** What one of several places holds, less what an earlier one gives under the same name. */
    private record OfOnePlace(List<ImageStore> earlier, ImageStore.Inventory inventory)
            implements ImageStore.Inventory {

        @Override
        public void photograph(String name, @Nullable String url) throws IOException {
            if (hidden(name)) {
                inventory.other(name, Reason.IMAGE_DUPLICATE, "an earlier one of the places has one of that name");
            } else {
                inventory.photograph(name, url);
            }
        }

        private boolean hidden(String name) throws IOException {
            if (ImageKey.unsafe(name) != null) {
                return false; // nothing finds it, which is said of it where it is looked for
            }
            for (ImageStore store : earlier) {
                if (store.find(ImageKey.ofFile(name)) != null) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void other(String name, Reason reason, String detail) throws IOException {
            inventory.other(name, reason, detail);
        }
    }
}
