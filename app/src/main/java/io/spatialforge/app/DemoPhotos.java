package io.spatialforge.app;

import io.spatialforge.vision.model.store.DownloadException;
import io.spatialforge.vision.model.store.DownloadProgress;
import io.spatialforge.vision.model.store.Downloads;
import io.spatialforge.vision.model.store.PinnedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The few photographs that the demo downloads where no folder is named: free of rights, pinned by address and hash. */
final class DemoPhotos {

    private static final String LIST = "demo-photos.yaml";

    private DemoPhotos() {}

    /**
     * One of them.
     *
     * @param source page that tells of it
     */
    record Photo(PinnedFile file, String title, String author, String licence, String source) {}

    /** All of them, in the order of the list. */
    static List<Photo> all() throws IOException {
        List<Photo> photos = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(DemoPhotos.class.getResourceAsStream(LIST), LIST)) {
            for (JsonNode photo : YAMLMapper.shared().readTree(in).get("photos")) {
                photos.add(new Photo(
                        new PinnedFile(
                                photo.get("file").asString(),
                                URI.create(photo.get("url").asString()),
                                photo.get("sha256").asString(),
                                photo.get("bytes").asLong()),
                        photo.get("title").asString(),
                        photo.get("author").asString(),
                        photo.get("licence").asString(),
                        photo.get("source").asString()));
            }
        }
        return photos;
    }

    /**
     * Downloads what is not there yet.
     *
     * @throws DownloadException if one can't be had; the message says what to do without a network
     */
    static void fetch(List<Photo> photos, Downloads downloads, Path folder, DownloadProgress progress)
            throws InterruptedException {
        try {
            for (Photo photo : photos) {
                downloads.fetch(photo.file(), folder, progress);
            }
        } catch (DownloadException e) {
            throw new DownloadException(
                    e.getMessage() + "\nWithout a network name a folder of your own photographs: spatialforge demo"
                            + " --photos DIR",
                    e);
        }
    }
}
