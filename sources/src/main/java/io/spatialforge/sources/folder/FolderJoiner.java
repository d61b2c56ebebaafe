package io.spatialforge.sources.folder;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Photographs.Found;
import io.spatialforge.sources.Source;
import io.spatialforge.vision.store.Copies;
import io.spatialforge.vision.store.ImageKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a photograph's name to its scene, of which nothing is known but the photograph. */
final class FolderJoiner implements Source.Joiner {

    private final FolderConfig config;
    private final Photographs photographs;
    private final Copies copies;

    FolderJoiner(FolderConfig config, Photographs photographs, Copies copies) {
        this.config = config;
        this.photographs = photographs;
        this.copies = copies;
    }

    @Override
    public Joined join(String imageId, List<byte[]> rows) {
        String name = imageId.substring(config.name().length() + 1);
        String url = first(rows);
        String original = copies.original(name);
        if (original != null) {
            return leftOut(imageId, Reason.IMAGE_COPY, "of '" + original + "'");
        }
        return switch (photographs.look(new ImageKey(name, url, null))) {
            case Found.Unfit unfit -> leftOut(imageId, unfit.reason(), unfit.detail());
            case Found.NotAtHand notAtHand -> leftOut(imageId, Reason.IMAGE_MISSING, name);
            case Found.Fitting fitting ->
                fitting.file().equals(name)
                        ? new Joined(scene(imageId, fitting, url), List.of(), 1, 0, null, PhotoCheck.CHECKED)
                        : leftOut(
                                imageId,
                                Reason.IMAGE_DUPLICATE,
                                "'" + fitting.file() + "' is found by that name as well");
        };
    }

    /** The first of the URLs, in the order of the alphabet, that name the photograph. */
    private static @Nullable String first(List<byte[]> rows) {
        String first = null;
        for (byte[] row : rows) {
            String url = new String(row, StandardCharsets.UTF_8);
            if (!url.isEmpty() && (first == null || url.compareTo(first) < 0)) {
                first = url;
            }
        }
        return first;
    }

    private Scene scene(String imageId, Found.Fitting fitting, @Nullable String url) {
        Image image = new Image(
                imageId,
                config.name(),
                fitting.file(),
                url,
                null,
                fitting.uprightWidth(),
                fitting.uprightHeight(),
                fitting.transform(),
                config.licence());
        return new Scene(image, List.of(), Set.of(), Set.of(), null);
    }

    private static Joined leftOut(String imageId, Reason reason, String detail) {
        Drop drop = new Drop(Stage.INGEST, Unit.IMAGES, reason, imageId, null, detail);
        return new Joined(null, List.of(drop), 1, 0, null, PhotoCheck.UNCHECKED);
    }

    @Override
    public void close() throws IOException {
        photographs.close();
    }
}
