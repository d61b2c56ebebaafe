package io.spatialforge.pipeline.perceive;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Image;
import io.spatialforge.pipeline.config.DepthConfig;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.store.WatchedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A folder of depth maps that bear the names of their photographs with another ending; where photographs lie in
 * sub-folders, maps lie in the same ones, or all in one.
 */
public final class DepthFolder {

    private static final List<String> ENDINGS = List.of(".png", ".npy");

    private final Path folder;
    private final DepthMeaning meaning;
    private final WatchedFolder watched;

    /**
     * @throws io.spatialforge.vision.store.VanishedException if there is no such folder
     */
    public DepthFolder(Path folder, DepthConfig config) {
        this.folder = folder;
        this.meaning = meaning(config);
        this.watched = WatchedFolder.of("the folder of depth maps", folder);
    }

    /** What the configuration says of the numbers in a map. */
    public static DepthMeaning meaning(DepthConfig config) {
        return new DepthMeaning(
                DepthSource.Kind.valueOf(config.kind().toUpperCase(Locale.ROOT)),
                DepthSource.Geometry.valueOf(config.geometry().toUpperCase(Locale.ROOT)),
                config.scale(),
                config.invalid(),
                config.id());
    }

    /**
     * The image's map; where there is none, the place where it was first looked for. Null of an image without file.
     *
     * @throws io.spatialforge.vision.store.VanishedException if there is none because no map is there any more
     */
    public @Nullable DepthSidecar of(Image image) {
        String file = image.file();
        if (file == null) {
            return null;
        }
        int dot = file.lastIndexOf('.');
        String stem = dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
        String base = stem.substring(stem.lastIndexOf('/') + 1);
        for (String name : List.of(stem, base)) {
            for (String ending : ENDINGS) {
                Path map = folder.resolve(name + ending).normalize();
                if (map.startsWith(folder.normalize()) && Files.isRegularFile(map)) {
                    return new DepthSidecar(map, meaning);
                }
            }
        }
        watched.require();
        return new DepthSidecar(folder.resolve(base + ENDINGS.get(0)), meaning);
    }
}
