package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Image;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.config.DepthConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.pipeline.ingest.SidecarJson;
import io.spatialforge.pipeline.perceive.DepthFolder;
import io.spatialforge.pipeline.perceive.Perceiver;
import io.spatialforge.records.SceneJson;
import io.spatialforge.sources.DepthSidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Annotated scenes to perceived ones, one shard. A scene whose depth map is missing or does not fit stays, without depth;
 * the map is the drop.
 */
final class PerceiveStage {

    private final Map<String, DepthFolder> folders = new HashMap<>();

    PerceiveStage(RunConfig config) {
        for (SourceConfig source : config.sources()) {
            DepthConfig depth = source.depth();
            if (depth != null && depth.folder() != null) {
                folders.put(source.name(), new DepthFolder(depth.folder(), depth));
            }
        }
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Books books = new Books();
        LineWriter scenes = context.lines(RunFolder.SCENES);
        DroppedWriter drops = context.drops(books, DropSampling.ALL);
        Map<String, DepthSidecar> sidecars = sidecars(context.folder(), context.shards(), shard);
        LineReader.forEach(
                context.folder().lines(CurateStage.SCENES, context.shards(), shard), SceneJson.LINES, scene -> {
                    Image image = scene.image();
                    DepthSidecar map = depthMap(image, sidecars);
                    Perceiver.Perceived perceived = Perceiver.perceive(scene, map);
                    if (map != null) {
                        books.read(Unit.DEPTH_MAPS, 1);
                        Reason problem = perceived.depthProblem();
                        if (problem == null) {
                            books.kept(Unit.DEPTH_MAPS, 1);
                        } else {
                            drops.drop(new Drop(
                                    Stage.PERCEIVE, Unit.DEPTH_MAPS, problem, image.id(), null, perceived.detail()));
                        }
                    }
                    books.read(Unit.IMAGES, 1);
                    books.kept(Unit.IMAGES, 1);
                    scenes.write(SceneJson.toLine(perceived.scene()));
                });
        return ShardResult.of(books);
    }

    /** Size and time of change of the maps that the corpus itself names, for the fingerprint of a shard. */
    static String sidecarStamps(RunFolder folder, Shards shards, int shard) throws IOException {
        StringBuilder stamps = new StringBuilder();
        for (DepthSidecar sidecar : new TreeMap<>(sidecars(folder, shards, shard)).values()) {
            Path file = sidecar.file();
            stamps.append(file).append(' ');
            if (Files.isRegularFile(file)) {
                stamps.append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
            }
            stamps.append('\n');
        }
        return stamps.toString();
    }

    private @Nullable DepthSidecar depthMap(Image image, Map<String, DepthSidecar> sidecars) {
        DepthFolder folder = folders.get(image.source());
        return folder != null ? folder.of(image) : sidecars.get(image.id());
    }

    private static Map<String, DepthSidecar> sidecars(RunFolder folder, Shards shards, int shard) throws IOException {
        Map<String, DepthSidecar> sidecars = new HashMap<>();
        try (LineReader lines = LineReader.open(folder.lines(Ingest.SIDECARS, shards, shard))) {
            while (lines.next()) {
                SidecarJson sidecar = SidecarJson.read(lines.line());
                sidecars.put(sidecar.image(), sidecar.sidecar());
            }
        }
        return sidecars;
    }
}
