package io.spatialforge.pipeline.explain;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.config.DepthConfig;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.pipeline.ingest.SidecarJson;
import io.spatialforge.pipeline.perceive.DepthFolder;
import io.spatialforge.pipeline.perceive.LookedJson;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthReader;
import io.spatialforge.vision.depth.DepthUnreadableException;
import io.spatialforge.vision.see.Looked;
import io.spatialforge.vision.see.Perception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was seen of a photograph, where it is still at hand.
 *
 * @param perception what models told; null where none looked
 * @param depth the map that the regions' depth was taken from; null where there is none any more
 */
public record Sights(
        @Nullable Perception perception, @Nullable Depth depth) {

    /** A depth map of the upright image. */
    public record Depth(DepthMap map, DepthSource.Kind kind) {}

    static Sights of(FinishedRun run, Scene scene) throws IOException, InterruptedException {
        Perception perception = perception(run, scene.image().id());
        if (scene.depth() == null) {
            return new Sights(perception, null);
        }
        if (perception != null && perception.depth() != null) {
            Perception.Depth first = perception.depth();
            return new Sights(perception, new Depth(first.map(), first.meaning().kind()));
        }
        DepthSidecar map = map(run, scene.image());
        return new Sights(perception, map == null ? null : read(map, scene.image()));
    }

    /** Of the lines of a shard, which hold depth maps, the image's alone is decoded. */
    private static @Nullable Perception perception(FinishedRun run, String image)
            throws IOException, InterruptedException {
        Path looks = run.files().find(RunFolder.PERCEPTION, run.shards().of(image));
        if (looks == null) {
            return null;
        }
        LineSearch search = new LineSearch("\"image\":" + JsonMapper.shared().writeValueAsString(image));
        try {
            for (LineSearch.Found line : search.in(List.of(looks), 1, found -> true, (files, of) -> {})) {
                LookedJson looked = LookedJson.read(line.line());
                if (looked.image().equals(image)) {
                    return looked.looked() instanceof Looked.Seen seen ? seen.perception() : null;
                }
            }
            return null;
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: the line of image %s: %s".formatted(looks, image, e.getMessage()), e);
        } finally {
            run.files().release(looks);
        }
    }

    private static @Nullable DepthSidecar map(FinishedRun run, Image image) throws IOException {
        for (JsonNode source : run.facts().run().path("config").path("sources")) {
            JsonNode depth = source.path("depth");
            if (source.path("name").asString("").equals(image.source()) && depth.hasNonNull("folder")) {
                Path folder = Path.of(depth.path("folder").asString());
                if (!Files.isDirectory(folder)) {
                    return null;
                }
                return new DepthFolder(
                                folder,
                                new DepthConfig(
                                        folder,
                                        depth.path("id").asString("depth-maps"),
                                        depth.path("kind").asString("metric"),
                                        depth.path("geometry").asString("z"),
                                        depth.path("scale").asDouble(1000),
                                        depth.path("invalid").asDouble(0)))
                        .of(image);
            }
        }
        return sidecar(run, image.id());
    }

    private static @Nullable DepthSidecar sidecar(FinishedRun run, String image) throws IOException {
        Path file = run.files().find(Ingest.SIDECARS, run.shards().of(image));
        if (file == null) {
            return null;
        }
        try (LineReader lines = LineReader.open(file)) {
            while (lines.next()) {
                SidecarJson sidecar = SidecarJson.read(lines.line());
                if (sidecar.image().equals(image)) {
                    return sidecar.sidecar();
                }
            }
        } catch (CorruptFileException e) {
            return null;
        } finally {
            run.files().release(file);
        }
        return null;
    }

    private static @Nullable Depth read(DepthSidecar sidecar, Image image) {
        if (!Files.isRegularFile(sidecar.file())) {
            return null;
        }
        try {
            DepthMap map = DepthReader.read(sidecar.file(), sidecar.meaning());
            boolean lies =
                    image.transform().swapsAxes() && (map.width() > map.height()) != (image.width() > image.height());
            return new Depth(
                    lies ? map.upright(image.transform()) : map,
                    sidecar.meaning().kind());
        } catch (DepthUnreadableException e) {
            return null;
        }
    }
}
