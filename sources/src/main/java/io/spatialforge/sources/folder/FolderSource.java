package io.spatialforge.sources.folder;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.SourceException;
import io.spatialforge.vision.store.Copies;
import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Photographs alone: every one of some places becomes a scene without regions, to be filled by detectors or imports. An
 * image's id is the source's name, a slash and the photograph's name in its place.
 *
 * <p>What is no photograph by its name is counted as a file and passed over. Of photographs with the very same bytes the
 * first by name is kept, because questions about the others would be the same questions again.
 */
public final class FolderSource implements Source {

    private final FolderConfig config;

    public FolderSource(FolderConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return config.name();
    }

    /** None: the photographs are the input, and their places are looked after as those of every source. */
    @Override
    public List<Path> inputs() {
        return List.of();
    }

    @Override
    public Joiner scan(RowSink rows, int threads) throws IOException {
        ImageStore store = ImageStores.open(config.images());
        boolean complete = false;
        try {
            Rows listed = new Rows(store, rows);
            store.list(listed);
            listed.finish();
            Copies copies = Copies.among(store, name -> config.sampling().keeps(id(name)));
            complete = true;
            return new FolderJoiner(config, new Photographs(store, Photos.REQUIRED), copies);
        } finally {
            if (!complete) {
                store.close();
            }
        }
    }

    private String id(String name) {
        return config.name() + "/" + name;
    }

    /** From what a place lists to rows: a photograph's row is its URL, or nothing. */
    private final class Rows implements ImageStore.Inventory {

        private final ImageStore store;
        private final RowSink rows;
        private final List<Drop> drops = new ArrayList<>();
        private long photographs;
        private long files;
        private long notSampled;

        Rows(ImageStore store, RowSink rows) {
            this.store = store;
            this.rows = rows;
        }

        @Override
        public void photograph(String name, @Nullable String url) throws IOException {
            photographs++;
            String image = id(name);
            if (!config.sampling().keeps(image)) {
                notSampled++;
                return;
            }
            boolean named = url != null && isFoundBy(url, name);
            byte[] row = named && url != null ? url.getBytes(StandardCharsets.UTF_8) : new byte[0];
            rows.row(image, row, 0, row.length);
            rows.named(image, name);
            if (named && url != null) {
                rows.named(image, url);
            }
        }

        /** A URL may be of several photographs, of which it finds one. */
        private boolean isFoundBy(String url, String name) {
            try {
                StoredImage image = store.find(ImageKey.ofUrl(url));
                return image != null && image.name().equals(name);
            } catch (IOException e) {
                return false; // it is found by its name, or left out for that
            }
        }

        @Override
        public void other(String name, Reason reason, String detail) {
            if (reason == Reason.NOT_A_PHOTOGRAPH) {
                files++;
            } else {
                drops.add(new Drop(Stage.INGEST, Unit.IMAGES, reason, id(name), null, detail));
            }
        }

        /** Says what was passed over, in an order that is not the disk's. */
        void finish() throws IOException {
            if (photographs == 0) {
                throw new SourceException(
                        Path.of(config.images().getFirst()),
                        "the photographs",
                        "at least one",
                        "none among " + (files + drops.size()) + " files",
                        "give the folder, tar or Parquet file that holds them");
            }
            drops.sort(Comparator.comparing((Drop drop) -> String.valueOf(drop.image()))
                    .thenComparing(Drop::reason));
            for (Drop drop : drops) {
                rows.drop(drop);
            }
            if (files > 0) {
                rows.leftOut(Unit.FILES, Reason.NOT_A_PHOTOGRAPH, files);
            }
            if (notSampled > 0) {
                rows.leftOut(Unit.IMAGES, Reason.NOT_SAMPLED, notSampled);
            }
        }
    }
}
